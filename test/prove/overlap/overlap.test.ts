import { describe, expect, test } from 'vitest';
import { isGreen, storiesToDisturb } from '../proof.ts';
import { interleave, overlapAtRandom } from './proof.ts';

const stories = storiesToDisturb();
const [STUCK] = stories.filter(({ title }) => title === 'a Region is stuck');
const [PENDING] = stories.filter(({ title }) => title === 'an opening is pending from before');
if (STUCK === undefined || PENDING === undefined) throw new Error('a story is missing');

const SECOND = 1000;
/** A sample of the interleavings; `prove.ts` tries all of them. */
const SOME = { some: { times: 25, seed: 1 } };

describe('S58: runs that overlap send the same as one run, each message once', () => {
  test('two at once, in every order of their calls', async () => {
    const row = await interleave(STUCK, { index: 0, runs: 2, apart: 0 });
    expect(row).toSatisfy(isGreen);
    expect(row).toMatchObject({ repeated: 0 });
    expect(row.tried).toBeGreaterThan(20);
  });

  test('two and three at once that have something to send', async () => {
    for (const runs of [2, 3]) {
      const row = await interleave(STUCK, { index: 1, runs, apart: 0 }, SOME);
      expect(row).toSatisfy(isGreen);
      expect(row).toMatchObject({ repeated: 0 });
    }
  });

  test('with something pending from before', async () => {
    const row = await interleave(PENDING, { index: 2, runs: 2, apart: 0 }, SOME);
    expect(row).toSatisfy(isGreen);
    expect(row).toMatchObject({ repeated: 0 });
  });

  test.each(stories.slice(1, 8).map((story) => [story.title, story] as const))(
    'up to three at a time, in random order: %s',
    async (_, story) => {
      expect(await overlapAtRandom(story, { seed: 1, times: 1, over: 'table' })).toSatisfy(isGreen);
    },
  );

  test('over dynalite', async () => {
    expect(await overlapAtRandom(STUCK, { seed: 1, times: 1, over: 'dynalite' })).toSatisfy(isGreen);
  });
});

describe('S61: a run that falls asleep at any of its calls, while another one comes', () => {
  test('within its claim, repeats nothing', async () => {
    const row = await interleave(STUCK, { index: 1, runs: 2, apart: 30 * SECOND }, SOME);
    expect(row).toSatisfy(isGreen);
    expect(row).toMatchObject({ repeated: 0 });
  });

  test('and wakes up after its deadline, sends nothing more', async () => {
    for (const apart of [54 * SECOND, 120 * SECOND]) {
      expect(await interleave(STUCK, { index: 1, runs: 2, apart }, SOME)).toSatisfy(isGreen);
    }
  });
});
