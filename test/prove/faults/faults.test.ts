import { describe, expect, test } from 'vitest';
import { seeded } from '../../../local/seeded.ts';
import { sample } from '../../support/random/chance.ts';
import { isGreen, isShort, storiesToDisturb } from '../proof.ts';
import { disturb, faultPairs } from './proof.ts';
import { type Disturbance, singleFaults } from './sweep.ts';

const stories = storiesToDisturb().map((story) => [story.title, story] as const);
const SEED = 1;

/** Every death of a run, and a sample of the other faults; `prove.ts` tries all of them. */
function deathsAndSome(all: readonly Disturbance[]): readonly Disturbance[] {
  const isDeath = ({ faults }: Disturbance) => faults.some(({ span }) => span === 'run');
  const others = all.filter((one) => !isDeath(one));
  return [...all.filter(isDeath), ...sample(others, 8, seeded(SEED))];
}

describe('S51, S52, S60, S62: nothing is lost', () => {
  test.each(stories)('whatever call fails, hangs, or is the last: %s', async (_, story) => {
    const row = await disturb(story, async (timeline, calm) => deathsAndSome(singleFaults(timeline, calm)));
    expect(row.failure).toBeUndefined();
    expect(row).toSatisfy(isGreen);
    expect(row.tried).toBeGreaterThan(20);
  });

  test.each(stories.filter(([, story]) => isShort(story)).slice(0, 2))(
    'whatever two calls go wrong: %s',
    async (_, story) => {
      const row = await disturb(story, async (timeline, calm) =>
        sample(await faultPairs(timeline, calm), 25, seeded(SEED)),
      );
      expect(row.failure).toBeUndefined();
      expect(row).toSatisfy(isGreen);
    },
  );
});
