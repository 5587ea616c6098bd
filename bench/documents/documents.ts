import { chartsOf } from '../charts/charts.ts';
import { svgOf } from '../charts/svg.ts';
import type { Topic } from '../topic.ts';
import { markdownOf } from './markdown.ts';
import { performancePage } from './page.ts';
import type { Results } from './results.ts';

export interface DocumentOptions {
  readonly topics: readonly Topic[];
  /** docs/performance.md as it is. Its text stays. */
  readonly page: string;
}

/** All that is written from the results, by its path from the root of the repository. */
export const documentsOf = (
  results: Results,
  { topics, page }: DocumentOptions,
): Readonly<Record<string, string>> => ({
  'bench/results.json': `${JSON.stringify(results, undefined, 2)}\n`,
  'bench/results.md': markdownOf(results, topics),
  'docs/performance.md': performancePage(page, results),
  ...Object.fromEntries(Object.entries(chartsOf(results)).map(([path, chart]) => [path, svgOf(chart)])),
});
