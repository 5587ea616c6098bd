import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AttributeValue, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDb } from '../../../../local/aws/dynamodb.ts';
import { createGateway } from '../../../../local/aws/wire/gateway.ts';
import { serve } from '../../../../local/aws/wire/serve.ts';
import { clientsAt } from '../clients-at.ts';

export const TABLE = 'records';
export const SCOPE = { accountId: '111122223333', stage: 'prod', region: 'eu-west-1' };
export const SCOPE_ID = '111122223333/prod';

export interface RecordsTable extends AsyncDisposable {
  readonly url: string;
  readonly client: DynamoDBClient;
}

/** DynamoDB on this machine, in memory, with true conditional writes and an empty table of the monitor's. */
export async function recordsTable(): Promise<RecordsTable> {
  const gateway = createGateway({ endpoints: { dynamodb: await createDynamoDb(TABLE) }, now: Date.now });
  const { url, close } = await serve(gateway, { port: 0 });
  const client = clientsAt(url).dynamo;
  const stop = (): Promise<void> => {
    client.destroy();
    return close();
  };
  return { url, client, [Symbol.asyncDispose]: stop };
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
