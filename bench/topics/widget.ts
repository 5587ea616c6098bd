import { readItem } from '../../lib/aws/records/item.ts';
import { HISTORY_AT_MOST } from '../../lib/domain/ledger.ts';
import { DAY, type Instant } from '../../lib/domain/time.ts';
import { itemsIn } from '../../local/aws/dynamodb.ts';
import { kilobytes, milliseconds, table } from '../figures/figures.ts';
import { type Spread, spreadOf, spreadText } from '../figures/spread.ts';
import type { MeasuredFunction } from '../process/process.ts';
import type { Effort } from '../process/protocol.ts';
import type { MeasureOptions, Topic } from '../topic.ts';
import { callsByOperation } from '../world/calls.ts';
import { builtFunction, SETTINGS, startWorld, type World } from '../world/world.ts';

export interface Widget {
  /** Fresh processes for each number of instances. */
  readonly processes: number;
  /** How often each of them is asked after the first time. */
  readonly repetitions: number;
  readonly of: readonly WidgetFigures[];
}

/** Milliseconds. */
export interface WidgetFigures {
  readonly instances: number;
  readonly first: Figures;
  /** What the same process takes later. */
  readonly warm: Figures;
  /** Of the HTML. */
  readonly bytes: number;
  /** Of one invocation, by operation. */
  readonly calls: Readonly<Record<string, number>>;
  /** Changes that the records remember, of all instances together. */
  readonly changes: number;
}

export interface Figures {
  readonly wall: Spread;
  readonly cpu: Spread;
}

export const WIDGET: Topic<Widget> = {
  name: 'widget',
  title: 'The widget of the dashboard',
  measure,
  report,
};

const REGIONS = 6;

async function measure({ quick, progress }: MeasureOptions): Promise<Widget> {
  const { instances, processes, repetitions } = quick ? QUICK : THOROUGH;
  const steps = instances.length * (processes + 1);
  let done = 0;
  const sights: Sight[] = [];
  try {
    for (const each of instances) {
      sights.push(await liveThrough(each));
      progress(++done, steps);
    }
    for (let process = 1; process <= processes; process++) {
      for (const sight of sights) {
        await lookAt(sight, repetitions);
        progress(++done, steps);
      }
    }
  } finally {
    await Promise.all(sights.map(({ world }) => world.close()));
  }
  return { processes, repetitions, of: sights.map(figuresOf) };
}

const QUICK = { instances: [1, 6], processes: 1, repetitions: 1 };
const THOROUGH = { instances: [1, 6, 20], processes: 15, repetitions: 20 };

/** An AWS in which the monitor has lived, and what was measured there. */
interface Sight {
  readonly instances: number;
  readonly world: World;
  /** When the first poll was. */
  readonly from: Instant;
  readonly changes: number;
  readonly first: Effort[];
  readonly warm: Effort[];
  /** Of the last look. */
  bytes: number;
  calls: Readonly<Record<string, number>>;
}

async function liveThrough(instances: number): Promise<Sight> {
  const world = await startWorld({ instances, regions: REGIONS });
  const from = Date.now();
  await fillHistories(world);
  await removeLastRegions(world);
  return {
    instances,
    world,
    from,
    changes: await changesIn(world),
    first: [],
    warm: [],
    bytes: 0,
    calls: {},
  };
}

/** Every poll but the first finds all additional Regions changed, until the records are full. */
async function fillHistories(world: World): Promise<void> {
  // With a message for each change, this would take minutes: SNS gets five a second.
  const monitor = await world.start(builtFunction('monitor'), { TELL_FROM: 'critical' });
  await poll(monitor);
  // An even number, so that all are ACTIVE in the end.
  for (let changes = 0; changes < HISTORY_AT_MOST / (REGIONS - 1) + 1; changes += 2) {
    for (const status of ['REMOVING', 'ACTIVE']) {
      changeRegions(world, status, () => true);
      await poll(monitor);
    }
  }
  await monitor.stop();
}

/** One Region of each instance: an incident each, and a message. */
async function removeLastRegions(world: World): Promise<void> {
  const monitor = await world.start(builtFunction('monitor'));
  changeRegions(world, 'REMOVING', (number) => number === REGIONS - 1);
  await poll(monitor);
  await monitor.stop();
}

async function poll(monitor: MeasuredFunction): Promise<void> {
  const { failure } = await monitor.invoke({ action: 'poll' });
  if (failure !== undefined) throw new Error(`A poll failed: ${failure}`);
}

/** Gives this status to additional Regions, which are numbered from 1. */
function changeRegions({ aws }: World, status: string, isWanted: (number: number) => boolean): void {
  for (const { arn, regions = [] } of aws.organization.instances()) {
    const additional = regions.filter(({ isPrimary }) => !isPrimary);
    for (const [index, region] of additional.entries()) {
      if (isWanted(index + 1)) aws.organization.putRegion(arn, { ...region, status });
    }
  }
}

async function changesIn({ aws }: World): Promise<number> {
  const records = (await itemsIn(aws.tableEndpoint, SETTINGS.TABLE_NAME)).map(readItem);
  return records
    .flatMap((stored) => ('record' in stored ? [stored.record] : []))
    .reduce((sum, { ledger }) => sum + ledger.history.length, 0);
}

async function lookAt(sight: Sight, repetitions: number): Promise<void> {
  const { world, from, first, warm } = sight;
  const widget = await world.start(builtFunction('widget'));
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const before = world.aws.calls().length;
    const { result, failure, wall, cpu } = await widget.invoke(eventFrom(from));
    if (failure !== undefined) throw new Error(`The widget failed: ${failure}`);
    (repetition === 0 ? first : warm).push({ wall, cpu });
    sight.bytes = Buffer.byteLength(String(result));
    sight.calls = callsByOperation(world.aws.calls().slice(before));
  }
  await widget.stop();
}

/** Somebody looks at all that has been, on a wide screen. */
const eventFrom = (from: Instant) => ({
  widgetContext: {
    theme: 'light',
    width: 1600,
    height: 560,
    locale: 'en',
    timezone: { offsetISO: '+00:00' },
    timeRange: { mode: 'relative', start: from, end: from + DAY },
  },
});

const figuresOf = ({ instances, first, warm, bytes, calls, changes }: Sight): WidgetFigures => ({
  instances,
  first: spreadsOf(first),
  warm: spreadsOf(warm),
  bytes,
  calls,
  changes,
});

const spreadsOf = (efforts: readonly Effort[]): Figures => ({
  wall: spreadOf(efforts.map(({ wall }) => wall)),
  cpu: spreadOf(efforts.map(({ cpu }) => cpu)),
});

function report({ processes, repetitions, of }: Widget): string {
  const rows = of.map(({ instances, first, warm, bytes, calls, changes }) => [
    String(instances),
    changes.toLocaleString('en-US'),
    ...[first.wall, first.cpu, warm.wall, warm.cpu].map((spread) => spreadText(spread, milliseconds)),
    kilobytes(bytes),
    Object.entries(calls)
      .map(([operation, times]) => `${times} ${operation}`)
      .join(', '),
  ]);
  return [
    `Somebody looks at the dashboard, with ${REGIONS} Regions in each instance. The monitor made the records on the simulated AWS: all additional Regions had changed in each of its polls, until the records were full, and one Region of each instance is still being removed. Times are medians in ms, with the quartiles, in ${plural(processes, 'fresh process', 'fresh processes')}: of the first look, once the function was loaded, and of ${plural(repetitions, 'look', 'looks')} after it. The simulated AWS answers at once. Bytes are those of the HTML, which is kept below 95 kB: the timelines are drawn in less detail when there are more.`,
    table(
      ['instances', 'changes kept', 'first look', 'processor', 'later', 'processor', 'HTML', 'calls'],
      rows,
    ),
  ].join('\n\n');
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
