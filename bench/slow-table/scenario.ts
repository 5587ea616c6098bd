import { setTimeout as sleep } from 'node:timers/promises';
import { type Duration, SECOND } from '../../lib/domain/time.ts';
import { runTime } from '../../lib/poll/deadline.ts';
import { healthyArn } from '../../local/aws/identity-center/healthy-instances.ts';
import { arrivalOf, keyOf } from '../../local/story/arrival.ts';
import { pendingIn } from '../../test/support/story/records.ts';
import type { MeasuredFunction } from '../process/process.ts';
import { type Accounted, accountFor } from '../world/arrivals.ts';
import { type Trouble, type TroubledTable, troubledTable } from '../world/troubled-table.ts';
import { builtFunction, SETTINGS, startWorld, type World } from '../world/world.ts';

export interface Scenario {
  readonly title: string;
  readonly instances: number;
  readonly timeLimit: Duration;
  readonly trouble: Trouble;
  /** The table is well again after so many runs. Never, by default. */
  readonly troubledRuns?: number;
}

/** One run of the function. */
export interface Run {
  readonly took: Duration;
  readonly succeeded: boolean;
  readonly writes: number;
  /** Records that the table stored with a claim: the run may deliver what is pending in them. */
  readonly committed: number;
  readonly sent: number;
  /** Changes that nobody has been told of yet. */
  readonly pending: number;
}

export interface Played extends Accounted {
  readonly title: string;
  readonly instances: number;
  readonly timeLimit: Duration;
  readonly runs: readonly Run[];
  /** Notifications that are still in the table at the end. */
  readonly left: number;
}

const REGIONS = 6;
/** More would be a run after run that comes to no end. */
const RUNS_AT_MOST = 12;

/** The removal of a Region begins in every instance at once. Run follows run until everybody has been told of all of them. */
export async function play(scenario: Scenario, onDelivered: (delivered: number) => void): Promise<Played> {
  const { title, instances, timeLimit } = scenario;
  const table = troubledTable(SETTINGS.TABLE_NAME);
  const world = await startWorld({ instances, regions: REGIONS, dynamoDb: table.endpoint });
  try {
    const monitor = await world.start(builtFunction('monitor'));
    await recordAll(monitor, table, instances);
    removeRegionOfEach(world);
    const runs = await runUntilDelivered(scenario, { world, table, monitor, onDelivered });
    const expected = new Set(arnsOf(instances));
    return {
      title,
      instances,
      timeLimit,
      runs,
      left: leftIn(table),
      ...accountFor(expected, delivered(world)),
    };
  } finally {
    await world.close();
  }
}

/** The ARNs that messages were about: there is one message about each. */
const delivered = ({ aws: { inbox } }: World): readonly string[] =>
  inbox.messages().map((message) => keyOf(arrivalOf(message).resource));

const arnsOf = (instances: number): readonly string[] =>
  Array.from({ length: instances }, (_, index) => healthyArn(index + 1));

const leftIn = (table: TroubledTable): number => pendingIn(table.items()).length;

/** While the table is well. Many writes at once may need more than one run. */
async function recordAll(monitor: MeasuredFunction, table: TroubledTable, instances: number): Promise<void> {
  for (let runs = 0; table.items().length <= instances; runs += 1) {
    const { failure } = await monitor.invoke({ action: 'poll' });
    if (runs === RUNS_AT_MOST)
      throw new Error(`${runs} runs did not record ${instances} instances: ${failure}`);
  }
}

function removeRegionOfEach({ aws: { organization } }: World): void {
  for (const { arn, regions = [] } of organization.instances()) {
    const last = regions.at(-1);
    if (last !== undefined) organization.putRegion(arn, { ...last, status: 'REMOVING' });
  }
}

interface Playing {
  readonly world: World;
  readonly table: TroubledTable;
  readonly monitor: MeasuredFunction;
  readonly onDelivered: (delivered: number) => void;
}

async function runUntilDelivered(scenario: Scenario, playing: Playing): Promise<readonly Run[]> {
  const { troubledRuns = Number.POSITIVE_INFINITY, instances, trouble, timeLimit } = scenario;
  const { world, table, onDelivered } = playing;
  const runs: Run[] = [];
  // A schedule starts the next run long after the claims of the one before are over.
  let claimsEndAt = 0;
  const isAllDelivered = () => new Set(delivered(world)).size === instances && leftIn(table) === 0;
  while (!isAllDelivered() && runs.length < RUNS_AT_MOST) {
    table.trouble(runs.length < troubledRuns ? trouble : undefined);
    await sleep(Math.max(0, claimsEndAt - Date.now()));
    claimsEndAt = runTime(Date.now(), timeLimit).publish.at + MARGIN;
    runs.push(await runOnce(scenario, playing));
    onDelivered(new Set(delivered(world)).size);
  }
  return runs;
}

async function runOnce({ timeLimit, instances }: Scenario, { world, table, monitor }: Playing): Promise<Run> {
  const before = delivered(world).length;
  table.takeWrites();
  const { wall, failure } = await monitor.invoke({ action: 'poll' }, timeLimit);
  const writes = table.takeWrites();
  return {
    took: wall,
    succeeded: failure === undefined,
    writes: writes.length,
    committed: new Set(writes.filter(({ claims, stored }) => claims && stored).map(({ record }) => record))
      .size,
    sent: delivered(world).length - before,
    pending: instances - new Set(delivered(world)).size,
  };
}

const MARGIN: Duration = SECOND / 10;
