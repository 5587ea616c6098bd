import type { AnyTopic } from '../topic.ts';
import { markdownOf } from './markdown.ts';
import type { Results } from './results.ts';

/** All that is written from the results, by its path from the root of the repository. */
export function documentsOf(results: Results, topics: readonly AnyTopic[]): Readonly<Record<string, string>> {
  return {
    'bench/results.json': `${JSON.stringify(results, undefined, 2)}\n`,
    'bench/results.md': markdownOf(results, topics),
  };
}
