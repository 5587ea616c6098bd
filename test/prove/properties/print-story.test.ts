import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStories } from '../../../local/story/parse.ts';
import { printStory } from '../../../local/story/print.ts';
import type { Step, Story } from '../../../local/story/story.ts';
import { EVERYTHING, randomStory } from '../../support/random/story.ts';
import { play } from '../../support/story/play.ts';
import { lifeOf, withArrivals } from './lives.ts';

const FOLDER = new URL('../../stories/', import.meta.url);

/** Where something stands in a file is not part of it. */
const withoutPlaces = ({ title, steps }: Story) => ({ title, steps: steps.map(placeless) });

const placeless = ({ place: _, ...step }: Step) =>
  'expected' in step ? { ...step, expected: step.expected.map(({ place: __, ...rest }) => rest) } : step;

const again = (story: Story): Story => {
  const [read] = parseStories(printStory(story), 'printed.story');
  if (read === undefined) throw new Error('nothing was printed');
  return read;
};

describe('a story as text', () => {
  test('is read again as the same story, whatever random lives say', () => {
    fc.assert(
      fc.property(randomStory(EVERYTHING), (story) => {
        expect(withoutPlaces(again(story))).toEqual(withoutPlaces(story));
      }),
      { seed: 7 },
    );
  });

  test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.story')))(
    'is read again as the same story: all of %s',
    (file) => {
      for (const story of parseStories(readFileSync(new URL(file, FOLDER), 'utf8'), file)) {
        expect(withoutPlaces(again(story)), story.title).toEqual(withoutPlaces(story));
      }
    },
  );

  test('with what arrived in a random life can be pasted into a file, and replays to the same', async () => {
    const lives = randomStory(EVERYTHING);
    for (const story of fc.sample(lives, { seed: 3, numRuns: 8 })) {
      await play(again(withArrivals(story, await lifeOf(story))));
    }
  });
});
