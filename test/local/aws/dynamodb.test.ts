import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createDynamoDb } from '../../../local/aws/dynamodb.ts';
import { createLocalAws } from '../../../local/aws/local-aws.ts';
import type { Endpoint } from '../../../local/aws/wire/call.ts';
import { createTable } from '../../support/table/table.ts';
import { startHarness } from './harness.ts';
import { inProcess, refusalOf } from './sdk.ts';

const TableName = 'monitor';
const IMPLEMENTATIONS: readonly [string, () => Endpoint | Promise<Endpoint>][] = [
  ['dynalite', () => createDynamoDb(TableName)],
  ['the table in memory', () => createTable({ name: TableName }).endpoint],
];

const item = (resource: string, version: string, scope = 'a'): Record<string, AttributeValue> => ({
  scope: { S: scope },
  resource: { S: resource },
  version: { N: version },
});

describe.each(IMPLEMENTATIONS)('%s', (_, create) => {
  async function open(): Promise<Opened> {
    const aws = createLocalAws(await create(), { topics: [] });
    const client = inProcess(aws.gateway).dynamoDb();
    return {
      client,
      put: (Item, condition) => client.send(new PutItemCommand({ TableName, Item, ...condition })),
      query: (input) => client.send(new QueryCommand({ ...ALL_OF_A, ...input })),
    };
  }

  it('gives back what was put, ordered by the bytes of the range key', async () => {
    const { put, query } = await open();
    const nested: AttributeValue = {
      M: { list: { L: [{ S: 'ü' }, { NULL: true }, { BOOL: false }] }, at: { N: '1' } },
    };
    const resources = ['scope', 'Z', 'arn:b', 'é', '😀', '\uffff', 'arn:a'];
    for (const resource of resources) await put({ ...item(resource, '1'), nested });
    await put(item('of another scope', '1', 'b'));
    const { Items, Count, ScannedCount, LastEvaluatedKey } = await query();
    expect(Items?.map(({ resource }) => resource?.S)).toEqual([
      'Z',
      'arn:a',
      'arn:b',
      'scope',
      'é',
      '\uffff',
      '😀',
    ]);
    expect(Items?.[0]).toEqual({ ...item('Z', '1'), nested });
    expect([Count, ScannedCount, LastEvaluatedKey]).toEqual([7, 7, undefined]);
  });

  it.each([
    [
      'a placeholder',
      { ConditionExpression: 'attribute_not_exists(#r)', ExpressionAttributeNames: { '#r': 'resource' } },
    ],
    ['its name', { ConditionExpression: 'attribute_not_exists(version)' }],
  ])(
    'creates an item once, on the condition that an attribute is absent, given as %s',
    async (_how, absent) => {
      const { put, query } = await open();
      await put(item('one', '1'), absent);
      expect(await refusalOf(put(item('one', '2'), absent))).toBeInstanceOf(ConditionalCheckFailedException);
      await put(item('two', '1'), absent);
      expect((await query()).Items).toEqual([item('one', '1'), item('two', '1')]);
    },
  );

  it('replaces an item on the condition that an attribute has a value, and otherwise leaves it as it is', async () => {
    const { put, query } = await open();
    const isVersion = (version: string) => ({
      ConditionExpression: '#v = :v',
      ExpressionAttributeNames: { '#v': 'version' },
      ExpressionAttributeValues: { ':v': { N: version } },
    });
    expect(await refusalOf(put(item('one', '1'), isVersion('1')))).toBeInstanceOf(
      ConditionalCheckFailedException,
    );
    await put(item('one', '1'));
    await put(item('one', '2'), isVersion('1'));
    expect(await refusalOf(put(item('one', '3'), isVersion('1')))).toBeInstanceOf(
      ConditionalCheckFailedException,
    );
    const text = { ...isVersion('2'), ExpressionAttributeValues: { ':v': { S: '2' } } };
    expect(await refusalOf(put(item('one', '3'), text))).toBeInstanceOf(ConditionalCheckFailedException);
    expect((await query()).Items).toEqual([item('one', '2')]);
    await put(item('one', '3'), {
      ConditionExpression: 'version = :v',
      ExpressionAttributeValues: { ':v': { N: '2.0' } },
    });
    expect((await query()).Items).toEqual([item('one', '3')]);
  });

  it('lets exactly one of many writes at once succeed', async () => {
    const { put, query } = await open();
    const absent = { ConditionExpression: 'attribute_not_exists(version)' };
    const writes = await Promise.allSettled(
      Array.from({ length: 10 }, (_each, index) => put(item('one', String(index)), absent)),
    );
    const won = writes.findIndex(({ status }) => status === 'fulfilled');
    expect(writes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await query()).Items).toEqual([item('one', String(won))]);
  });

  it('gives pages by Limit and ExclusiveStartKey, and a key also where the last one just fits', async () => {
    const { put, query } = await open();
    for (const resource of ['1', '2', '3', '4']) await put(item(resource, '1'));
    const first = await query({ Limit: 3 });
    expect(first.Items?.map(({ resource }) => resource?.S)).toEqual(['1', '2', '3']);
    expect(first.LastEvaluatedKey).toEqual({ scope: { S: 'a' }, resource: { S: '3' } });
    const second = await query({ Limit: 3, ExclusiveStartKey: first.LastEvaluatedKey });
    expect(second.Items?.map(({ resource }) => resource?.S)).toEqual(['4']);
    expect(second.LastEvaluatedKey).toBeUndefined();
    expect((await query({ Limit: 4 })).LastEvaluatedKey).toEqual({ scope: { S: 'a' }, resource: { S: '4' } });
    const after = await query({ Limit: 4, ExclusiveStartKey: { scope: { S: 'a' }, resource: { S: '4' } } });
    expect([after.Items, after.LastEvaluatedKey]).toEqual([[], undefined]);
  });

  it('gives an empty list for a scope that nobody wrote', async () => {
    const { query } = await open();
    const { Items, Count, LastEvaluatedKey } = await query();
    expect([Items, Count, LastEvaluatedKey]).toEqual([[], 0, undefined]);
  });

  it.each<[string, Partial<PutItemCommandInput>]>([
    ['a key without a range', { Item: { scope: { S: 'a' } } }],
    ['a key of another type', { Item: { scope: { S: 'a' }, resource: { N: '1' } } }],
    ['an empty key', { Item: { scope: { S: 'a' }, resource: { S: '' } } }],
    ['an item over 400 KB', { Item: { ...item('one', '1'), text: { S: 'x'.repeat(400 * 1024) } } }],
    ['a name that is not defined', { ConditionExpression: 'attribute_not_exists(#r)' }],
    ['a value that is not defined', { ConditionExpression: 'version = :v' }],
    [
      'a name that is not used',
      {
        ConditionExpression: 'attribute_not_exists(version)',
        ExpressionAttributeNames: { '#v': 'version' },
      },
    ],
    ['a reserved word without a placeholder', { ConditionExpression: 'attribute_not_exists(resource)' }],
    ['a condition that it does not understand', { ConditionExpression: 'version ~ version' }],
  ])('refuses %s', async (_what, input) => {
    const { client, query } = await open();
    const refusal = await refusalOf(
      client.send(new PutItemCommand({ TableName, Item: item('one', '1'), ...input })),
    );
    expect(refusal).toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
    expect((await query()).Items).toEqual([]);
  });

  it('refuses a table that it does not have', async () => {
    const { client } = await open();
    const put = client.send(new PutItemCommand({ TableName: 'other', Item: item('one', '1') }));
    expect(await refusalOf(put)).toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('the table in memory, beside the wire', () => {
  const send = (aws: { dynamoDb: () => DynamoDBClient }, input: Partial<QueryCommandInput> = {}) =>
    aws.dynamoDb().send(new QueryCommand({ ...ALL_OF_A, ...input }));

  it('is read, overwritten and emptied', async () => {
    const aws = await startHarness();
    aws.table.put(item('one', '1'));
    aws.table.put(item('one', '2'));
    aws.table.put(item('damaged', 'none'));
    expect((await send(aws)).Items).toEqual([item('damaged', 'none'), item('one', '2')]);
    aws.table.remove('a', 'damaged');
    expect(aws.table.items()).toEqual([item('one', '2')]);
    aws.table.clear();
    expect(aws.table.items()).toEqual([]);
  });

  it('gives pages of its own size', async () => {
    const table = createTable({ name: TableName, pageSize: 2 });
    const client = inProcess(createLocalAws(table.endpoint, { topics: [] }).gateway).dynamoDb;
    for (const resource of ['1', '2', '3']) table.put(item(resource, '1'));
    const first = await send({ dynamoDb: client });
    expect(first.Items).toHaveLength(2);
    const second = await send({ dynamoDb: client }, { ExclusiveStartKey: first.LastEvaluatedKey });
    expect([second.Items, second.LastEvaluatedKey]).toEqual([[item('3', '1')], undefined]);
  });

  it('misses the last write when it is not asked for consistency', async () => {
    const aws = await startHarness();
    aws.table.put(item('one', '1'));
    aws.table.put(item('two', '1'));
    expect((await send(aws, { ConsistentRead: false })).Items).toEqual([item('one', '1')]);
    expect((await send(aws)).Items).toHaveLength(2);
  });

  it('refuses what it does not simulate', async () => {
    const aws = await startHarness();
    const filtered = await refusalOf(send(aws, { FilterExpression: 'version = :s' }));
    expect(filtered.message).toContain('Not simulated: FilterExpression');
    const condition = await refusalOf(
      aws.dynamoDb().send(
        new PutItemCommand({
          TableName,
          Item: item('one', '1'),
          ConditionExpression: 'attribute_exists(version)',
        }),
      ),
    );
    expect(condition.message).toContain('only attribute_not_exists(a) and a = :v are simulated');
  });
});

interface Opened {
  readonly client: DynamoDBClient;
  readonly put: (
    item: Record<string, AttributeValue>,
    condition?: Partial<PutItemCommandInput>,
  ) => Promise<unknown>;
  readonly query: (input?: Partial<QueryCommandInput>) => Promise<QueryCommandOutput>;
}

const ALL_OF_A: QueryCommandInput = {
  TableName,
  KeyConditionExpression: '#scope = :scope',
  ExpressionAttributeNames: { '#scope': 'scope' },
  ExpressionAttributeValues: { ':scope': { S: 'a' } },
  ConsistentRead: true,
};
