import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { IdentityCenterFault } from '../local/aws/identity-center/faults.ts';
import type { LocalAws } from '../local/aws/local-aws.ts';
import { parseStories } from '../local/story/parse.ts';
import { play } from './support/story/play.ts';

const files = ['changes.story', 'time.story', 'runs.story'];
const stories = files.flatMap((file) =>
  parseStories(readFileSync(new URL(`./stories/${file}`, import.meta.url), 'utf8'), file),
);

const always =
  (...faults: readonly IdentityCenterFault[]) =>
  (aws: LocalAws): void => {
    aws.faults.clear();
    for (const fault of faults) aws.faults.set(fault);
  };

/** How AWS may cut and order the same list. */
const SHAPES: Readonly<Record<string, (aws: LocalAws) => void>> = {
  '1 row a page': always({ type: 'short-pages', size: 1 }),
  '10 rows a page, with empty ones between': always(
    { type: 'short-pages', size: 10 },
    { type: 'empty-pages' },
  ),
  '100 rows a page': always({ type: 'short-pages', size: 100 }),
  'rows shuffled': always({ type: 'shuffle', seed: 7 }),
  'rows shuffled, 1 a page': always({ type: 'shuffle', seed: 11 }, { type: 'short-pages', size: 1 }),
};

describe('S22: the same incidents, however AWS cuts and orders its list', () => {
  const calm = stories.filter(({ steps }) =>
    steps.every((step) => step.type !== 'runs' || step.statements.every(({ type }) => type !== 'endpoint')),
  );

  test('there are stories to vary', () => {
    expect(calm.length).toBeGreaterThan(40);
  });

  for (const [shape, beforeRun] of Object.entries(SHAPES)) {
    test.each(calm.map((story) => [story.title, story] as const))(`${shape}: %s`, async (_, story) => {
      await play(story, { beforeRun });
    });
  }
});

describe('S59: the same messages, however often an event is delivered', () => {
  test.each(stories.map((story) => [story.title, story] as const))('%s', async (_, story) => {
    await play(story, { deliveries: 2 });
  });
});
