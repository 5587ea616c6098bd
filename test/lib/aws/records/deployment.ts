import { type Duration, MINUTE } from '../../../../lib/domain/time.ts';
import { readConfig } from '../../../../lib/poll/config.ts';
import { runTime } from '../../../../lib/poll/deadline.ts';
import { makePorts } from '../../../../lib/poll/ports.ts';
import type { Report } from '../../../../lib/poll/report.ts';
import { run } from '../../../../lib/poll/run.ts';
import { createLocalAws } from '../../../../local/aws/local-aws.ts';
import { sdkInProcess } from '../../../../local/aws/wire/sdk-in-process.ts';
import { arnOf } from '../../../../local/story/stage.ts';
import { pollClients } from '../../../support/sdk/clients.ts';
import { createTable, type Item } from '../../../support/table/table.ts';

/** The whole monitor over a table whose items can be written by another version of it. */
export interface Deployment {
  /** One run, so long after the start. */
  readonly run: (at: Duration) => Promise<Report>;
  readonly item: (name: string) => Item;
  readonly items: () => readonly Item[];
  /** Gives back what is stored from now on. */
  readonly rewrite: (name: string, change: (item: Item) => Item) => Item;
  /** A Region of that instance has been `ADDING` since the start. */
  readonly stickRegion: (name: string) => void;
  readonly subjects: () => readonly string[];
}

const START = Date.UTC(2026, 0, 1);
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alerts';

const CONFIG = readConfig({
  IDENTITY_CENTER_REGION: 'eu-west-1',
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: TOPIC,
});

/** With the two healthy instances `org` and `beta`. */
export function deployment(): Deployment {
  let now = START;
  const table = createTable({ name: CONFIG.tableName });
  const aws = createLocalAws(table.endpoint, { now: () => now, topics: [TOPIC] });
  const requestHandler = sdkInProcess(aws.gateway);
  const clients = pollClients('eu-west-1', { requestHandler, maxAttempts: 1 });
  const ports = makePorts(CONFIG, clients);
  const put = (name: string, ...adding: readonly string[]) =>
    aws.organization.put({
      arn: arnOf(name),
      name,
      createdAt: START,
      status: 'ACTIVE',
      primaryRegion: 'eu-west-1',
      regions: [
        { name: 'eu-west-1', status: 'ACTIVE', isPrimary: true },
        ...adding.map((region) => ({ name: region, status: 'ADDING', addedAt: START + MINUTE })),
      ],
    });
  put('org');
  put('beta');
  const item = (name: string): Item => {
    const key = name === 'scope' ? 'scope' : arnOf(name);
    const found = table.items().find(({ resource }) => resource?.S === key);
    if (found === undefined) throw new Error(`There is no record ${key}`);
    return found;
  };
  return {
    run: (at) => {
      now = START + at;
      return run(
        ports,
        CONFIG,
        runTime(now, MINUTE, () => now),
      );
    },
    item,
    items: table.items,
    rewrite: (name, change) => {
      table.put(change(item(name)));
      return item(name);
    },
    stickRegion: (name) => put(name, 'us-east-1'),
    subjects: () => aws.inbox.messages().map(({ subject }) => subject ?? ''),
  };
}
