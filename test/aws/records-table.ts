import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type AttributeValue,
  CreateTableCommand,
  DescribeTableCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { clientsAt } from './clients-at.ts';

const dynalite: (options: { createTableMs: number }) => Server = createRequire(import.meta.url)('dynalite');

export const TABLE = 'records';
export const SCOPE = { accountId: '111122223333', region: 'eu-west-1' };
export const SCOPE_ID = '111122223333/eu-west-1';

export interface RecordsTable extends AsyncDisposable {
  readonly url: string;
  readonly client: DynamoDBClient;
}

/** DynamoDB on this machine, in memory, with true conditional writes and an empty table of the monitor's. */
export async function recordsTable(): Promise<RecordsTable> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientsAt(url).dynamo;
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'scope', AttributeType: 'S' },
        { AttributeName: 'resource', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'scope', KeyType: 'HASH' },
        { AttributeName: 'resource', KeyType: 'RANGE' },
      ],
    }),
  );
  await untilActive(client);
  return { url, client, [Symbol.asyncDispose]: () => stop(server, client) };
}

export type Item = Record<string, AttributeValue>;

export async function putItem(
  client: DynamoDBClient,
  resource: string,
  item: Item,
  scope = SCOPE_ID,
): Promise<void> {
  const Item = { scope: { S: scope }, resource: { S: resource }, ...item };
  await client.send(new PutItemCommand({ TableName: TABLE, Item }));
}

export async function items(client: DynamoDBClient): Promise<readonly Item[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: TABLE,
      KeyConditionExpression: '#scope = :scope',
      ExpressionAttributeNames: { '#scope': 'scope' },
      ExpressionAttributeValues: { ':scope': { S: SCOPE_ID } },
    }),
  );
  return Items;
}

/** Even here a table is not there at once. */
async function untilActive(client: DynamoDBClient): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: TABLE }));
  if (Table?.TableStatus !== 'ACTIVE') await untilActive(client);
}

function stop(server: Server, client: DynamoDBClient): Promise<void> {
  client.destroy();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
