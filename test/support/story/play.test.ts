import { describe, expect, test } from 'vitest';
import { parseStories } from '../../../local/story/parse.ts';
import { play } from './play.ts';

const playing = async (...lines: readonly string[]) => {
  const [story] = parseStories(['story it', ...lines].join('\n'), 'it.story');
  if (story === undefined) throw new Error('no story');
  await play(story);
};

const ADDING = '00:00 eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00';
const OPENED = '00:30 -> opened warning region-adding ap-southeast-2';

describe('a story fails, with its file, line and what was expected', () => {
  test.each([
    [
      'a message that does not come',
      ['00:00 -> announced warning lost org'],
      'it.story:2: expected announced warning lost org\n  but nothing',
    ],
    [
      'a message that the story does not name',
      [ADDING, '00:30'],
      'it.story:3: expected nothing else to arrive, but this did: opened warning region-adding org/ap-southeast-2',
    ],
    [
      'a message that comes twice',
      [ADDING, OPENED, '        -> opened warning region-adding ap-southeast-2'],
      'it.story:4: expected opened warning',
    ],
    ['another severity', [ADDING, OPENED.replace('warning', 'critical')], 'arrived: opened warning'],
    ['another kind', [ADDING, OPENED.replace('adding', 'removing')], 'another severity, kind or outcome'],
    ['another resource', [ADDING, OPENED.replace('ap-southeast-2', 'ap-southeast-3')], 'another resource'],
    ['another text', [ADDING, `${OPENED} with "no such text"`], 'without "no such text" in'],
    ['another duration', [ADDING, `${OPENED} after 31m`], '(after 1800 s)'],
    [
      'earlier messages that it does not name',
      [
        ADDING,
        '00:30 publish fails -> run fails',
        '00:35 ap-southeast-2 ACTIVE -> closed completed region-adding ap-southeast-2',
      ],
      'listing "opened"',
    ],
    ['a run that fails', ['00:00 metrics fails'], 'it.story:2: the run failed: '],
    ['a run that does not fail', ['00:00 -> run fails'], 'it.story:2: expected the run to fail'],
    [
      'a setting that does not exist',
      ['policy adding 30', '00:00'],
      'it.story:2: expected one of the settings adding-warning',
    ],
    [
      'a policy that is refused',
      ['policy adding-warning soon', '00:00'],
      'it.story:3: the policy is refused: ',
    ],
  ])('%s', async (_, lines, message) => {
    await expect(playing(...lines)).rejects.toThrow(message);
  });

  test('and does not fail when everything is as it says', async () => {
    await playing(ADDING, OPENED);
  });
});
