import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { parseStories } from '../local/story/parse.ts';
import { play } from './support/story/play.ts';

const folder = new URL('./stories/', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.story'))) {
  describe(file, () => {
    for (const story of parseStories(readFileSync(new URL(file, folder), 'utf8'), `test/stories/${file}`)) {
      test(`${story.title} (line ${story.place.line})`, async () => {
        await play(story);
      });
    }
  });
}
