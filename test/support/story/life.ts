import type { Policy } from '../../../lib/domain/policy.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import type { Instant } from '../../../lib/domain/time.ts';
import { arrivalOf } from '../../../local/story/arrival.ts';
import { STORY_START, type Story } from '../../../local/story/story.ts';
import type { Item } from '../table/table.ts';
import { type PlayedMoment, type PlayOptions, playIn } from './player.ts';
import { keysIn, pendingIn, recordsIn } from './records.ts';
import { openWorld, stillClock, TIME_LIMIT, type World } from './world.ts';

/** One moment of a life, with what laws are about. */
export interface LifeMoment extends PlayedMoment {
  readonly now: Instant;
  readonly policy: Policy;
  /** Ids of all that was pending in the table before. */
  readonly pendingBefore: ReadonlySet<string>;
  /** Items that another run had claimed when these runs began. */
  readonly claimed: readonly Item[];
  /** The records that can be read after it. */
  readonly records: readonly MonitorRecord[];
  /** Keys of the records that were deleted just before. */
  readonly forgotten: readonly string[];
}

/** What a story left behind. Nothing is compared with what the story expects. */
export interface Life extends Commits {
  readonly moments: readonly LifeMoment[];
  /** How many calls went wrong because the story says so. */
  readonly faults: number;
}

/** Plays a story, whatever arrives, and records what laws are about. */
export async function live(story: Story, options: Pick<PlayOptions, 'beforeRun'> = {}): Promise<Life> {
  const world = openWorld({ clock: stillClock(STORY_START) });
  const moments: LifeMoment[] = [];
  const commits = watchCommits(world, () => moments.length);
  for await (const played of playIn(world, story, options)) {
    moments.push(momentOf(played, moments.at(-1)?.itemsAfter ?? []));
  }
  return { ...commits(), moments, faults: moments.reduce((sum, { faults }) => sum + faults, 0) };
}

/** What was written to the table, and what was published without being there. */
interface Commits {
  /** Ids of all that was ever pending in the table, with the moment at which it was first written there. */
  readonly everPending: ReadonlyMap<string, number>;
  /** Ids that were published while they were in no outbox of the table. */
  readonly uncommitted: readonly string[];
  /** Bytes. */
  readonly largestRecord: number;
}

function watchCommits({ aws, table }: World, moment: () => number): () => Commits {
  const everPending = new Map<string, number>();
  const uncommitted: string[] = [];
  let largestRecord = 0;
  table.subscribe(() => {
    for (const id of pendingIn(table.items())) if (!everPending.has(id)) everPending.set(id, moment());
    const sizes = table.items().map((item) => Buffer.byteLength(JSON.stringify(item)));
    largestRecord = Math.max(largestRecord, ...sizes);
  });
  aws.inbox.subscribe((message) => {
    const outbox = new Set(pendingIn(table.items()));
    const { covers } = arrivalOf(message);
    uncommitted.push(...covers.map(({ id }) => id).filter((id) => !outbox.has(id)));
  });
  return () => ({ everPending, uncommitted, largestRecord });
}

function momentOf(played: PlayedMoment, left: readonly Item[]): LifeMoment {
  const { at, config, itemsBefore, itemsAfter } = played;
  const now = STORY_START + at;
  const keys = new Set(keysIn(itemsBefore));
  return {
    ...played,
    now,
    policy: config.policy,
    pendingBefore: new Set(pendingIn(itemsBefore)),
    claimed: itemsBefore.filter(({ claimedUntil }) => isAhead(Number(claimedUntil?.N ?? 0), now)),
    records: recordsIn(itemsAfter),
    forgotten: keysIn(left).filter((key) => !keys.has(key)),
  };
}

/** A claim further ahead than any run can last is void. */
const isAhead = (until: Instant, now: Instant): boolean => until > now && until <= now + TIME_LIMIT;
