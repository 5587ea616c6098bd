import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import dynalite from 'dynalite';
import type { Item } from '../../lib/aws/records/item.ts';
import type { Call, Endpoint, WireReply, WireRequest } from './wire/call.ts';

/**
 * DynamoDB with one empty table, in memory, the same in every Region. The key is `scope` (HASH) and `resource`
 * (RANGE), both strings.
 *
 * Dynalite's server never listens: requests are handed to it as events, so it has no socket. It needs no closing
 * either: its store is memory alone, and its `close` fails without a socket.
 */
export async function createDynamoDb(tableName: string): Promise<Endpoint> {
  const server = dynalite({ createTableMs: 0 });
  const endpoint = (call: Call) => handOver(server, call.request);
  await ask(server, 'CreateTable', {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'scope', AttributeType: 'S' },
      { AttributeName: 'resource', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'scope', KeyType: 'HASH' },
      { AttributeName: 'resource', KeyType: 'RANGE' },
    ],
  });
  while (!(await isActive(server, tableName))) await nextTurn();
  return endpoint;
}

/** What a table holds, past all that can go wrong on the way to it. */
export async function itemsIn(endpoint: Endpoint, tableName: string): Promise<readonly Item[]> {
  const request = requestOf('Scan', { TableName: tableName, ConsistentRead: true });
  const call: Call = { id: '', service: 'dynamodb', region: 'local', operation: 'Scan', request };
  const reply = await endpoint(call);
  if (reply.type !== 'answer' || reply.status !== 200) throw failed('Scan', reply);
  return JSON.parse(String(reply.body)).Items;
}

async function isActive(server: Server, tableName: string): Promise<boolean> {
  const body = await ask(server, 'DescribeTable', { TableName: tableName });
  return body.includes('"TableStatus":"ACTIVE"');
}

async function ask(server: Server, operation: string, input: object): Promise<string> {
  const reply = await handOver(server, requestOf(operation, input));
  if (reply.type === 'answer' && reply.status === 200) return String(reply.body);
  throw failed(operation, reply);
}

const requestOf = (operation: string, input: object): WireRequest => ({
  method: 'POST',
  path: '/',
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20260101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
  },
  body: Buffer.from(JSON.stringify(input)),
});

const failed = (operation: string, reply: WireReply): Error =>
  new Error(`${operation} failed: ${JSON.stringify(reply)}`);

/** Dynalite uses only these members of a response. Of a request it reads the body and these three members. */
function handOver(server: Server, { method, path, headers, body }: WireRequest): Promise<WireReply> {
  const request = Object.assign(Readable.from([body]), { method, url: path, headers });
  return new Promise((resolve) => {
    const replyHeaders: Record<string, string> = {};
    const response = {
      statusCode: 200,
      setHeader: (name: string, value: string | number) => {
        replyHeaders[name.toLowerCase()] = String(value);
      },
      end(this: { statusCode: number }, text = '') {
        resolve({ type: 'answer', status: this.statusCode, headers: replyHeaders, body: text });
      },
    };
    server.emit(
      'request',
      request as unknown as IncomingMessage,
      response as unknown as ServerResponse & { req: IncomingMessage },
    );
  });
}
