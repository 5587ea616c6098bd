import { readFileSync } from 'node:fs';
import { MINUTE } from '../../lib/domain/time.ts';
import { parseStories } from '../../local/story/parse.ts';
import { type Ending, endingOf } from '../support/story/ending.ts';

const FILE = 'test/stories/pictures.story';
const STORIES = parseStories(readFileSync(new URL(`../../${FILE}`, import.meta.url), 'utf8'), FILE);

export const TITLES = {
  good: 'a Region was added, another was removed, and all is well',
  hanging: 'a Region hangs',
  blind: 'the monitor is blind while a Region is being added',
} as const;

/** How a story of the pictures ends. Nobody looks at the very moment of a run. */
export async function endingOfPicture(name: keyof typeof TITLES): Promise<Ending> {
  const story = STORIES.find(({ title }) => title === TITLES[name]);
  if (story === undefined) throw new Error(`${FILE} has no story "${TITLES[name]}"`);
  const ending = await endingOf(story);
  return { ...ending, now: ending.now + 2 * MINUTE };
}
