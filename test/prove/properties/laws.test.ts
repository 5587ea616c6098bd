import { describe, test } from 'vitest';
import { EVERYTHING, randomStory } from '../../support/random/story.ts';
import { LAWS } from './laws.ts';
import { holds } from './lives.ts';

/** Drawn anew only when somebody changes it: `npm test` says the same every time. */
const SAMPLE = { seed: 20_261_122, lives: 60, shrinkFor: 20_000 };

describe('in any life, whatever goes wrong', () => {
  const stories = randomStory(EVERYTHING);

  test.each(Object.entries(LAWS))('%s', async (name, law) => {
    await holds(name, { stories, check: law }, SAMPLE);
  });
});
