import type { RecordChange, ScopeChange } from '../change.ts';
import type { IdleEpisode, ScopeEpisode } from '../episode.ts';
import { type Observation, ROW_UNUSABLE } from '../observe/observation.ts';
import { remedyOf } from '../observe/remedy.ts';
import type { Current, ScopeRecord, TrackedRecord, TrackedScope } from '../record.ts';
import type { ScopeResource } from '../resource.ts';
import type { Duration, Instant } from '../time.ts';
import { outcomeOfScope } from './outcomes.ts';

/** What one poll says of the scope. */
export interface ScopePoll {
  readonly observation: Observation;
  /** Keys of the records that can't be read. */
  readonly unreadable: readonly string[];
  /** Whether an instance is shown or remembered. */
  readonly instanceKnown: boolean;
  /** Whether an incident of its own says of some instance that its Regions are left out. */
  readonly isToldUnlisted: boolean;
  /** Keys of the records of instances that were loaded. */
  readonly readable: ReadonlySet<string>;
}

export interface ScopeTrack {
  readonly record: Omit<ScopeRecord, 'ledger' | 'lagging'>;
  readonly changes: readonly (ScopeChange | RecordChange)[];
  readonly current: readonly Current[];
}

const SCOPE: ScopeResource = { type: 'scope' };

export interface ScopeContext {
  readonly now: Instant;
  readonly interval: Duration;
}

/** The scope's status is what the poll saw, and every poll shows it. */
export function trackScope(
  before: ScopeRecord | undefined,
  poll: ScopePoll,
  { now, interval }: ScopeContext,
): ScopeTrack {
  const running = before?.scope.episode;
  const episode = episodeOf(running, poll.observation, now);
  const scope: TrackedScope = { resource: SCOPE, episode };
  const idle = trackIdle(before?.idle, poll.observation, now);
  const unreadable = trackUnreadable(before?.unreadable ?? [], poll, now);
  const lastSeenAt = poll.observation.status === 'seen' ? now : before?.lastSeenAt;
  return {
    record: {
      type: 'scope',
      lastPolledAt: now,
      interval,
      ...(lastSeenAt !== undefined && { lastSeenAt }),
      instanceSeen: (before?.instanceSeen ?? false) || poll.instanceKnown,
      scope,
      ...(idle.episode && { idle: idle.episode }),
      unreadable: unreadable.now,
    },
    changes: [...scopeChange(running, episode, { now, ...poll }), ...idle.changes, ...unreadable.changes],
    current: [
      { ...scope, isDecided: true },
      ...idle.current,
      ...unreadable.now.map((tracked) => ({ ...tracked, isDecided: true })),
    ],
  };
}

/** All but `seen` are one episode, whose latest status and cause are kept. */
function episodeOf(running: ScopeEpisode | undefined, observation: Observation, now: Instant): ScopeEpisode {
  if (observation.status === 'seen') {
    if (running?.status === 'seen') return running;
    return { type: 'scope', status: 'seen', since: now, clock: 'monitor' };
  }
  const unseen = running?.status === 'seen' ? undefined : running;
  const rowReadAt = observation.instances.length > 0 ? now : unseen?.rowReadAt;
  const remedy = remedyOf(observation);
  // One poll that fails in another way is no news; two in a row are.
  const agrees = unseen === undefined || remedyOf(unseen) === remedy;
  return {
    type: 'scope',
    status: observation.status,
    since: unseen?.since ?? now,
    clock: 'monitor',
    cause: observation.cause,
    remedy: agrees ? remedy : unseen.remedy,
    ...(rowReadAt !== undefined && { rowReadAt }),
  };
}

/** All was seen, and there is no instance. A poll that did not see all says nothing of it. */
function trackIdle(running: IdleEpisode | undefined, { status, instances }: Observation, now: Instant) {
  if (instances.length > 0) {
    const changes: readonly ScopeChange[] = running
      ? [{ type: 'scope', resource: SCOPE, from: running, at: now, ...outcomeOfScope(true) }]
      : [];
    return { changes, current: [] };
  }
  if (status !== 'seen') return { ...(running && { episode: running }), changes: [], current: [] };
  const episode = running ?? idleSince(now);
  return { episode, changes: [], current: [{ resource: SCOPE, episode, isDecided: true }] };
}

const idleSince = (now: Instant): IdleEpisode => ({
  type: 'idle',
  status: 'IDLE',
  since: now,
  clock: 'monitor',
});

function scopeChange(
  from: ScopeEpisode | undefined,
  to: ScopeEpisode,
  { now: at, isToldUnlisted }: Pick<ScopePoll, 'isToldUnlisted'> & { readonly now: Instant },
): readonly ScopeChange[] {
  const isSeen = to.status === 'seen';
  if (from === undefined || (from.status === 'seen') === isSeen) return [];
  const verdict = outcomeOfScope(isSeen);
  // Only what was not seen because of that has an incident of its own by now.
  const wasLeftOut = 'cause' in from && from.cause?.code === ROW_UNUSABLE;
  const outcome = isSeen && isToldUnlisted && wasLeftOut ? 'unlisted' : verdict.outcome;
  return [{ type: 'scope', resource: SCOPE, from, to, at, ...verdict, outcome }];
}

/** Kept with the scope because the record itself must stay as it is; depends on no poll. */
function trackUnreadable(
  before: readonly TrackedRecord[],
  { unreadable: keys, readable: loaded }: Pick<ScopePoll, 'unreadable' | 'readable'>,
  now: Instant,
) {
  const known = new Map(before.map((tracked) => [tracked.resource.key, tracked]));
  const unreadable = new Set(keys);
  const readable = before.filter(({ resource }) => !unreadable.has(resource.key));
  return {
    now: keys.map((key) => known.get(key) ?? unreadableSince(key, now)),
    changes: readable.map(
      ({ resource, episode }): RecordChange => ({
        type: 'record',
        resource,
        from: episode,
        at: now,
        // One that was deleted has taken along what was open.
        outcome: loaded.has(resource.key) ? 'recovered' : 'superseded',
        severity: 'info',
      }),
    ),
  };
}

const unreadableSince = (key: string, now: Instant): TrackedRecord => ({
  resource: { type: 'record', key },
  episode: { type: 'record', status: 'UNREADABLE', since: now, clock: 'monitor' },
});
