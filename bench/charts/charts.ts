import type { Results } from '../documents/results.ts';
import type { ColdStart } from '../topics/cold-start.ts';
import type { Polls } from '../topics/polls.ts';
import type { BarChart } from './bar-chart.ts';
import { coldStartChart } from './cold-start.ts';
import { pollsChart } from './polls.ts';

interface Chart {
  /** From the root of the repository. */
  readonly path: string;
  /** Whose results it shows. */
  readonly topic: string;
  readonly draw: (result: never) => BarChart;
}

const CHARTS: readonly Chart[] = [
  {
    path: 'docs/pictures/cold-start.svg',
    topic: 'cold-start',
    draw: (result: ColdStart) => coldStartChart(result),
  },
  { path: 'docs/pictures/polls.svg', topic: 'polls', draw: (result: Polls) => pollsChart(result) },
];

/** Of all that was measured. */
export const chartsOf = ({
  topics,
}: Results): readonly { readonly path: string; readonly chart: BarChart }[] =>
  CHARTS.filter(({ topic }) => topic in topics).map(({ path, topic, draw }) => ({
    path,
    chart: draw(topics[topic] as never),
  }));
