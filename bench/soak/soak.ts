import type { MonitorRecord } from '../../lib/domain/record.ts';
import { type Duration, SECOND } from '../../lib/domain/time.ts';
import { seeded } from '../../local/seeded.ts';
import { pendingIn, recordsIn } from '../../test/support/story/records.ts';
import type { MeasuredFunction } from '../process/process.ts';
import type { State } from '../process/protocol.ts';
import { type TroubledTable, troubledTable } from '../world/troubled-table.ts';
import { builtFunction, SETTINGS, startWorld, type World } from '../world/world.ts';
import { type Account, createAccount, type SoakAccount } from './account.ts';
import { drawFault, setFault, silenceOf } from './faults.ts';
import { changeSomething, drawBy, heal, INSTANCES, REGIONS } from './organization.ts';
import { SOAK_SETTINGS } from './settings.ts';

export interface SoakOptions {
  readonly seed: number;
  readonly polls: number;
  /** Polls between two looks at the memory. */
  readonly sampleEvery: number;
  /** Polls between two requests that are never answered, which takes seconds. */
  readonly silenceEvery: number;
  readonly onSample: (polls: number) => void;
}

export interface Sample extends Pick<State, 'heap' | 'resident'> {
  readonly polls: number;
}

export interface Soaked {
  readonly seed: number;
  readonly polls: number;
  /** Runs that ended with an error because of a fault. */
  readonly failed: number;
  readonly faults: number;
  readonly changes: number;
  /** Milliseconds in all polls together, inside the process. */
  readonly wall: number;
  readonly cpu: number;
  readonly samples: readonly Sample[];
  readonly account: SoakAccount;
  /** After everything has become well again. */
  readonly left: { readonly pending: number; readonly incidents: number };
  /** What keeps the process alive after the first poll, and after the last. */
  readonly resources: { readonly first: readonly string[]; readonly last: readonly string[] };
}

/** How often something changes, and how often something goes wrong. */
const CHANGE_SHARE = 0.08;
const FAULT_SHARE = 0.01;

/** Polls and polls, in one process, while the organisation changes and services fail. At the end all becomes well. */
export async function soak(options: SoakOptions): Promise<Soaked> {
  const table = troubledTable(SETTINGS.TABLE_NAME);
  const account = createAccount();
  const dynamoDb = account.noting(table.endpoint);
  const world = await startWorld({
    instances: INSTANCES,
    regions: REGIONS,
    dynamoDb,
    settings: SOAK_SETTINGS,
  });
  try {
    account.listen(world.aws.inbox);
    const monitor = await world.start(builtFunction('monitor'));
    return await pollOn({ world, table, account, monitor, tally: newTally() }, options);
  } finally {
    await world.close();
  }
}

interface Soaking {
  readonly world: World;
  readonly table: TroubledTable;
  readonly account: Account;
  readonly monitor: MeasuredFunction;
  readonly tally: Tally;
}

interface Tally {
  polls: number;
  failed: number;
  faults: number;
  changes: number;
  wall: number;
  cpu: number;
}

const newTally = (): Tally => ({ polls: 0, failed: 0, faults: 0, changes: 0, wall: 0, cpu: 0 });

async function pollOn(soaking: Soaking, options: SoakOptions): Promise<Soaked> {
  const { monitor, table, account, tally } = soaking;
  await poll(soaking);
  const first = await monitor.state();
  const samples: Sample[] = [sampleOf(first, tally.polls)];
  const random = seeded(options.seed);
  while (tally.polls < options.polls) {
    disturb(soaking, options, random);
    await poll(soaking);
    if (tally.polls % options.sampleEvery === 0) samples.push(await sample(soaking, options));
  }
  await recover(soaking);
  const last = await monitor.state();
  const incidents = openIn(recordsIn(table.items()));
  const soaked: Soaked = {
    seed: options.seed,
    ...tally,
    samples,
    account: account.settle(),
    left: { pending: pendingIn(table.items()).length, incidents },
    resources: { first: first.resources, last: last.resources },
  };
  checkNothingIsLost(soaked);
  return soaked;
}

/** @throws Error, because figures of a monitor that loses something are worth nothing */
function checkNothingIsLost({ account: { lost, unexpected, outOfOrder, onlySaid }, left }: Soaked): void {
  const wrong = { ...left, outOfOrder, onlySaid, lost: lost.length, unexpected: unexpected.length };
  if (Object.values(wrong).some((count) => count > 0)) {
    throw new Error(`The soak did not end well: ${JSON.stringify(wrong)}`);
  }
}

const openIn = (records: readonly MonitorRecord[]): number =>
  records.reduce((sum, { ledger }) => sum + ledger.incidents.length, 0);

/** Before a poll: perhaps a change, perhaps a fault. It lasts until its calls have come, or the next fault takes its place. */
function disturb(
  { world: { aws }, table, tally }: Soaking,
  { silenceEvery }: SoakOptions,
  random: () => number,
) {
  const draw = drawBy(random);
  if (random() < CHANGE_SHARE) {
    changeSomething(aws.organization, draw);
    tally.changes += 1;
  }
  const isSilent = tally.polls % silenceEvery === 0;
  const fault = isSilent
    ? silenceOf(tally.polls / silenceEvery)
    : random() < FAULT_SHARE
      ? drawFault(draw)
      : undefined;
  if (fault === undefined) return;
  tally.faults += 1;
  setFault({ aws, table }, fault);
}

/**
 * Each run leaves the timers of its deadlines behind, which end by themselves with its time limit. In production they are
 * gone before the next run. Here runs follow at once: with the limit of 60 s thousands of timers would be in every sample.
 */
const TIME_LIMIT: Duration = 10 * SECOND;

async function poll({ monitor, account, tally }: Soaking): Promise<void> {
  const { wall, cpu, failure, result } = await monitor.invoke({ action: 'poll' }, TIME_LIMIT);
  tally.polls += 1;
  tally.wall += wall;
  tally.cpu += cpu;
  if (failure === undefined) account.said((result as { readonly sent: readonly string[] }).sent);
  else tally.failed += 1;
}

/** The simulation must not grow either, or it would become slow. */
async function sample({ world, monitor, tally, table }: Soaking, { onSample }: SoakOptions): Promise<Sample> {
  for (const { forget } of [world.aws.gateway, world.aws.inbox, world.aws.metrics]) forget();
  world.traffic.take();
  table.takeWrites();
  onSample(tally.polls);
  return sampleOf(await monitor.state(), tally.polls);
}

const sampleOf = ({ heap, resident }: State, polls: number): Sample => ({ polls, heap, resident });

/** Enough for what is open to end, whose absence two polls must prove, and for what is pending to go out. */
const LAST_POLLS = 20;

async function recover(soaking: Soaking): Promise<void> {
  const { world, table } = soaking;
  setFault({ aws: world.aws, table }, undefined);
  heal(world.aws.organization);
  for (let polls = 0; polls < LAST_POLLS; polls += 1) await poll(soaking);
}
