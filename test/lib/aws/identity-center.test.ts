import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { listElsewhere, listInstances } from '../../../lib/aws/identity-center.ts';
import type { Listing, Row } from '../../../lib/domain/observe/listing.ts';
import { type Answer, httpEndpoint, type Reply } from '../../support/sdk/http-endpoint.ts';
import { clientsAt, inTime, SHORT } from './clients-at.ts';

const ARN = 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6';
const OTHER = 'arn:aws:sso:::instance/ssoins-7224a1b2c3d4e5f6';
const ACME: Row = {
  arn: ARN,
  name: 'acme',
  ownerAccountId: '111122223333',
  status: 'ACTIVE',
  primaryRegion: 'eu-west-1',
};
describe('what ListInstances answers becomes rows', () => {
  test.each<[fixture: string, rows: readonly Row[]]>([
    [
      'three-regions',
      [
        {
          ...ACME,
          regions: [
            { region: 'eu-west-1', status: 'ACTIVE', addedAt: 1_700_000_000_123, isPrimary: true },
            { region: 'us-east-1', status: 'ACTIVE', addedAt: 1_790_000_000_000, isPrimary: false },
            { region: 'ap-southeast-2', status: 'ADDING', addedAt: 1_795_305_600_500, isPrimary: false },
          ],
        },
      ],
    ],
    ['without-regions', [without('primaryRegion')]],
    ['without-status', [{ ...without('status'), regions: [] }]],
    [
      'without-arn',
      [
        { ...without('arn'), regions: [] },
        { ...ACME, arn: OTHER, regions: [] },
      ],
    ],
    [
      'unknown-status',
      [
        {
          ...ACME,
          status: 'SUSPENDED',
          regions: [{ region: 'us-east-1', status: 'MIGRATING', isPrimary: false }],
        },
      ],
    ],
    [
      'create-failed',
      [
        {
          ...without('primaryRegion'),
          status: 'CREATE_FAILED',
          statusReason: 'The key policy does not allow this: <kms:Decrypt>',
        },
      ],
    ],
    ['empty', []],
    [
      'two-pages',
      [
        { ...ACME, regions: [] },
        { ...ACME, arn: OTHER, name: 'acme-sandbox', regions: [] },
      ],
    ],
    [
      'odd-values',
      [{}, {}, {}, { ...ACME, regions: [{}, {}, { region: 'us-east-1', status: 'ADDING' }] }, ACME],
    ],
  ])('%s', async (fixture, rows) => {
    const pages = [await readFixture(fixture)].flat();
    await using endpoint = await httpEndpoint(pages.map((body) => ({ body })));
    const listing = await list(endpoint.url);
    expect(listing).toStrictEqual({ type: 'complete', rows });
  });

  test('S20: one row without an ARN among ten leaves the nine as they are', async () => {
    const instances = Array.from({ length: 10 }, (_, n) => (n === 4 ? {} : { InstanceArn: `${ARN}${n}` }));
    await using endpoint = await httpEndpoint([{ body: { Instances: instances } }]);
    const listing = await list(endpoint.url);
    const arns = listing.type === 'complete' ? listing.rows.map(({ arn }) => arn) : [];
    expect(arns).toHaveLength(10);
    expect(arns.filter((arn) => arn !== undefined)).toHaveLength(9);
  });
});

describe('a request that fails', () => {
  test.each<[code: string, silent: boolean, answer: Answer, message: string]>([
    [
      'ThrottlingException',
      false,
      fault(400, 'ThrottlingException', { message: 'Rate exceeded' }),
      'Rate exceeded',
    ],
    [
      'ValidationException',
      false,
      fault(400, 'ValidationException', { message: 'no' }),
      'ValidationException',
    ],
    ['AccessDeniedException', false, fault(400, 'AccessDeniedException', { Message: 'no' }), 'AccessDenied'],
    [
      'AccessDeniedException',
      false,
      fault(400, 'AccessDeniedException', { Message: 'no key', Reason: 'KMS_AccessDeniedException' }),
      'AccessDeniedException (KMS_AccessDeniedException): no key',
    ],
    ['ExpiredTokenException', false, fault(400, 'ExpiredTokenException', { message: 'old' }), 'old'],
    ['InternalServerException', true, fault(500, 'InternalServerException', {}), 'InternalServerException'],
    ['ServiceUnavailable', true, fault(503, 'ServiceUnavailable', {}), 'ServiceUnavailable'],
    ['unreadable-answer', false, { body: '<html>' }, "answered HTTP 200 with what can't be read"],
    ['unreadable-answer', true, { status: 503, body: '<html>' }, "answered HTTP 503 with what can't be read"],
    ['unreadable-answer', false, { body: '{"Instances":[{"CreatedDate":NaN}]}' }, "what can't be read"],
    ['unreadable-answer', false, { body: { Instances: { 0: {} } } }, 'not a list'],
    ['ECONNRESET', true, 'reset', 'could not be reached: socket hang up'],
    ['ECONNRESET', true, 'break', 'could not be reached: aborted'],
    ['TimeoutError', true, 'silence', 'ListInstances in eu-west-1 did not answer in time'],
    ['TimeoutError', true, 'stall', 'ListInstances in eu-west-1 did not answer in time'],
  ])('is reported as %s, silent: %s', async (code, silent, answer, message) => {
    await using endpoint = await httpEndpoint(() => answer);
    const patience = answer === 'silence' || answer === 'stall' ? { requestHandler: SHORT } : {};
    const listing = await list(endpoint.url, { maxAttempts: 1, ...patience });
    expect(listing).toEqual({
      type: 'failed',
      silent,
      cause: { code, message: expect.stringContaining(message) },
    });
    expect(listing).toHaveProperty('cause.message', expect.stringMatching(/^ListInstances in eu-west-1 .+/));
  });

  test('is silent when nobody listens', async () => {
    const endpoint = await httpEndpoint([]);
    await endpoint[Symbol.asyncDispose]();
    const listing = await list(endpoint.url, { maxAttempts: 1 });
    expect(listing).toMatchObject({ type: 'failed', silent: true, cause: { code: 'ECONNREFUSED' } });
  });

  test('is silent when the signal ends it, under way or between two attempts', async () => {
    await using endpoint = await httpEndpoint(() => 'silence');
    const client = clientsAt(endpoint.url).identityCenter;
    const aborted = { type: 'failed', silent: true, cause: { code: 'AbortError' } };
    expect(await listInstances(client, { signal: AbortSignal.abort() })).toMatchObject(aborted);
    expect(endpoint.received).toHaveLength(0);
    const limit = new AbortController();
    const listing = listInstances(client, { signal: limit.signal });
    while (endpoint.received.length === 0) await nextTurn();
    limit.abort();
    expect(await listing).toMatchObject(aborted);
    expect(endpoint.received).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    ['with 500', fault(500, 'InternalServerException', {})],
    ['in the middle of its answer', 'break'],
  ])('%s is tried again before it counts', async (_, answer) => {
    await using endpoint = await httpEndpoint([answer, page(1)]);
    expect(await list(endpoint.url)).toMatchObject({ type: 'complete', rows: [{ arn: `${ARN}1` }] });
  });

  test('S66: is reported in at most 300 bytes, on one line, without the request that AWS echoes', async () => {
    const message = `The signature does not match.\n\nThe Canonical String: x-amz-security-token:secret`;
    await using endpoint = await httpEndpoint([
      fault(400, 'InvalidSignatureException', { message }),
      fault(400, 'ValidationException', { message: 'é'.repeat(1000) }),
    ]);
    const [echo, long] = [await list(endpoint.url), await list(endpoint.url)];
    expect(JSON.stringify(echo)).toContain('does not match');
    expect(JSON.stringify(echo)).not.toContain('secret');
    const text = long.type === 'failed' ? long.cause.message : '';
    expect(Buffer.byteLength(text)).toBeGreaterThan(290);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(300);
  });

  test('that could not even be signed is not silent: nobody was asked', async () => {
    await using endpoint = await httpEndpoint([]);
    const client = clientsAt(endpoint.url).identityCenter;
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/dev/null');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    const listing = await listInstances(client, { signal: inTime() });
    vi.unstubAllEnvs();
    expect(listing).toMatchObject({
      type: 'failed',
      silent: false,
      cause: { code: 'CredentialsProviderError' },
    });
    expect(endpoint.received).toHaveLength(0);
  });

  test('throws when it is a bug', async () => {
    await using endpoint = await httpEndpoint([page(1)]);
    const client = clientsAt(endpoint.url).identityCenter;
    const bug = Object.assign(new TypeError('a bug'), { code: 'ERR_INVALID_ARG_TYPE' });
    client.middlewareStack.add(() => () => Promise.reject(bug), { step: 'build' });
    await expect(listInstances(client, { signal: inTime() })).rejects.toThrow('a bug');
    await expect(
      listElsewhere(client, { region: 'us-east-1', failed: SILENT, signal: inTime() }),
    ).rejects.toThrow('a bug');
  });
});

describe('pages', () => {
  test.each([1, 10, 100])('S22: %i rows a page make the same list', async (size) => {
    const instances = Array.from({ length: 100 }, (_, n) => ({ InstanceArn: `${ARN}${n}` }));
    await using endpoint = await httpEndpoint((_, index) => {
      const end = (index + 1) * size;
      const more = end < instances.length && { NextToken: `after ${end}` };
      return { body: { Instances: instances.slice(index * size, end), ...more } };
    });
    expect(await list(endpoint.url)).toEqual({
      type: 'complete',
      rows: instances.map(({ InstanceArn }) => ({ arn: InstanceArn })),
    });
    expect(endpoint.received).toHaveLength(100 / size);
  });

  test('are asked for 100 rows each, and each with the token of the one before', async () => {
    await using endpoint = await httpEndpoint([page(1, 'a'), page(2, 'b'), page(3)]);
    await list(endpoint.url);
    expect(endpoint.received.map(({ body }) => JSON.parse(body))).toEqual([
      { MaxResults: 100 },
      { MaxResults: 100, NextToken: 'a' },
      { MaxResults: 100, NextToken: 'b' },
    ]);
    expect(endpoint.received[0]?.headers['x-amz-target']).toBe('SWBExternalService.ListInstances');
  });

  test('S22: empty ones in between end nothing, an empty token does', async () => {
    await using endpoint = await httpEndpoint([
      { body: { Instances: [], NextToken: 'a' } },
      { body: { NextToken: 'b' } },
      { body: { Instances: null, NextToken: 'c' } },
      page(1, ''),
    ]);
    expect(await list(endpoint.url)).toEqual({ type: 'complete', rows: [{ arn: `${ARN}1` }] });
  });

  test('S22: end cut short when a token repeats, also when another came between', async () => {
    await using endpoint = await httpEndpoint([page(1, 'a'), page(2, 'b'), page(3, 'a')]);
    expect(await list(endpoint.url)).toMatchObject({
      type: 'cut-short',
      rows: [1, 2, 3].map((n) => ({ arn: `${ARN}${n}` })),
      cause: { code: 'token-repeated' },
    });
    expect(endpoint.received).toHaveLength(3);
  });

  test('end cut short when there are too many, and not when there are just as many', async () => {
    await using endpoint = await httpEndpoint([page(1, 'a'), page(2, 'b'), page(1, 'a'), page(2)]);
    const options = { signal: inTime(), maxPages: 2 };
    const client = clientsAt(endpoint.url).identityCenter;
    expect(await listInstances(client, options)).toMatchObject({
      type: 'cut-short',
      rows: [{}, {}],
      cause: { code: 'too-many-pages' },
    });
    expect(endpoint.received).toHaveLength(2);
    expect(await listInstances(client, options)).toMatchObject({ type: 'complete', rows: [{}, {}] });
  });

  test('are at most 100', async () => {
    await using endpoint = await httpEndpoint((_, index) => page(index, `after ${index}`));
    expect(await list(endpoint.url)).toMatchObject({ type: 'cut-short', cause: { code: 'too-many-pages' } });
    expect(endpoint.received).toHaveLength(100);
  });

  test('S15: when the second of three fails, what the first held is kept', async () => {
    await using endpoint = await httpEndpoint([page(1, 'a'), fault(400, 'AccessDeniedException', {})]);
    expect(await list(endpoint.url)).toMatchObject({
      type: 'cut-short',
      rows: [{ arn: `${ARN}1` }],
      cause: { code: 'AccessDeniedException' },
    });
  });

  test('that were empty before one failed are nothing read', async () => {
    await using endpoint = await httpEndpoint([
      { body: { Instances: [], NextToken: 'a' } },
      fault(500, 'InternalServerException', {}),
    ]);
    const listing = await list(endpoint.url, { maxAttempts: 1 });
    expect(listing).toMatchObject({ type: 'failed', silent: true });
  });
});

const SILENT = {
  type: 'failed',
  silent: true,
  cause: { code: 'TimeoutError', message: 'ListInstances in eu-west-1 did not answer in time' },
} as const;

describe('S23: an additional Region', () => {
  test('answers in the place of the primary, with the cause of the primary', async () => {
    await using endpoint = await httpEndpoint([page(1, 'more')]);
    expect(await elsewhere(endpoint.url)).toEqual({
      type: 'elsewhere',
      cause: { ...SILENT.cause, answeredIn: 'us-east-1' },
    });
    expect(endpoint.received).toHaveLength(1);
    expect(endpoint.received[0]?.headers.authorization).toContain('/us-east-1/sso/');
  });

  test.each<[string, Answer]>([
    ['that the instance is not replicated to answers with an empty list', { body: { Instances: [] } }],
    ['denies', fault(400, 'AccessDeniedException', {})],
    ['fails', fault(500, 'InternalServerException', {})],
    ['hangs up', 'reset'],
  ])('%s: the primary’s failure stays', async (_, answer) => {
    await using endpoint = await httpEndpoint([answer]);
    expect(await elsewhere(endpoint.url)).toBe(SILENT);
    expect(endpoint.received).toHaveLength(1);
  });
});

const list = (url: string, options: Parameters<typeof clientsAt>[1] = {}): Promise<Listing> =>
  listInstances(clientsAt(url, options).identityCenter, { signal: inTime() });

const elsewhere = (url: string): Promise<Listing> =>
  listElsewhere(clientsAt(url).identityCenterIn('us-east-1'), {
    region: 'us-east-1',
    failed: SILENT,
    signal: inTime(),
  });

function fault(status: number, type: string, members: object): Reply {
  return { status, body: { __type: `com.amazonaws.swbexternalservice#${type}`, ...members } };
}

function page(n: number, next?: string): Reply {
  return { body: { Instances: [{ InstanceArn: `${ARN}${n}` }], NextToken: next } };
}

function without(member: keyof Row): Row {
  const { [member]: _, ...rest } = ACME;
  return rest;
}

async function readFixture(name: string): Promise<object | object[]> {
  const file = new URL(`./list-instances/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8'));
}
