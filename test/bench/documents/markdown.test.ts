import { expect, test } from 'vitest';
import { markdownOf } from '../../../bench/documents/markdown.ts';
import type { Topic } from '../../../bench/topic.ts';

const ROUNDS: Topic<{ readonly rounds: number }> = {
  name: 'rounds',
  title: 'Rounds',
  measure: async () => ({ rounds: 3 }),
  report: ({ rounds }) => `It took ${rounds} rounds.`,
};
const results = { machine: 'Measured here.', topics: { rounds: { rounds: 3 } } };

test('the results begin with the machine, and have a section for each topic', () => {
  expect(markdownOf(results, [ROUNDS])).toBe(
    '# Results of `npm run bench`\n\nMeasured here.\n\n## Rounds\n\nIt took 3 rounds.\n',
  );
});

test('the results of a quick run say that they mean nothing', () => {
  expect(markdownOf({ ...results, quick: true }, [ROUNDS])).toContain('these figures mean nothing');
});
