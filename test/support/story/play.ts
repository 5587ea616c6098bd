import type { Report } from '../../../lib/poll/report.ts';
import type { LocalAws } from '../../../local/aws/local-aws.ts';
import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import { STORY_START, type Story } from '../../../local/story/story.ts';
import type { Table } from '../table/table.ts';
import { compareMoment } from './compare.ts';
import { type PlayOptions, playIn } from './player.ts';
import { openWorld, stillClock } from './world.ts';

/** What a story left behind. */
export interface Played {
  readonly aws: LocalAws;
  readonly table: Table;
  readonly reports: readonly Report[];
  readonly messages: readonly InboxMessage[];
}

/** Plays a story to its end. @throws StoryError at the first moment in which something else arrives than it says */
export async function play(story: Story, options: PlayOptions = {}): Promise<Played> {
  const world = openWorld({ clock: stillClock(STORY_START) });
  const reports: Report[] = [];
  for await (const moment of playIn(world, story, options)) {
    compareMoment(moment);
    reports.push(...moment.reports);
  }
  return { aws: world.aws, table: world.table, reports, messages: world.aws.inbox.messages() };
}
