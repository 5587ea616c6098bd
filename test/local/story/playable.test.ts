import { describe, expect, test } from 'vitest';
import { parseStories } from '../../../local/story/parse.ts';
import { mustBePlayable } from '../../../local/story/playable.ts';

function play(...lines: readonly string[]): void {
  const [story] = parseStories(['story it', ...lines].join('\n'), 'it.story');
  if (story === undefined) throw new Error('no story');
  mustBePlayable(story);
}

describe('a story that npm start can not play is refused with its line, and with what works instead', () => {
  test.each([
    ['00:00 org ACTIVE, eu-west-1 ACTIVE, eu-west-2 ACTIVE', '00:02 eu-west-2 gone', '00:04 org gone'],
    ['00:00 sandbox/eu-west-1 ACTIVE', '00:02 sandbox gone', '00:04 sandbox ACTIVE', '00:06 sandbox gone'],
    ['00:00 org without regions', '00:02 throttled', '00:04 org gone'],
  ])('but not %j', (...lines) => {
    expect(() => play(...lines)).not.toThrow();
  });

  test.each([
    [
      'it.story:1: the story has no runs: give it at least one line with a time, such as "00:00 org ACTIVE"',
      ['policy adding-warning 1'],
    ],
    [
      "it.story:2: org is not there, so it can't be gone: nothing is there yet. Let it appear",
      ['00:00 org gone'],
    ],
    [
      "it.story:3: org/us-east-1 is not there, so it can't be gone: there are org, org/eu-west-1",
      ['00:00 org ACTIVE, eu-west-1 ACTIVE', '00:02 us-east-1 gone'],
    ],
    [
      'it.story:4: org/eu-west-1 is not there',
      ['00:00 eu-west-1 ACTIVE', '00:02 org gone', '00:04 eu-west-1 gone'],
    ],
    [
      'it.story:3: org/eu-west-1 is not there',
      ['00:00 eu-west-1 ACTIVE', '00:02 eu-west-1 gone, eu-west-1 gone'],
    ],
    ['it.story:2: "publish 2 fails" works only in the tests. npm start plays', ['00:00 publish 2 fails']],
    ['it.story:2: "save loses its answer" works only', ['00:00 save loses its answer']],
    ['it.story:2: "2 runs at once" works only', ['00:00 2 runs at once']],
    ['it.story:2: "table emptied" works only', ['00:00 table emptied']],
    ['it.story:2: "record org damaged" works only', ['00:00 record org damaged']],
    ['it.story:2: "settle region-lost eu-west-1" works only', ['00:00 settle region-lost eu-west-1']],
  ])('%s', (message, lines) => {
    expect(() => play(...lines)).toThrow(message);
  });
});
