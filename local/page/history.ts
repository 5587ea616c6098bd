import { type Item, readItem } from '../../lib/aws/records/item.ts';
import type { Instant } from '../../lib/domain/time.ts';
import type { Config } from '../../lib/poll/config.ts';
import type { StartedAws } from '../aws/local-aws.ts';
import { createRecording } from '../story/recording/recording.ts';
import type { Story } from '../story/story.ts';
import type { FinishedRun } from './actions/runs.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';

/** What has happened since the start. */
export interface History {
  /** Takes note of a run that has ended. */
  readonly add: (run: FinishedRun) => Promise<void>;
  readonly runs: () => number;
  /** How the latest run ended, in words. */
  readonly lastRun: () => string;
  /** How many runs have failed, and how the last of them did. */
  readonly failures: () => Failures;
  readonly mailbox: Mailbox;
  readonly story: () => Story;
}

export interface Failures {
  readonly count: number;
  readonly latest: string;
}

export interface HistoryOptions {
  readonly aws: Pick<StartedAws, 'inbox' | 'items'>;
  readonly story: Story;
  readonly config: Config;
  readonly start: Instant;
}

export function createHistory({ aws, story, config, start }: HistoryOptions): History {
  const mailbox = createMailbox(config);
  const recording = createRecording({ played: story, start, primaryRegion: config.scope.region });
  let runs = 0;
  let lastRun = '';
  let failures: Failures = { count: 0, latest: '' };
  let arrived = 0;
  return {
    add: async ({ startedAt, invocations, ...run }) => {
      const items = await aws.items();
      const messages = aws.inbox.messages();
      mailbox.look(items, messages);
      const failed = invocations.find(({ type }) => type === 'failed');
      recording.add({
        ...run,
        now: polledAt(items, startedAt) ?? startedAt,
        messages: messages.slice(arrived),
        hasFailed: failed !== undefined,
      });
      arrived = messages.length;
      runs += 1;
      lastRun = failed?.type === 'failed' ? 'failed' : 'fine';
      if (failed?.type === 'failed') {
        failures = { count: failures.count + 1, latest: `run ${runs}: ${failed.error.message}` };
      }
    },
    runs: () => runs,
    lastRun: () => lastRun,
    failures: () => failures,
    mailbox,
    story: recording.story,
  };
}

/** The monitor's own instant, if it has been stored: thresholds are compared with it to the millisecond. */
function polledAt(items: readonly Item[], startedAt: Instant): Instant | undefined {
  const records = items.map(readItem).flatMap((one) => ('record' in one ? [one.record] : []));
  const at = records.find((record) => record.type === 'scope')?.lastPolledAt;
  return at !== undefined && at >= startedAt ? at : undefined;
}
