import { readConfig } from '../../lib/config.ts';
import { type Duration, MINUTE } from '../../lib/domain/time.ts';
import { makePorts } from '../../lib/ports.ts';
import type { Report } from '../../lib/report.ts';
import { run } from '../../lib/run.ts';
import { arnOf } from '../../local/story/stage.ts';
import {
  environmentFor,
  openWorld,
  singleAttemptClients,
  stillClock,
  TIME_LIMIT,
} from '../support/story/world.ts';
import type { Item } from '../support/table/table.ts';

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
const REGION = 'eu-west-1';
const CONFIG = readConfig(environmentFor(REGION));

/** With the two healthy instances `org` and `beta`. */
export function deployment(): Deployment {
  const world = openWorld({ clock: stillClock(START) });
  const { aws, table, clock } = world;
  const ports = makePorts(CONFIG, singleAttemptClients(world, REGION));
  const put = (name: string, ...adding: readonly string[]) =>
    aws.organization.put({
      arn: arnOf(name),
      name,
      createdAt: START,
      status: 'ACTIVE',
      primaryRegion: REGION,
      regions: [
        { name: REGION, status: 'ACTIVE', isPrimary: true },
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
      clock.moveTo(START + at);
      return run(ports, CONFIG, clock.runTime(TIME_LIMIT));
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
