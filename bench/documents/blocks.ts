import { money } from '../../infra/cost/table.ts';
import { kilobytes, median, megabytes, milliseconds, table } from '../figures/figures.ts';
import type { Soaked } from '../soak/soak.ts';
import { type Cost, type CostOfWatched, totalOf } from '../topics/cost.ts';
import type { AtSize } from '../topics/growth.ts';
import type { Widget } from '../topics/widget.ts';
import type { Results } from './results.ts';
import { summaryRows } from './summary.ts';

/** What stands in each block of docs/performance.md. */
export const BLOCKS: Readonly<Record<string, (results: Results) => string>> = {
  machine: ({ machine, quick }) =>
    quick ? `${machine} **With \`--quick\`: these figures mean nothing.**` : machine,
  summary: ({ topics }) => table(['', 'monitor', 'script', 'monitor / script'], summaryRows(topics)),
  growth: ({ topics }) => growthTable(topics.growth),
  soak: ({ topics }) => soakTable(topics.soak),
  widget: ({ topics }) => widgetTable(topics.widget),
  cost: ({ topics }) => costTable(topics.cost),
};

function growthTable(sizes: readonly AtSize[]): string {
  return table(
    ['instances', 'quiet poll, ms', 'a tenth changed, ms', 'peak memory'],
    sizes.map(({ instances, quiet, changed }) => [
      count(instances),
      milliseconds(median(quiet.cpu)),
      milliseconds(median(changed.cpu)),
      megabytes(changed.peak),
    ]),
  );
}

function soakTable({ polls, faults, failed, wall, samples, account, left }: Soaked): string {
  const middle = samples[Math.floor(samples.length / 2)];
  const heaps = [middle, samples.at(-1)].map((sample) => megabytes(sample?.heap ?? Number.NaN));
  return table(
    ['', 'figure'],
    [
      ['polls', count(polls)],
      ['polls a second', (polls / (wall / 1000)).toFixed(0)],
      ['faults', count(faults)],
      ['runs that failed', count(failed)],
      ['heap in the middle, and at the end', heaps.join(', ')],
      ['notifications', count(account.expected)],
      ['… lost', count(account.lost.length)],
      ['… repeated', count(account.repetitions)],
      ['… out of order', count(account.outOfOrder)],
      ['pending at the end', count(left.pending)],
      ['incidents open at the end', count(left.incidents)],
    ],
  );
}

const count = (number: number): string => number.toLocaleString('en-US');

function widgetTable({ of }: Widget): string {
  return table(
    ['instances', 'first look, ms', 'later, ms', 'HTML', 'calls'],
    of.map(({ instances, first, warm, bytes, calls }) => [
      String(instances),
      milliseconds(first.wall.median),
      milliseconds(warm.wall.median),
      kilobytes(bytes),
      String(totalOf(calls)),
    ]),
  );
}

function costTable({ watched }: Cost): string {
  const first = watched[0];
  const parts =
    first === undefined ? [] : (Object.keys(first.monitor.parts) as (keyof typeof first.monitor.parts)[]);
  const row = (name: string, of: (side: CostOfWatched['monitor']) => string): readonly string[] => [
    name,
    ...watched.flatMap(({ monitor, peer }) => [of(monitor), of(peer)]),
  ];
  return table(
    [
      'US dollars a month',
      ...watched.flatMap((each) => [`monitor, ${nameOf(each)}`, `script, ${nameOf(each)}`]),
    ],
    [
      row('names of metrics', ({ metrics }) => String(metrics)),
      ...parts.map((part) => row(part, (side) => money(side.parts[part]))),
      row('together', (side) => money(totalOf(side.parts))),
      ['all that the stack costs', ...watched.flatMap(({ whole }) => [money(whole), ''])],
    ],
  );
}

const nameOf = ({ instances, regions }: CostOfWatched): string => `${instances} × ${regions} Regions`;
