import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LocalAws } from '../../../local/aws/local-aws.ts';
import { type Arrival, keyOf } from '../../../local/story/arrival.ts';
import { parseStories } from '../../../local/story/parse.ts';
import { arnOf } from '../../../local/story/stage.ts';
import type { Statement, Story } from '../../../local/story/story.ts';
import { EVERYTHING, randomStory } from '../../support/random/story.ts';
import { type Life, live } from '../../support/story/life.ts';
import { holds } from './lives.ts';

const stories = ['changes.story', 'policy.story', 'state.story'].flatMap((file) =>
  parseStories(readFileSync(new URL(`../../stories/${file}`, import.meta.url), 'utf8'), file),
);

const says = ({ steps }: Story, type: Statement['type']): boolean =>
  steps.some((step) => step.type === 'runs' && step.statements.some((one) => one.type === type));

describe('S58: one, two or three runners give the same messages', () => {
  // A call that fails by its number fails for one of the runners only.
  const alike = stories.filter((story) => !says(story, 'call') && !says(story, 'overlap'));

  test('there are stories to run', () => {
    expect(alike.length).toBeGreaterThan(35);
  });

  test.each(alike.map((story) => [story.title, story] as const))('%s', async (_, story) => {
    const one = toldIn(await live(story));
    expect(toldIn(await live(atOnce(story, 2)))).toEqual(one);
  });

  test('in any life in which every call is answered', async () => {
    const lives = randomStory({ ...EVERYTHING, calls: 'none', overlaps: false });
    const check = async (life: Life, story: Story) =>
      differences(toldIn(life), toldIn(await live(atOnce(story, 3))));
    await holds('three runners tell what one does', { stories: lives, check }, { seed: 58, lives: 12 });
  });
});

const atOnce = (story: Story, runs: number): Story => ({
  ...story,
  steps: story.steps.map((step) =>
    step.type === 'runs' ? { ...step, statements: [...step.statements, { type: 'overlap', runs }] } : step,
  ),
});

describe('S22: however AWS cuts and orders its list, the messages are the same, even while calls fail', () => {
  const SHAPES: Readonly<Record<string, (aws: LocalAws) => void>> = {
    '1 row a page': ({ faults }) => faults.set({ type: 'short-pages', size: 1 }),
    '1 row a page, empty ones between': ({ faults }) => {
      faults.set({ type: 'short-pages', size: 1 });
      faults.set({ type: 'empty-pages' });
    },
    'instances and Regions in another order': ({ faults }) => faults.set({ type: 'shuffle', seed: 5 }),
  };
  const lives = randomStory({ ...EVERYTHING, calls: 'all', endpoint: 'whole' });

  test.each(Object.entries(SHAPES))('%s', async (shape, beforeRun) => {
    const check = async (life: Life, story: Story) => {
      return differences(toldIn(life), toldIn(await live(story, { beforeRun })));
    };
    await holds(shape, { stories: lives, check }, { seed: 22, lives: 10 });
  });
});

/** The messages of each moment. Which of two comes first may depend on the order of the list. */
const toldIn = ({ moments }: Life, of: (arrival: Arrival) => boolean = () => true): readonly string[] =>
  moments.map(({ arrivals }) =>
    arrivals
      .filter(of)
      .map(({ text }) => text)
      .sort()
      .join('\n'),
  );

describe('S45: one unreadable record never stops another', () => {
  // Runs are further apart than any claim, so the claim for the message about the damage holds nothing back.
  const lives = randomStory({
    calls: 'all',
    endpoint: 'none',
    clockMoves: false,
    overlaps: false,
    records: false,
    policies: true,
  }).map((story) => inRun(1, { type: 'status', of: GAMMA, status: 'ACTIVE', also: false }, story));

  test('the messages about the other instances are the same, at the same moments', async () => {
    const check = async (life: Life, story: Story) => {
      const damage: Statement = { type: 'record', of: { instance: GAMMA.instance }, state: 'damaged' };
      const damaged = await live(inRun(2, damage, story));
      return differences(toldIn(life, ofInstances), toldIn(damaged, ofInstances));
    };
    await holds(
      'one unreadable record never stops another',
      { stories: lives, check },
      { seed: 45, lives: 10 },
    );
  });
});

const differences = (before: readonly string[], after: readonly string[]): readonly string[] =>
  before.flatMap((texts, moment) =>
    texts === after[moment] ? [] : [`moment ${moment}:\n${texts}\nbecame\n${after[moment]}`],
  );

/** A third instance, which never changes. */
const GAMMA = { instance: 'gamma', region: 'eu-west-1' };

const ofInstances = ({ resource }: Arrival): boolean =>
  !['scope', arnOf(GAMMA.instance)].includes(keyOf(resource));

/** Says one thing more in the nth run. */
function inRun(nth: number, statement: Statement, story: Story): Story {
  let runs = 0;
  const steps = story.steps.map((step) => {
    if (step.type === 'policy') return step;
    runs += 1;
    return runs === nth ? { ...step, statements: [...step.statements, statement] } : step;
  });
  return { ...story, steps };
}
