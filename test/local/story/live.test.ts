import { describe, expect, test } from 'vitest';
import { createOrganization } from '../../../local/aws/identity-center/organization.ts';
import { createFaults } from '../../../local/aws/wire/faults.ts';
import { liveStory, sharedStage } from '../../../local/story/live.ts';
import { parseStories } from '../../../local/story/parse.ts';
import { arnOf, createStage } from '../../../local/story/stage.ts';
import type { Story } from '../../../local/story/story.ts';

function storyOf(lines: readonly string[]): Story {
  const [story] = parseStories(['story it', ...lines].join('\n'), 'it.story');
  if (story === undefined) throw new Error('no story');
  return story;
}

/** What is on stage after each run, one run every 2 seconds. */
function played(runs: number, ...lines: readonly string[]): readonly string[] {
  const story = storyOf(lines);
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

  test('is over when the run of its last line has begun', () => {
    const stage = { calm: () => {}, apply: () => {} };
    const live = liveStory(storyOf(['00:00 org ACTIVE', '00:00:02..00:00:06 empty']), stage, 500);
    const isOver = (elapsed: number) => {
      live.play(elapsed);
      return live.isOver(elapsed);
    };
    expect([0, 2000, 6000, 6400, 6600].map(isOver)).toEqual([false, false, false, false, true]);
  });

  test('goes on when a person has taken away before what it takes away', () => {
    const organization = createOrganization({ now: () => 0 });
    const stage = createStage({
      organization: sharedStage(organization),
      faults: createFaults(),
      primaryRegion: 'eu-west-1',
      start: 0,
    });
    const lines = [
      '00:00 eu-west-1 ACTIVE, us-east-1 ACTIVE, us-east-2 ACTIVE',
      '00:00:02 us-east-1 gone, us-east-2 gone',
    ];
    const live = liveStory(storyOf(lines), stage, 500);
    live.play(0);
    organization.removeRegionRow(arnOf('org'), 'us-east-1');
    live.play(2000);
    expect(organization.instances()[0]?.regions?.map(({ name }) => name)).toEqual(['eu-west-1']);
  });
});
