import { setTimeout as sleep } from 'node:timers/promises';
import type { Duration } from '../../lib/domain/time.ts';
import { ApiError } from '../../local/aws/wire/api-error.ts';
import type { Endpoint } from '../../local/aws/wire/call.ts';
import { inputOf, jsonError } from '../../local/aws/wire/json-protocol.ts';
import { createTable, type Item } from '../../test/support/table/table.ts';

/** What goes wrong with writes. Reads are never troubled. */
export type Trouble =
  /** It stores what it is sent, and says so only after that time. */
  | { readonly type: 'slow'; readonly answerAfter: Duration }
  /** It refuses that share of all writes, in turns because of the table's throughput and the account's. */
  | { readonly type: 'throttle'; readonly share: number; readonly random: () => number };

/** A DynamoDB that is slow or throttles, and what it was asked. */
export interface TroubledTable {
  readonly endpoint: Endpoint;
  readonly items: () => readonly Item[];
  /** From now on. With `undefined` all is well. */
  readonly trouble: (trouble: Trouble | undefined) => void;
  /** The writes since they were taken last. */
  readonly takeWrites: () => readonly Write[];
}

export interface Write {
  readonly record: string;
  /** Whether it says that a run is delivering what is pending in the record. */
  readonly claims: boolean;
  readonly stored: boolean;
}

export function troubledTable(name: string): TroubledTable {
  const table = createTable({ name });
  let trouble: Trouble | undefined;
  let writes: Write[] = [];
  const write: Endpoint = async (call) => {
    const item = (inputOf(call).Item ?? {}) as Item;
    const refused = trouble?.type === 'throttle' && trouble.random() < trouble.share;
    const reply = refused ? jsonError(PROTOCOL, call, throttled(writes.length)) : await table.endpoint(call);
    const stored = reply.type === 'answer' && reply.status === 200;
    writes.push({ record: item.resource?.S ?? '', claims: item.claimedUntil !== undefined, stored });
    if (trouble?.type === 'slow') await sleep(trouble.answerAfter);
    return reply;
  };
  return {
    endpoint: (call) => (call.operation === 'PutItem' ? write(call) : table.endpoint(call)),
    items: table.items,
    trouble: (next) => {
      trouble = next;
    },
    takeWrites: () => {
      const taken = writes;
      writes = [];
      return taken;
    },
  };
}

const PROTOCOL = {
  version: '1.0',
  target: 'DynamoDB_20120810',
  namespace: 'com.amazonaws.dynamodb.v20120810',
} as const;

const THROTTLED = ['ProvisionedThroughputExceededException', 'ThrottlingException'] as const;

const throttled = (number: number): ApiError =>
  new ApiError({
    code: THROTTLED[number % 2] ?? THROTTLED[0],
    status: 400,
    message: 'The level of configured provisioned throughput for the table was exceeded',
  });
