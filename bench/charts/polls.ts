import type { Polls } from '../topics/polls.ts';
import type { BarChart } from './bar-chart.ts';

/** Others are in the results only. */
const NAMES: Readonly<Record<string, string>> = { monitor: 'monitor', peer: 'script' };

/** How long a quiet poll takes as an instance gets more Regions. */
export function pollsChart({ warm }: Pick<Polls, 'warm'>): BarChart {
  const quiet = warm.filter(({ kind }) => kind === 'quiet');
  const groups = Map.groupBy(quiet, ({ regions }) => regions);
  return {
    title: 'Duration of a quiet poll',
    note: 'As a multiple of the time that AWS takes to answer one call. Shorter is better.',
    groups: [...groups].map(([regions, polls]) => ({
      name: `${regions} ${regions === 1 ? 'Region' : 'Regions'}`,
      bars: polls.flatMap(({ candidate, took: { median } }) => {
        const name = NAMES[candidate];
        const isOurs = candidate === 'monitor';
        return name === undefined ? [] : [{ name, value: median, text: `${median.toFixed(1)} ×`, isOurs }];
      }),
    })),
  };
}
