import type { RecordChange, ScopeChange } from '../change.ts';
import type { ScopeEpisode } from '../episode.ts';
import type { Observation } from '../observe/observation.ts';
import type { ScopeRecord, TrackedRecord, TrackedScope } from '../record.ts';
import type { ScopeResource } from '../resource.ts';
import type { Instant } from '../time.ts';
import { outcomeOfScope } from './outcomes.ts';

/** What one poll says of the scope. */
export interface ScopePoll {
  readonly observation: Observation;
  /** Keys of the records that can't be read. */
  readonly unreadable: readonly string[];
  /** Whether an instance is shown or remembered. */
  readonly instanceKnown: boolean;
}

export interface ScopeTrack {
  readonly record: Omit<ScopeRecord, 'ledger'>;
  readonly changes: readonly (ScopeChange | RecordChange)[];
  readonly current: readonly (TrackedScope | TrackedRecord)[];
}

const SCOPE: ScopeResource = { type: 'scope' };

/** The scope's status is what the poll saw, and every poll shows it. */
export function trackScope(before: ScopeRecord | undefined, poll: ScopePoll, now: Instant): ScopeTrack {
  const running = before?.scope.episode;
  const episode = episodeOf(running, poll.observation, now);
  const scope: TrackedScope = { resource: SCOPE, episode };
  const unreadable = trackUnreadable(before?.unreadable ?? [], poll.unreadable, now);
  const lastSeenAt = poll.observation.status === 'seen' ? now : before?.lastSeenAt;
  return {
    record: {
      type: 'scope',
      lastPolledAt: now,
      ...(lastSeenAt !== undefined && { lastSeenAt }),
      instanceSeen: (before?.instanceSeen ?? false) || poll.instanceKnown,
      scope,
      unreadable: unreadable.now,
    },
    changes: [...scopeChange(running, episode, now), ...unreadable.changes],
    current: [scope, ...unreadable.now],
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
  return {
    type: 'scope',
    status: observation.status,
    since: unseen?.since ?? now,
    clock: 'monitor',
    cause: observation.cause,
    ...(rowReadAt !== undefined && { rowReadAt }),
  };
}

function scopeChange(from: ScopeEpisode | undefined, to: ScopeEpisode, at: Instant): readonly ScopeChange[] {
  const isSeen = to.status === 'seen';
  if (from === undefined || (from.status === 'seen') === isSeen) return [];
  return [{ type: 'scope', resource: SCOPE, from, to, at, ...outcomeOfScope(isSeen) }];
}

/** Kept with the scope because the record itself must stay as it is; depends on no poll. */
function trackUnreadable(before: readonly TrackedRecord[], keys: readonly string[], now: Instant) {
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
        outcome: 'recovered',
        severity: 'info',
      }),
    ),
  };
}

const unreadableSince = (key: string, now: Instant): TrackedRecord => ({
  resource: { type: 'record', key },
  episode: { type: 'record', status: 'UNREADABLE', since: now, clock: 'monitor' },
});
