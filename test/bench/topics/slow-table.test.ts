import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { SLOW_TABLE } from '../../../bench/topics/slow-table.ts';
import { troubledTable } from '../../../bench/world/troubled-table.ts';
import { dynamoClient } from '../../../lib/aws/records/table.ts';
import { createGateway } from '../../../local/aws/wire/gateway.ts';
import { sdkInProcess } from '../../../local/aws/wire/sdk-in-process.ts';

const start = () => {
  const table = troubledTable('records');
  const gateway = createGateway({ endpoints: { dynamodb: table.endpoint }, now: Date.now });
  const client = dynamoClient({ requestHandler: sdkInProcess(gateway), maxAttempts: 1 });
  const put = (resource: string, more: PutItemCommand['input']['Item'] = {}) =>
    client
      .send(
        new PutItemCommand({
          TableName: 'records',
          Item: { scope: { S: 'one' }, resource: { S: resource }, ...more },
        }),
      )
      .then(
        () => 'stored',
        ({ name }: Error) => name,
      );
  return { table, client, put };
};

test('A table that throttles refuses that share of the writes, for two reasons, and no read', async () => {
  const { table, client, put } = start();
  const draws = [0.6, 0.7, 0.1, 0.71];
  table.trouble({ type: 'throttle', share: 0.7, random: () => draws.shift() ?? 0 });
  expect(await put('a')).toBe('ProvisionedThroughputExceededException');
  expect(await put('b')).toBe('stored');
  expect(await put('c')).toBe('ProvisionedThroughputExceededException');
  expect(await put('d', { claimedUntil: { N: '1' } })).toBe('stored');
  expect(await put('e')).toBe('ProvisionedThroughputExceededException');
  expect(await put('f')).toBe('ThrottlingException');
  const query = new QueryCommand({
    TableName: 'records',
    KeyConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: { ':scope': { S: 'one' } },
    ConsistentRead: true,
  });
  expect((await client.send(query)).Items).toHaveLength(2);
  expect(table.takeWrites().slice(2, 4)).toEqual([
    { record: 'c', claims: false, stored: false },
    { record: 'd', claims: true, stored: true },
  ]);
  expect(table.takeWrites()).toEqual([]);
  table.trouble(undefined);
  expect(await put('e')).toBe('stored');
});

test('A slow table stores at once, and answers later', async () => {
  const { table, put } = start();
  table.trouble({ type: 'slow', answerAfter: 20 });
  const order: string[] = [];
  const answered = put('a').then(() => order.push('answered'));
  while (table.items().length === 0) await new Promise(setImmediate);
  order.push('stored');
  await answered;
  expect(order).toEqual(['stored', 'answered']);
});

test('The report says what became of every notification, and shows each run', () => {
  const text = SLOW_TABLE.report([
    {
      title: 'Writes are slow',
      instances: 9,
      timeLimit: 60_000,
      runs: [
        { took: 47_920, succeeded: false, writes: 30, committed: 8, sent: 5, pending: 4 },
        { took: 900, succeeded: true, writes: 9, committed: 4, sent: 4, pending: 0 },
      ],
      expected: 9,
      once: 8,
      repetitions: 1,
      lost: [],
      unexpected: [],
      left: 0,
    },
  ]);
  expect(text).toContain('**Writes are slow.** Of 9 notifications 8 arrived exactly once. Repetitions: 1.');
  expect(text).toContain('Lost: 0.');
  expect(text).toContain('| 1 (failed) | 47.9 s | 30 | 8 | 5 | 4 |\n| 2 | 0.9 s | 9 | 4 | 4 | 0 |');
});
