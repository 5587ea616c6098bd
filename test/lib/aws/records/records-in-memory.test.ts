import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoClient, dynamoRecords } from '../../../../lib/aws/records/table.ts';
import { createGateway } from '../../../../local/aws/wire/gateway.ts';
import { sdkInProcess } from '../../../../local/aws/wire/sdk-in-process.ts';
import { recordStoreContract } from '../../../support/table/record-store-contract.ts';
import { createTable } from '../../../support/table/table.ts';

/** What a table without sockets is trusted with elsewhere, it must do as the real one does, on one page or on many. */
for (const pageSize of [undefined, 1]) {
  recordStoreContract(`A table in memory${pageSize ? `, ${pageSize} item a page` : ''}`, async () => {
    const table = createTable({ name: 'records', ...(pageSize && { pageSize }) });
    const gateway = createGateway({ endpoints: { dynamodb: table.endpoint }, now: Date.now });
    const open = () => {
      const dynamo = dynamoClient({
        requestHandler: sdkInProcess(gateway),
        maxAttempts: 1,
      });
      return dynamoRecords(dynamo, {
        tableName: 'records',
        scope: { accountId: '111122223333', stage: 'prod', region: 'eu-west-1' },
      });
    };
    return { store: open(), rival: open(), [Symbol.asyncDispose]: async () => {} };
  });
}

test('A page of a table in memory ends with the item that reaches 1 MB', async () => {
  const table = createTable({ name: 'records' });
  for (const key of ['d', 'b', 'a', 'c']) {
    table.put({ scope: { S: 'one' }, resource: { S: key }, record: { S: 'x'.repeat(400_000) } });
  }
  const gateway = createGateway({ endpoints: { dynamodb: table.endpoint }, now: Date.now });
  const dynamo = dynamoClient({ requestHandler: sdkInProcess(gateway) });
  const query = new QueryCommand({
    TableName: 'records',
    ConsistentRead: true,
    KeyConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: { ':scope': { S: 'one' } },
  });
  const { Items, LastEvaluatedKey } = await dynamo.send(query);
  expect(Items?.map(({ resource }) => resource?.S)).toEqual(['a', 'b', 'c']);
  expect(LastEvaluatedKey).toEqual({ scope: { S: 'one' }, resource: { S: 'c' } });
  query.input.ExclusiveStartKey = LastEvaluatedKey;
  const last = await dynamo.send(query);
  expect(last.Items?.map(({ resource }) => resource?.S)).toEqual(['d']);
  expect(last.LastEvaluatedKey).toBeUndefined();
});
