import { type Duration, type Instant, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { type RunTime, runTime } from '../../../lib/poll/deadline.ts';
import type { PollClients } from '../../../lib/poll/ports.ts';
import { createLocalAws, type LocalAws } from '../../../local/aws/local-aws.ts';
import type { Endpoint } from '../../../local/aws/wire/call.ts';
import { sdkInProcess } from '../../../local/aws/wire/sdk-in-process.ts';
import { pollClients } from '../sdk/clients.ts';
import { createTable, type Item, type Table } from '../table/table.ts';

export const TABLE = 'records';
export const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alerts';
/** Of one run. */
export const TIME_LIMIT: Duration = MINUTE;

/** The environment of a monitor that asks this Region. Its policy is the default. */
export const environmentFor = (identityCenterRegion: string): Readonly<Record<string, string>> => ({
  IDENTITY_CENTER_REGION: identityCenterRegion,
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: TABLE,
  ALERT_TOPIC_ARN: TOPIC,
});

/** How time passes, for the monitor and for the AWS that it asks. */
export interface Clock {
  readonly now: () => Instant;
  readonly moveTo: (at: Instant) => void;
  /** Of a run that begins now. */
  readonly runTime: (limit: Duration) => RunTime;
}

/** Stands still during a run, and can be put back. */
export function stillClock(start: Instant): Clock {
  let now = start;
  return {
    now: () => now,
    moveTo: (at) => {
      now = at;
    },
    runTime: (limit) => runTime(now, limit, () => now),
  };
}

/** Where the monitor runs: a simulated AWS without sockets, with one table and one topic. */
export interface World {
  readonly clock: Clock;
  readonly aws: LocalAws;
  readonly table: Table;
}

export interface WorldOptions {
  readonly clock: Clock;
  /** What the table holds. */
  readonly items?: readonly Item[];
  /** Instead of the table in memory. */
  readonly dynamoDb?: Endpoint;
}

export function openWorld({ clock, items = [], dynamoDb }: WorldOptions): World {
  const table = createTable({ name: TABLE });
  for (const item of items) table.put(item);
  const aws = createLocalAws(dynamoDb ?? table.endpoint, { now: clock.now, topics: [TOPIC] });
  return { clock, aws, table };
}

/** The SDK's own clients, which try each call once. */
export const singleAttemptClients = (
  { aws }: Pick<World, 'aws'>,
  identityCenterRegion: string,
): PollClients =>
  pollClients(identityCenterRegion, {
    requestHandler: sdkInProcess(aws.gateway, { requestTimeout: 5 * SECOND }),
    maxAttempts: 1,
  });
