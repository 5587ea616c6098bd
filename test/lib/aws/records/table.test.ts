import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { encode } from '../../../../lib/aws/records/format.ts';
import { dynamoRecords } from '../../../../lib/aws/records/table.ts';
import { type Answer, httpEndpoint } from '../../../support/sdk/http-endpoint.ts';
import {
  instanceRecord,
  NOW,
  recordStoreContract,
  scopeRecord,
} from '../../../support/table/record-store-contract.ts';
import { clientsAt, inTime } from '../clients-at.ts';
import { type Item, items, putItem, recordsTable, SCOPE, SCOPE_ID, TABLE } from './records-table.ts';

const ARN = 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6';
const DAY = 86_400_000;
const TABLE_AND_SCOPE = { tableName: TABLE, scope: SCOPE };

recordStoreContract('DynamoDB', async () => {
  const table = await recordsTable();
  const open = () => dynamoRecords(clientsAt(table.url).dynamo, TABLE_AND_SCOPE);
  return { store: open(), rival: open(), [Symbol.asyncDispose]: () => table[Symbol.asyncDispose]() };
});

describe('an item of the table', () => {
  test('says what it is, beside the record', async () => {
    await using table = await recordsTable();
    const store = dynamoRecords(table.client, TABLE_AND_SCOPE);
    await store.save(scopeRecord(), undefined, { claimedUntil: NOW + 30_000, signal: inTime() });
    expect(await items(table.client)).toEqual([
      {
        scope: { S: SCOPE_ID },
        resource: { S: 'scope' },
        version: { N: '1' },
        schema: { N: '1' },
        record: { S: JSON.stringify(scopeRecord()) },
        claimedUntil: { N: String(NOW + 30_000) },
      },
    ]);
  });

  test('S48: expires 90 days after its instance went, in seconds, and no longer once it is back', async () => {
    await using table = await recordsTable();
    const store = dynamoRecords(table.client, TABLE_AND_SCOPE);
    await store.save(instanceRecord(ARN, { type: 'gone', since: NOW + 1 }), undefined, { signal: inTime() });
    const [gone] = await items(table.client);
    expect(gone?.expiresAt).toEqual({ N: String((NOW + 90 * DAY) / 1000 + 1) });
    expect((await store.load(inTime())).instances).toHaveLength(1);
    await store.save(instanceRecord(ARN), 1, { signal: inTime() });
    const [back] = await items(table.client);
    expect(back).not.toHaveProperty('expiresAt');
  });

  test('of another scope is not loaded', async () => {
    await using table = await recordsTable();
    await putItem(table.client, ARN, readable(), '111122223333/us-east-1');
    expect(await dynamoRecords(table.client, TABLE_AND_SCOPE).load(inTime())).toStrictEqual({
      instances: [],
      unreadable: [],
    });
  });

  const { version: _, ...withoutVersion } = readable();
  const damages: readonly [what: string, item: Item, reason: RegExp][] = [
    ['has no version', withoutVersion, /version/],
    ['has a version that is no number', { ...readable(), version: { S: '1' } }, /version/],
    ['has a version that is no whole number', { ...readable(), version: { N: '1.5' } }, /version/],
    ['has no schema', { ...readable(), schema: { NULL: true } }, /schema/],
    [
      'S49: is of a newer schema',
      { ...readable(), schema: { N: '2' } },
      /schema 2.*deploy the newer version/,
    ],
    ['has no record', { ...readable(), record: { N: '7' } }, /record is missing/],
    ['has a record that is cut off', { ...readable(), record: { S: '{"type":"inst' } }, /not JSON/],
    ['has a record of something else', { ...readable(), record: { S: '{"type":"dog"}' } }, /type/],
    ['has the record of another', { ...readable(), record: { S: encode(scopeRecord()) } }, /record of scope/],
  ];

  test.each(damages)(
    'S45: that %s is reported and left untouched, the others are loaded',
    async (_, item, reason) => {
      await using table = await recordsTable();
      const store = dynamoRecords(table.client, TABLE_AND_SCOPE);
      await putItem(table.client, ARN, item);
      await store.save(scopeRecord(), undefined, { signal: inTime() });
      await store.save(instanceRecord(`${ARN}x`), undefined, { signal: inTime() });
      const before = await items(table.client);
      const loaded = await store.load(inTime());
      expect(loaded.unreadable).toEqual([{ key: ARN, reason: expect.stringMatching(reason) }]);
      expect(loaded.scope?.record).toEqual(scopeRecord());
      expect(loaded.instances.map(({ record }) => record.arn)).toEqual([`${ARN}x`]);
      expect(await store.save(instanceRecord(ARN), undefined, { signal: inTime() })).toEqual({
        type: 'stale',
      });
      expect(await items(table.client)).toEqual(before);
    },
  );

  test.each([[{ S: 'later' }], [{ N: '1767225623994.4' }], [{ N: '-1' }]])(
    'a claim that can not be read (%j) is none, and holds nothing back',
    async (claimedUntil) => {
      await using table = await recordsTable();
      await putItem(table.client, ARN, { ...readable(), claimedUntil });
      const loaded = await dynamoRecords(table.client, TABLE_AND_SCOPE).load(inTime());
      expect(loaded.unreadable).toEqual([]);
      expect(loaded.instances[0]).not.toHaveProperty('claimedUntil');
    },
  );

  test('a claim that could not be read back is not written', async () => {
    await using table = await recordsTable();
    const save = dynamoRecords(table.client, TABLE_AND_SCOPE).save(instanceRecord(ARN), undefined, {
      claimedUntil: 0.5,
      signal: inTime(),
    });
    await expect(save).rejects.toThrow('must be whole and not negative, got 0.5');
    expect(await items(table.client)).toEqual([]);
  });

  test('S45: the scope’s own can be unreadable too', async () => {
    await using table = await recordsTable();
    await putItem(table.client, 'scope', readable());
    expect(await dynamoRecords(table.client, TABLE_AND_SCOPE).load(inTime())).toEqual({
      instances: [],
      unreadable: [{ key: 'scope', reason: `it holds the record of ${ARN}` }],
    });
  });
});

describe('loading', () => {
  test('S46: goes on until the last page, of a megabyte each', async () => {
    await using table = await recordsTable();
    const store = dynamoRecords(table.client, TABLE_AND_SCOPE);
    const arns = Array.from({ length: 13 }, (_, n) => `${ARN}${String(n).padStart(2, '0')}`);
    for (const arn of arns) {
      const large = { ...instanceRecord(arn), name: 'n'.repeat(200_000) };
      await store.save(large, undefined, { signal: inTime() });
    }
    await store.save(scopeRecord(), undefined, { signal: inTime() });
    expect((await items(table.client)).length).toBeLessThan(7);
    const loaded = await store.load(inTime());
    expect(loaded.instances.map(({ record }) => record.arn)).toEqual(arns);
    expect(loaded.scope?.version).toBe(1);
  });

  test('is one consistent query', async () => {
    await using endpoint = await httpEndpoint([{ body: { Items: [] } }]);
    await storeAt(endpoint.url).load(inTime());
    expect(endpoint.received).toHaveLength(1);
    expect(endpoint.received[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.Query');
    expect(JSON.parse(endpoint.received[0]?.body ?? '')).toMatchObject({
      TableName: TABLE,
      ConsistentRead: true,
    });
  });

  test('S41: fails with what could not be loaded, and why', async () => {
    await using endpoint = await httpEndpoint([DENIED]);
    await expect(storeAt(endpoint.url).load(inTime())).rejects.toMatchObject({
      message: `Can't load the records of ${SCOPE_ID} from table records: AccessDeniedException: not you`,
      cause: { name: 'AccessDeniedException' },
    });
  });

  test('S41: fails when its second page does', async () => {
    const more = { Items: [], LastEvaluatedKey: { scope: { S: SCOPE_ID }, resource: { S: ARN } } };
    await using endpoint = await httpEndpoint([{ body: more }, DENIED]);
    await expect(storeAt(endpoint.url).load(inTime())).rejects.toThrow('not you');
    expect(JSON.parse(endpoint.received[1]?.body ?? '').ExclusiveStartKey).toEqual(more.LastEvaluatedKey);
  });
});

describe('saving', () => {
  test('S42: fails with what could not be saved, and why', async () => {
    await using endpoint = await httpEndpoint([DENIED]);
    await expect(
      storeAt(endpoint.url).save(instanceRecord(ARN), 4, { signal: inTime() }),
    ).rejects.toMatchObject({
      message: `Can't save the record ${ARN} of ${SCOPE_ID} to table records: AccessDeniedException: not you`,
      cause: { name: 'AccessDeniedException' },
    });
  });

  test('S43: is stale when it was applied, its answer was lost, and the SDK tried again', async () => {
    await using table = await recordsTable();
    await using proxy = await httpEndpoint(['reset', REFUSED]);
    await dynamoRecords(table.client, TABLE_AND_SCOPE).save(scopeRecord(), undefined, { signal: inTime() });
    expect(await storeAt(proxy.url).save(scopeRecord(), 1, { signal: inTime() })).toEqual({ type: 'stale' });
    expect(proxy.received).toHaveLength(2);
  });

  test('refuses to write what could never be read again', async () => {
    await using endpoint = await httpEndpoint([]);
    const broken = { ...scopeRecord(), lastPolledAt: Number.NaN };
    await expect(storeAt(endpoint.url).save(broken, 1, { signal: inTime() })).rejects.toThrow(
      "The record scope can't be stored: lastPolledAt",
    );
    expect(endpoint.received).toHaveLength(0);
  });

  test('S66: tells no credential, not even when AWS echoes the request', async () => {
    const message =
      'The signature does not match.\n\nThe Canonical String: x-amz-security-token:the-session-token';
    const echo = { status: 400, body: { __type: 'InvalidSignatureException', message, Message: message } };
    await using endpoint = await httpEndpoint([echo, echo]);
    const store = storeAt(endpoint.url);
    const errors = [
      await store.load(inTime()).catch(String),
      await store.load(inTime()).catch((e) => inspect(e, { depth: 20, showHidden: true })),
    ];
    for (const error of errors) {
      expect(error).toContain('The signature does not match.');
      expect(error).not.toMatch(/the-session-token|the-secret/);
    }
  });
});

const DENIED: Answer = { status: 400, body: { __type: 'AccessDeniedException', message: 'not you' } };
const REFUSED: Answer = {
  status: 400,
  body: { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', message: 'no' },
};

const storeAt = (url: string) => dynamoRecords(clientsAt(url).dynamo, TABLE_AND_SCOPE);

function readable(): Item {
  return { version: { N: '1' }, schema: { N: '1' }, record: { S: encode(instanceRecord(ARN)) } };
}
