import type { Observation } from '../observe/observation.ts';
import type { Change, ScopeRecord, Tracked } from '../record.ts';
import type { Episode, RecordResource, ScopeResource } from '../resource.ts';
import type { Instant } from '../time.ts';
import { verdict } from './outcomes.ts';

export interface TrackedScope {
  readonly record: Omit<ScopeRecord, 'ledger'>;
  readonly changes: readonly Change[];
  readonly current: readonly Tracked[];
}

const SCOPE: ScopeResource = { type: 'scope' };

/** The scope's status is what the poll saw, and every poll shows it. */
export function trackScope(
  before: ScopeRecord | undefined,
  unreadableKeys: readonly string[],
  observation: Observation,
  instanceKnown: boolean,
  now: Instant,
): TrackedScope {
  const running = before?.scope.episode;
  const episode = episodeOf(running, observation, now);
  const scope: Tracked<ScopeResource> = { resource: SCOPE, presence: { type: 'present' }, episode };
  const unreadable = trackUnreadable(before?.unreadable ?? [], unreadableKeys, now);
  const lastSeenAt = observation.status === 'seen' ? now : before?.lastSeenAt;
  return {
    record: {
      type: 'scope',
      lastPolledAt: now,
      ...(lastSeenAt !== undefined && { lastSeenAt }),
      instanceSeen: (before?.instanceSeen ?? false) || instanceKnown,
      scope,
      unreadable: unreadable.now,
    },
    changes: [...scopeChange(running, episode, now), ...unreadable.changes],
    current: [scope, ...unreadable.now],
  };
}

/** All but `seen` are one episode, whose latest status and cause are kept. */
function episodeOf(running: Episode | undefined, observation: Observation, now: Instant): Episode {
  if (observation.status === 'seen') {
    return running?.status === 'seen' ? running : { status: 'seen', since: now, clock: 'monitor' };
  }
  const same = running !== undefined && running.status !== 'seen';
  const rowReadAt = observation.instances.length > 0 ? now : same ? running.rowReadAt : undefined;
  return {
    status: observation.status,
    since: same ? running.since : now,
    clock: 'monitor',
    cause: observation.cause,
    ...(rowReadAt !== undefined && { rowReadAt }),
  };
}

function scopeChange(from: Episode | undefined, to: Episode, at: Instant): readonly Change[] {
  if (from === undefined || (from.status === 'seen') === (to.status === 'seen')) return [];
  return [{ resource: SCOPE, from, to, at, ...verdict({ resource: SCOPE, from, to, primary: false }) }];
}

/** Kept with the scope because the record itself must stay as it is; depends on no poll. */
function trackUnreadable(before: readonly Tracked<RecordResource>[], keys: readonly string[], now: Instant) {
  const known = new Map(before.map((tracked) => [tracked.resource.key, tracked]));
  const readable = before.filter((tracked) => !keys.includes(tracked.resource.key));
  return {
    now: keys.map((key) => known.get(key) ?? unreadableSince(key, now)),
    changes: readable.flatMap(({ resource, episode }): Change[] =>
      episode ? [{ resource, from: episode, at: now, outcome: 'recovered', severity: 'info' }] : [],
    ),
  };
}

const unreadableSince = (key: string, now: Instant): Tracked<RecordResource> => ({
  resource: { type: 'record', key },
  presence: { type: 'present' },
  episode: { status: 'UNREADABLE', since: now, clock: 'monitor' },
});
