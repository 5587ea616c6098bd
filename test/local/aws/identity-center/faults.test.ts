import {
  AccessDeniedException,
  InternalServerException,
  ListInstancesCommand,
  ListRegionsCommand,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, it } from 'vitest';
import { listInstances } from '../../../../lib/aws/identity-center.ts';
import type { IdentityCenterFault } from '../../../../local/aws/identity-center/faults.ts';
import { ARN, type Harness, numbered, organizationInstance, START, startHarness, WAYS } from '../harness.ts';
import { refusalOf } from '../sdk.ts';

const list = (aws: Harness, region?: string) => aws.identityCenter(region).send(new ListInstancesCommand({}));

describe.each(WAYS)('a fault of Identity Center, seen %s', (way) => {
  it.each<[IdentityCenterFault, new (...args: never[]) => Error, number, string | undefined]>([
    [{ type: 'throttle' }, ThrottlingException, 429, undefined],
    [{ type: 'deny' }, AccessDeniedException, 403, undefined],
    [
      { type: 'deny', reason: 'KMS_AccessDeniedException' },
      AccessDeniedException,
      403,
      'KMS_AccessDeniedException',
    ],
    [{ type: 'fail' }, InternalServerException, 500, undefined],
    [{ type: 'invalid' }, ValidationException, 400, undefined],
  ])('%o arrives as the exception of the SDK', async (fault, Exception, status, reason) => {
    const aws = await startHarness(way);
    aws.faults.set(fault);
    const refusal = await refusalOf(list(aws));
    expect(refusal).toBeInstanceOf(Exception);
    expect(refusal.$metadata).toMatchObject({
      httpStatusCode: status,
      requestId: '00000000-0000-4000-8000-000000000001',
    });
    expect(refusal.Reason).toBe(reason);
  });

  it('the dates of one row can be text, which the SDK by itself can not read', async () => {
    const aws = await startHarness(way);
    for (const number of [1, 2]) aws.organization.put(numbered(number));
    aws.faults.set({ type: 'text-dates', arn: numbered(1).arn }, { times: 2 });
    expect((await refusalOf(list(aws))).name).toBe('TypeError');
    const dates = async () => {
      const listing = await listInstances(aws.identityCenter(), { signal: AbortSignal.timeout(60_000) });
      return listing.type === 'complete' && listing.rows.map(({ regions }) => regions?.[0]?.addedAt);
    };
    expect(await dates()).toEqual([undefined, START]);
    expect(await dates()).toEqual([START, START]);
  });

  it('a reset ends the connection without an answer', async () => {
    const aws = await startHarness(way);
    aws.faults.set({ type: 'reset' }, { times: 1 });
    expect(await refusalOf(list(aws))).toMatchObject({ name: 'TimeoutError', code: 'ECONNRESET' });
    expect((await list(aws)).Instances).toEqual([]);
  });

  it('only the caller ends a silence', async () => {
    const aws = await startHarness(way);
    aws.faults.set({ type: 'silence' });
    const caller = new AbortController();
    aws.gateway.intercept(() => {
      setImmediate(() => caller.abort());
      return 'pass';
    });
    const call = aws.identityCenter().send(new ListInstancesCommand({}), { abortSignal: caller.signal });
    const { name } = await refusalOf(call);
    expect(name).toBe(way === 'in process' ? 'TimeoutError' : 'AbortError');
    expect(aws.calls()).toMatchObject([{ operation: 'ListInstances' }]);
    expect(aws.calls()[0]).not.toHaveProperty('endedAt');
  });
});

describe('how long a fault lasts', () => {
  it('until it is cleared', async () => {
    const aws = await startHarness();
    aws.faults.set({ type: 'throttle' });
    await refusalOf(list(aws));
    await refusalOf(list(aws));
    aws.faults.clear();
    expect((await list(aws)).Instances).toEqual([]);
  });

  it('or for a number of calls: these come first, one after the other', async () => {
    const aws = await startHarness();
    aws.faults.set({ type: 'throttle' });
    aws.faults.set({ type: 'fail' });
    aws.faults.set({ type: 'deny' }, { times: 2 });
    aws.faults.set({ type: 'invalid' }, { times: 1 });
    const names: string[] = [];
    for (let number = 0; number < 5; number++) names.push((await refusalOf(list(aws))).name);
    expect(names).toEqual([
      'AccessDeniedException',
      'AccessDeniedException',
      'ValidationException',
      'InternalServerException',
      'InternalServerException',
    ]);
  });

  it('only at the endpoint of its Region, and only in its operation', async () => {
    const aws = await startHarness();
    aws.organization.put(organizationInstance());
    aws.faults.set({ type: 'throttle' }, { region: 'us-east-1' });
    aws.faults.set({ type: 'deny' }, { operation: 'ListRegions' });
    expect((await list(aws)).Instances).toHaveLength(1);
    expect(await refusalOf(list(aws, 'us-east-1'))).toBeInstanceOf(ThrottlingException);
    const regions = aws.identityCenter().send(new ListRegionsCommand({ InstanceArn: ARN }));
    expect(await refusalOf(regions)).toBeInstanceOf(AccessDeniedException);
    aws.faults.clear({ region: 'us-east-1' });
    expect((await list(aws, 'us-east-1')).Instances).toEqual([]);
    expect(aws.faults.inForce()).toHaveLength(1);
    aws.faults.clear({ type: 'deny' });
    expect(aws.faults.inForce()).toEqual([]);
  });
});

interface Read {
  readonly arns: readonly string[];
  readonly sizes: readonly number[];
  readonly tokens: readonly string[];
}

/** Follows the tokens, at most 20 pages far. */
async function readAll(aws: Harness, MaxResults?: number): Promise<Read> {
  const arns: string[] = [];
  const sizes: number[] = [];
  const tokens: string[] = [];
  do {
    const token = tokens.at(-1);
    const command = new ListInstancesCommand({
      ...(MaxResults !== undefined && { MaxResults }),
      ...(token !== undefined && { NextToken: token }),
    });
    const { Instances = [], NextToken } = await aws.identityCenter().send(command);
    arns.push(...Instances.map(({ InstanceArn }) => InstanceArn ?? ''));
    sizes.push(Instances.length);
    if (NextToken === undefined) break;
    tokens.push(NextToken);
  } while (sizes.length < 20);
  return { arns, sizes, tokens };
}

async function startWith(count: number): Promise<{ aws: Harness; arns: readonly string[] }> {
  const aws = await startHarness();
  const instances = Array.from({ length: count }, (_, index) => numbered(index + 1));
  for (const instance of instances) aws.organization.put(instance);
  return { aws, arns: instances.map(({ arn }) => arn) };
}

describe('the pages of a list', () => {
  it.each([
    [1, [1, 1, 1, 1, 1]],
    [2, [2, 2, 1]],
    [5, [5]],
    [100, [5]],
    [undefined, [5]],
  ])('%s a page', async (maxResults, sizes) => {
    const { aws, arns } = await startWith(5);
    const read = await readAll(aws, maxResults);
    expect(read.arns).toEqual(arns);
    expect(read.sizes).toEqual(sizes);
    expect(new Set(read.tokens).size).toBe(sizes.length - 1);
  });

  it('a list of Regions has pages too', async () => {
    const aws = await startHarness();
    aws.organization.put(organizationInstance());
    aws.organization.putRegion(ARN, { name: 'us-east-1', status: 'ACTIVE' });
    const ask = (NextToken?: string) =>
      aws
        .identityCenter()
        .send(new ListRegionsCommand({ InstanceArn: ARN, MaxResults: 1, ...(NextToken && { NextToken }) }));
    const first = await ask();
    const second = await ask(first.NextToken);
    expect([first.Regions?.length, second.Regions?.[0]?.RegionName]).toEqual([1, 'us-east-1']);
    expect(second.NextToken).toBeUndefined();
  });

  it.each([0, 101, 1.5])('MaxResults %d is refused', async (MaxResults) => {
    const aws = await startHarness();
    const refusal = await refusalOf(aws.identityCenter().send(new ListInstancesCommand({ MaxResults })));
    expect(refusal).toBeInstanceOf(ValidationException);
    expect(refusal.message).toContain("at 'maxResults'");
  });

  it('a token that no page gave is refused', async () => {
    const aws = await startHarness();
    const refusal = await refusalOf(
      aws.identityCenter().send(new ListInstancesCommand({ NextToken: 'guess' })),
    );
    expect(refusal).toBeInstanceOf(ValidationException);
    expect(refusal.message).toContain("at 'nextToken'");
  });

  it('can be shorter than asked for', async () => {
    const { aws, arns } = await startWith(5);
    aws.faults.set({ type: 'short-pages', size: 2 });
    expect(await readAll(aws, 100)).toMatchObject({ arns, sizes: [2, 2, 1] });
    expect((await readAll(aws, 1)).sizes).toEqual([1, 1, 1, 1, 1]);
  });

  it('can be empty in between, with a token', async () => {
    const { aws, arns } = await startWith(3);
    aws.faults.set({ type: 'empty-pages' });
    expect(await readAll(aws, 2)).toMatchObject({ arns, sizes: [0, 2, 0, 1] });
  });

  it('can be shuffled: the same order for the same seed, across pages', async () => {
    const { aws, arns } = await startWith(10);
    aws.faults.set({ type: 'shuffle', seed: 7 });
    const seven = await readAll(aws, 3);
    expect(seven.arns).not.toEqual(arns);
    expect([...seven.arns].sort()).toEqual(arns);
    expect((await readAll(aws, 100)).arns).toEqual(seven.arns);
    aws.faults.set({ type: 'shuffle', seed: 8 });
    expect((await readAll(aws)).arns).not.toEqual(seven.arns);
  });

  it('one of them can fail, once or for good', async () => {
    const { aws, arns } = await startWith(5);
    aws.faults.set({ type: 'break-page', page: 2 }, { times: 1 });
    expect(await refusalOf(readAll(aws, 2))).toBeInstanceOf(InternalServerException);
    expect(aws.calls()).toHaveLength(2);
    expect((await readAll(aws, 2)).arns).toEqual(arns);
    aws.faults.set({ type: 'break-page', page: 3 });
    await refusalOf(readAll(aws, 2));
    expect(await refusalOf(readAll(aws, 2))).toBeInstanceOf(InternalServerException);
    expect((await readAll(aws, 5)).arns).toEqual(arns);
  });

  it('can end in a token that was already given', async () => {
    const { aws } = await startWith(3);
    aws.faults.set({ type: 'repeat-token' });
    const { tokens, sizes } = await readAll(aws, 2);
    expect(tokens).toHaveLength(20);
    expect(new Set(tokens).size).toBe(1);
    expect(sizes.slice(0, 3)).toEqual([2, 1, 1]);
  });

  it('can all be missing: an empty list without an error', async () => {
    const { aws } = await startWith(3);
    aws.faults.set({ type: 'empty-list' }, { times: 1 });
    expect((await readAll(aws)).sizes).toEqual([0]);
    expect((await readAll(aws)).sizes).toEqual([3]);
  });
});
