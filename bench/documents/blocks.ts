import { money } from '../../infra/cost/table.ts';
import { kilobytes, median, megabytes, milliseconds, table } from '../figures.ts';
import { type Cost, type CostOfWatched, totalOf } from '../topics/cost.ts';
import type { Widget } from '../topics/widget.ts';
import type { Results } from './results.ts';
import { summaryRows } from './summary.ts';

/** What stands in each block of docs/performance.md. Undefined where it was not measured. */
export const BLOCKS: Readonly<Record<string, (results: Results) => string | undefined>> = {
  machine: ({ machine, quick }) =>
    quick ? `${machine} **With \`--quick\`: these figures mean nothing.**` : machine,
  summary: (results) => table(['', 'monitor', 'script', 'monitor / script'], summaryRows(results)),
  growth: ofTopic('growth', growthTable),
  widget: ofTopic('widget', widgetTable),
  cost: ofTopic('cost', costTable),
};

function ofTopic<T>(name: string, write: (result: T) => string): (results: Results) => string | undefined {
  return ({ topics }) => (name in topics ? write(topics[name] as T) : undefined);
}

/** What is shown of the results of `growth`. */
interface Grown {
  readonly instances: number;
  readonly quiet: GrownPolls;
  readonly changed: GrownPolls;
}

interface GrownPolls {
  /** Milliseconds. */
  readonly cpu: readonly number[];
  /** Bytes. */
  readonly peak: number;
}

function growthTable(sizes: readonly Grown[]): string {
  return table(
    ['instances', 'quiet poll, ms', 'a tenth changed, ms', 'peak memory'],
    sizes.map(({ instances, quiet, changed }) => [
      instances.toLocaleString('en-US'),
      milliseconds(median(quiet.cpu)),
      milliseconds(median(changed.cpu)),
      megabytes(changed.peak),
    ]),
  );
}

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
