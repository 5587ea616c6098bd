import { describe, expect, test } from 'vitest';
import { liveStory } from '../../../local/story/live.ts';
import { parseStories } from '../../../local/story/parse.ts';

/** What is on stage after each run, one run every 2 seconds. */
function played(runs: number, ...lines: readonly string[]): readonly string[] {
  const [story] = parseStories(['story it', ...lines].join('\n'), 'it.story');
  if (story === undefined) throw new Error('no story');
  let wrong = '';
  let status = '';
  const stage = {
    calm: () => {
      wrong = '';
    },
    apply: (statement: { readonly type: string; readonly status?: string }) => {
      if (statement.type === 'endpoint') wrong = ' wrong';
      else status = statement.status ?? statement.type;
    },
  };
  const live = liveStory(story, stage, 500);
  return Array.from({ length: runs }, (_, run) => {
    live.play(run * 2000 + 40);
    return `${status}${wrong}`;
  });
}

describe('a story in real time', () => {
  test('keeps what AWS answers, and ends what goes wrong with its line', () => {
    expect(played(5, '00:00 org ACTIVE', '00:00:02 throttled', '00:00:06 org DELETE_IN_PROGRESS')).toEqual([
      'ACTIVE',
      'ACTIVE wrong',
      'ACTIVE',
      'DELETE_IN_PROGRESS',
      'DELETE_IN_PROGRESS',
    ]);
  });

  test('keeps what goes wrong in a range until the range ends', () => {
    expect(played(4, '00:00 org ACTIVE', '00:00:02..00:00:04 empty')).toEqual([
      'ACTIVE',
      'ACTIVE wrong',
      'ACTIVE wrong',
      'ACTIVE',
    ]);
  });
});
