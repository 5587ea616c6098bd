import { ApiError } from '../../../local/aws/wire/api-error.ts';
import type { Endpoint } from '../../../local/aws/wire/call.ts';
import { answerJson, type JsonObject, type Operations } from '../../../local/aws/wire/json-protocol.ts';
import { conditionHolds, hashKeyAsked, type Item } from './expressions.ts';

export type { Item } from './expressions.ts';

export interface TableOptions {
  readonly name: string;
  /** The most items on a page of a query, unless its `Limit` is smaller. All, by default. */
  readonly pageSize?: number;
}

/** A DynamoDB that has one table, with the key `scope` and `resource`. */
export interface Table {
  readonly endpoint: Endpoint;
  /** In the order of their keys. */
  readonly items: () => readonly Item[];
  /** Without any condition, and not over the wire. */
  readonly put: (item: Item) => void;
  readonly remove: (scope: string, resource: string) => void;
  readonly clear: () => void;
  /** Calls the listener after each write that came over the wire. */
  readonly subscribe: (listener: () => void) => void;
}

const PROTOCOL = {
  version: '1.0',
  target: 'DynamoDB_20120810',
  namespace: 'com.amazonaws.dynamodb.v20120810',
} as const;

const LARGEST_ITEM_BYTES = 400 * 1024;
/** A page of a query ends with the item that reaches it. */
const LARGEST_PAGE_BYTES = 1024 * 1024;

/**
 * Conditions are judged and writes applied in one turn, so no other call can come between. A query that doesn't ask
 * for consistency misses the last write, as it may in the real one.
 */
export function createTable(options: TableOptions): Table {
  let items: readonly Item[] = [];
  let stale: readonly Item[] = [];
  const listeners: (() => void)[] = [];
  const write = (next: readonly Item[]) => {
    stale = items;
    items = next;
  };
  const operations: Operations = {
    PutItem: (input) => {
      write(putItem(items, checked(input, PUT_MEMBERS, options.name)));
      for (const listener of listeners) listener();
      return {};
    },
    Query: (input) =>
      query(
        input.ConsistentRead === true ? items : stale,
        checked(input, QUERY_MEMBERS, options.name),
        options,
      ),
  };
  return {
    endpoint: (call) => answerJson(PROTOCOL, operations, call),
    items: () => items,
    put: (item) => write(withItem(items, item)),
    remove: (scope, resource) => write(without(items, { scope: { S: scope }, resource: { S: resource } })),
    clear: () => write([]),
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}

const PUT_MEMBERS: ReadonlySet<string> = new Set([
  'TableName',
  'Item',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
]);
const QUERY_MEMBERS: ReadonlySet<string> = new Set([
  'TableName',
  'KeyConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ConsistentRead',
  'ExclusiveStartKey',
  'Limit',
]);

function checked(input: JsonObject, members: ReadonlySet<string>, table: string): JsonObject {
  const unknown = Object.keys(input).filter((member) => !members.has(member));
  if (unknown.length > 0) throw invalid(`Not simulated: ${unknown.join(', ')}`);
  if (input.TableName === table) return input;
  const message = `Requested resource not found: table ${input.TableName}`;
  throw new ApiError({ code: 'ResourceNotFoundException', status: 400, message });
}

function putItem(items: readonly Item[], input: JsonObject): readonly Item[] {
  const item = (input.Item ?? {}) as Item;
  if (!item.scope?.S || !item.resource?.S) {
    throw invalid('One or more parameter values were invalid: the key is scope and resource, two strings');
  }
  if (Buffer.byteLength(JSON.stringify(item)) > LARGEST_ITEM_BYTES) {
    throw invalid('Item size has exceeded the maximum allowed size');
  }
  const { before } = placeOf(items, item);
  if (conditionHolds(input, before)) return withItem(items, item);
  const message = 'The conditional request failed';
  throw new ApiError({ code: 'ConditionalCheckFailedException', status: 400, message });
}

/** A page that reached its limit has a `LastEvaluatedKey`, even when no item follows. */
function query(items: readonly Item[], input: JsonObject, { pageSize }: TableOptions): JsonObject {
  const scope = hashKeyAsked(input);
  const start = input.ExclusiveStartKey as Item | undefined;
  const matching = items.filter(
    (item) => item.scope?.S === scope && (start === undefined || byKey(item, start) > 0),
  );
  const limit = Math.min(
    Number(input.Limit ?? Number.POSITIVE_INFINITY),
    pageSize ?? Number.POSITIVE_INFINITY,
  );
  const page = firstPage(matching, limit);
  const last = page.length === limit || page.length < matching.length ? page.at(-1) : undefined;
  return {
    Items: page,
    Count: page.length,
    ScannedCount: page.length,
    LastEvaluatedKey: last && { scope: last.scope, resource: last.resource },
  };
}

function firstPage(items: readonly Item[], limit: number): readonly Item[] {
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return bytes >= LARGEST_PAGE_BYTES;
  });
  return items.slice(0, end < 0 ? limit : Math.min(limit, end + 1));
}

function withItem(items: readonly Item[], item: Item): readonly Item[] {
  const { index, before } = placeOf(items, item);
  return items.toSpliced(index, before === undefined ? 0 : 1, item);
}

function without(items: readonly Item[], key: Item): readonly Item[] {
  const { index, before } = placeOf(items, key);
  return before === undefined ? items : items.toSpliced(index, 1);
}

/** Where the item of this key is, or would be: found by halving, so that a large table is not slow. */
function placeOf(items: readonly Item[], key: Item): { readonly index: number; readonly before?: Item } {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byKey(items[middle] ?? {}, key) < 0) from = middle + 1;
    else to = middle;
  }
  const found = items[from];
  return { index: from, ...(found !== undefined && byKey(found, key) === 0 && { before: found }) };
}

/** Strings are ordered by their UTF-8 bytes. */
const byKey = (a: Item, b: Item): number =>
  compareBytes(a.scope?.S, b.scope?.S) || compareBytes(a.resource?.S, b.resource?.S);

const compareBytes = (a = '', b = ''): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const invalid = (message: string): ApiError =>
  new ApiError({ code: 'ValidationException', status: 400, message });
