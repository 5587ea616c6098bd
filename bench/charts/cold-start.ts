import { milliseconds } from '../figures/figures.ts';
import type { ColdStart } from '../topics/cold-start.ts';
import type { BarChart } from './bar-chart.ts';

/** How they are called in the results, and how in the chart. */
const NAMES: Readonly<Record<string, string>> = {
  monitor: 'monitor',
  'peer, unbundled': 'script',
  'peer, bundled': 'script, bundled',
  floor: 'https, crypto',
};

/** How long each takes to load, as a part of what the unbundled script takes. */
export function coldStartChart({ starts }: Pick<ColdStart, 'starts'>): BarChart {
  const medianOf = (name: string): number => {
    const start = starts.find((one) => one.name === name);
    if (start === undefined) throw new Error(`The results of cold-start have no "${name}"`);
    return start.wall.median;
  };
  const whole = medianOf('peer, unbundled');
  const bars = Object.entries(NAMES).map(([name, inChart]) => {
    const value = medianOf(name);
    return {
      name: inChart,
      value,
      text: `${(value / whole).toFixed(2)} (${milliseconds(value)} ms)`,
      isOurs: name === 'monitor',
    };
  });
  return {
    title: 'Time to load the function',
    note: 'As a fraction of what the script takes that people would write instead. Shorter is better.',
    groups: [{ bars }],
  };
}
