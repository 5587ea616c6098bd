import { type Deployment, readDeployment } from '../../infra/cost/deployment.ts';
import { type CostItem, costs } from '../../infra/cost/items.ts';
import { type PriceList, readPrices } from '../../infra/cost/prices.ts';
import { countQuietRuns, countRuns, type QuietRuns } from '../../infra/cost/quiet-run.ts';
import { money } from '../../infra/cost/table.ts';
import { useOf } from '../../infra/cost/uses.ts';
import { buildUnbundled } from '../builds.ts';
import { table } from '../figures/figures.ts';
import type { MeasureOptions, Topic } from '../topic.ts';
import { roundTripsOf } from '../world/calls.ts';
import { builtFunction, startWorld } from '../world/world.ts';

/** What both cost in a month, in US dollars, from counted calls. */
export interface Cost {
  readonly prices: Pick<PriceList, 'asOf' | 'region'>;
  /** Minutes. */
  readonly interval: number;
  readonly watched: readonly CostOfWatched[];
}

export interface CostOfWatched extends Watched {
  readonly monitor: CostOfFunction;
  readonly peer: CostOfFunction;
  /** All that the stack of the monitor costs, with what the peer does not have. */
  readonly whole: number;
}

interface Watched {
  readonly instances: number;
  /** Of each instance. */
  readonly regions: number;
}

export interface CostOfFunction {
  /** Of a quiet run, by operation. */
  readonly calls: Readonly<Record<string, number>>;
  /** How many of them follow one another. */
  readonly roundTrips: number;
  /** Names with their dimensions. */
  readonly metrics: number;
  readonly parts: Readonly<Record<Part, number>>;
}

/** What both have, and with what the names of its items begin in infra/cost. */
const PARTS = {
  Scheduler: 'Scheduler',
  Lambda: 'Lambda: ',
  DynamoDB: 'DynamoDB: ',
  'calls of CloudWatch': 'CloudWatch: PutMetricData',
  'custom metrics': 'CloudWatch: custom metrics',
} as const;

type Part = keyof typeof PARTS;

export const COST: Topic<Cost> = {
  name: 'cost',
  title: 'Cost',
  measure,
  report,
};

const WATCHED: readonly Watched[] = [
  { instances: 1, regions: 3 },
  { instances: 2, regions: 6 },
];
const INTERVAL = 5;
/** Milliseconds until a call is answered. */
const ROUND_TRIP = 50;

async function measure({ quick, progress }: MeasureOptions): Promise<Cost> {
  const all = quick ? WATCHED.slice(0, 1) : WATCHED;
  const prices = readPrices();
  const peer = { source: await buildUnbundled('peer.ts'), event: {}, logs: false };
  const watched: CostOfWatched[] = [];
  for (const each of all) {
    const quiet = await countQuietRuns(Object.keys(readDeployment().memory), each);
    const quietPeer = await countRuns({ peer }, each);
    watched.push({
      ...each,
      monitor: costOf('monitor', quiet, await countRoundTrips(builtFunction('monitor'), each)),
      peer: costOf('peer', quietPeer, await countRoundTrips(peer.source, each)),
      whole: sum(costs({ quiet, deployment: readDeployment(), prices, interval: INTERVAL })),
    });
    progress(watched.length, all.length);
  }
  return { prices: { asOf: prices.asOf, region: prices.region }, interval: INTERVAL, watched };
}

/** Of one function alone, with a duration that follows from its round trips. */
function costOf(name: string, { runs, storedBytes }: QuietRuns, roundTrips: number): CostOfFunction {
  const run = runs[name];
  if (run === undefined) throw new Error(`Nothing was counted of ${name}`);
  const items = costs({
    quiet: { runs: { [name]: run }, storedBytes },
    deployment: sameMemory(name),
    prices: readPrices(),
    interval: INTERVAL,
    uses: { [name]: useOf('monitor') },
    duration: () => (roundTrips * ROUND_TRIP) / 1000,
  });
  const parts = Object.entries(PARTS).map(([part, prefix]) => [part, sum(itemsOf(prefix, items))]);
  return {
    calls: run.requests,
    roundTrips,
    metrics: run.metrics.length,
    parts: Object.fromEntries(parts),
  };
}

function sameMemory(name: string): Deployment {
  const deployment = readDeployment();
  const { monitor } = deployment.memory;
  return { ...deployment, ...(monitor !== undefined && { memory: { [name]: monitor } }) };
}

function itemsOf(prefix: string, items: readonly CostItem[]): readonly CostItem[] {
  const found = items.filter(({ name }) => name.startsWith(prefix));
  if (found.length === 0) throw new Error(`infra/cost/items.ts has no item "${prefix}"`);
  return found;
}

const sum = (items: readonly CostItem[]): number => items.reduce((total, { dollars }) => total + dollars, 0);

/** Of a quiet run. Another one is counted as well, because a machine that is busy can make calls late. */
async function countRoundTrips(bundle: URL, watched: Watched): Promise<number> {
  const world = await startWorld({ ...watched, answerAfter: ROUND_TRIP });
  try {
    const measured = await world.start(bundle);
    const counted: number[] = [];
    for (const _ of ['creates the records', 'is quiet', 'is quiet, too']) {
      const before = world.aws.calls().length;
      const { failure } = await measured.invoke({ action: 'poll' });
      if (failure !== undefined) throw new Error(`A quiet run failed: ${failure}`);
      counted.push(roundTripsOf(world.aws.calls().slice(before), ROUND_TRIP));
    }
    return Math.min(...counted.slice(1));
  } finally {
    await world.close();
  }
}

function report({ prices, interval, watched }: Cost): string {
  const sides = watched.flatMap(({ monitor, peer }) => [monitor, peer]);
  const row = (name: string, of: (side: CostOfFunction) => string): readonly string[] => [
    name,
    ...sides.map(of),
  ];
  return [
    `US dollars a month, with a run every ${interval} minutes, from the calls that a quiet run makes on the simulated AWS, and the prices of ${prices.region}, as of ${prices.asOf}. The duration of a run is assumed, by one rule for both: ${ROUND_TRIP} ms for each call that follows another, at the same memory. No free tier is deducted. The parts are what both have. The whole stack of the monitor, as \`npm run cost\` prints it, has alarms, logs, messages, the widget and Slack as well.`,
    table(
      ['', ...watched.flatMap((each) => [`monitor, ${nameOf(each)}`, `peer, ${nameOf(each)}`])],
      [
        row('calls of a quiet run', ({ calls }) => String(totalOf(calls))),
        row('one after the other', ({ roundTrips }) => String(roundTrips)),
        row('names of metrics', ({ metrics }) => String(metrics)),
        ...(Object.keys(PARTS) as readonly Part[]).map((part) =>
          row(part, ({ parts }) => money(parts[part])),
        ),
        row('**together**', ({ parts }) => `**${money(totalOf(parts))}**`),
        ['the whole stack', ...watched.flatMap(({ whole }) => [money(whole), '–'])],
      ],
    ),
  ].join('\n\n');
}

export const totalOf = (numbers: Readonly<Record<string, number>>): number =>
  Object.values(numbers).reduce((total, number) => total + number, 0);

const nameOf = ({ instances, regions }: Watched): string => `${instances} × ${regions} Regions`;
