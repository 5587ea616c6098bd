import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { type InstanceRecord, type MonitorRecord, recordKey, type ScopeRecord } from '../../domain/record.ts';
import { type Scope, scopeId } from '../../domain/resource.ts';
import { SECOND } from '../../domain/time.ts';
import { type ClientOptions, clientOptions, TIMEOUTS } from '../client-options.ts';
import { inContext } from '../failure.ts';
import { type Item, itemOf, readItem } from './item.ts';
import type { Loaded, RecordStore, Saved, SaveOptions, Stored } from './store.ts';

/** DynamoDB answers in milliseconds, and what a run remembers must fit into the end of its time, attempts and all. */
export const RECORD_TIMEOUTS = {
  ...TIMEOUTS,
  connectionTimeout: 1 * SECOND,
  requestTimeout: 2 * SECOND,
  socketTimeout: 2 * SECOND,
} as const;

export const dynamoClient = (options: ClientOptions = {}): DynamoDBClient =>
  new DynamoDBClient(clientOptions({ requestHandler: RECORD_TIMEOUTS, ...options }));

export interface RecordsTable {
  readonly tableName: string;
  readonly scope: Scope;
}

export const dynamoRecords = (client: DynamoDBClient, table: RecordsTable): RecordStore => ({
  load: (signal) => loadRecords(client, table, signal),
  save: (record, expected, options) => save(client, table, { record, expected, ...options }),
});

/** For a function that only reads: it needs no permission to write, and its bundle has no code for that. */
export async function loadRecords(
  client: DynamoDBClient,
  table: RecordsTable,
  signal: AbortSignal,
): Promise<Loaded> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await loadPage(client, table, { from, signal });
    // Taken for an empty table, an answer without a list would let a run forget everything, and end green.
    if (page.Items === undefined) throw new Error(`${cantLoad(table)}: the answer has no list of items`);
    items.push(...page.Items);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return loaded(items);
}

const loadPage = (
  client: DynamoDBClient,
  { tableName, scope }: RecordsTable,
  { from, signal }: { readonly from: Item | undefined; readonly signal: AbortSignal },
): Promise<QueryCommandOutput> => {
  const query = new QueryCommand({
    TableName: tableName,
    ConsistentRead: true,
    KeyConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: { ':scope': { S: scopeId(scope) } },
    ExclusiveStartKey: from,
  });
  return client.send(query, { abortSignal: signal }).catch((error: unknown) => {
    throw inContext(cantLoad({ tableName, scope }), error);
  });
};

const cantLoad = ({ tableName, scope }: RecordsTable): string =>
  `Can't load the records of ${scopeId(scope)} from table ${tableName}`;

function loaded(items: readonly Item[]): Loaded {
  const read = items.map(readItem);
  const scope = read.find(isScope);
  return {
    ...(scope && { scope }),
    instances: read.filter(isInstance),
    unreadable: read.filter((item) => 'reason' in item),
  };
}

type Read = ReturnType<typeof readItem>;

const isScope = (item: Read): item is Stored<ScopeRecord> => 'record' in item && item.record.type === 'scope';

const isInstance = (item: Read): item is Stored<InstanceRecord> =>
  'record' in item && item.record.type === 'instance';

interface Write extends SaveOptions {
  readonly record: MonitorRecord;
  /** As for `RecordStore.save`. */
  readonly expected: number | undefined;
}

/**
 * A write whose answer was lost looks stale when the SDK retries it. That is safe: nothing is delivered without a
 * confirmed commit, and the next run finds what was written.
 */
async function save(
  client: DynamoDBClient,
  { tableName, scope }: RecordsTable,
  { record, expected, claimedUntil, signal }: Write,
): Promise<Saved> {
  const version = (expected ?? 0) + 1;
  const put = new PutItemCommand({
    TableName: tableName,
    Item: itemOf(scope, { record, version, ...(claimedUntil !== undefined && { claimedUntil }) }),
    ...condition(expected),
  });
  try {
    await client.send(put, { abortSignal: signal });
    return { type: 'saved', version };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { type: 'stale' };
    throw inContext(
      `Can't save the record ${recordKey(record)} of ${scopeId(scope)} to table ${tableName}`,
      error,
    );
  }
}

interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** A new record asks for its key, not for a version: an item that lost its version is damaged, not absent. */
const condition = (expected: number | undefined): Condition =>
  expected === undefined
    ? {
        ConditionExpression: 'attribute_not_exists(#resource)',
        ExpressionAttributeNames: { '#resource': 'resource' },
      }
    : {
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':expected': { N: String(expected) } },
      };
