import type { Results } from '../documents/results.ts';
import type { BarChart } from './bar-chart.ts';
import { coldStartChart } from './cold-start.ts';
import { pollsChart } from './polls.ts';

/** By their paths from the root of the repository. */
export const chartsOf = ({ topics }: Results): Readonly<Record<string, BarChart>> => ({
  'docs/pictures/cold-start.svg': coldStartChart(topics['cold-start']),
  'docs/pictures/polls.svg': pollsChart(topics.polls),
});
