import type { ScopeEpisode } from '../domain/episode.ts';
import { type InstanceRecord, isLate, SCOPE_KEY, type ScopeRecord } from '../domain/record.ts';
import type { Duration, Instant } from '../domain/time.ts';
import { behindSince } from './hidden.ts';
import type { Standpoint } from './standpoint.ts';

/** How the monitor itself is. */
export type MonitorHealth =
  /** It has never finished a run, or its records are elsewhere. */
  | { readonly type: 'never-ran' }
  /** Its own record can't be read, so it decides nothing, and nobody knows when it ran. */
  | { readonly type: 'unreadable' }
  | {
      readonly type: 'ran';
      readonly lastPolledAt: Instant;
      /** Between two runs of the schedule. */
      readonly interval: Duration;
      /** Whether runs are missing: nobody is watching. */
      readonly isLate: boolean;
      /** What the last poll saw. */
      readonly poll: ScopeEpisode;
      /** The last poll that saw everything. */
      readonly lastSeenAt?: Instant;
      /** Notifications that SNS has not accepted. */
      readonly pending?: { readonly count: number; readonly oldest: Instant };
      /** How many records of instances can't be read. */
      readonly unreadable: number;
      /** How many records of instances lag behind what polls see. */
      readonly behind: number;
    };

/** What was loaded. */
export interface Memory {
  readonly scope?: ScopeRecord;
  readonly instances: readonly InstanceRecord[];
  /** Keys of the records that can't be read. */
  readonly unreadable: readonly string[];
}

export function healthOf(
  { scope, instances, unreadable }: Memory,
  { policy, now }: Pick<Standpoint, 'policy' | 'now'>,
): MonitorHealth {
  if (scope === undefined) return { type: unreadable.includes(SCOPE_KEY) ? 'unreadable' : 'never-ran' };
  const outbox = [scope, ...instances].flatMap(({ ledger }) => ledger.outbox);
  return {
    type: 'ran',
    lastPolledAt: scope.lastPolledAt,
    interval: policy.interval,
    isLate: isLate(scope, { interval: policy.interval, now }),
    poll: scope.scope.episode,
    ...(scope.lastSeenAt !== undefined && { lastSeenAt: scope.lastSeenAt }),
    ...(outbox.length > 0 && {
      pending: { count: outbox.length, oldest: Math.min(...outbox.map(({ decidedAt }) => decidedAt)) },
    }),
    unreadable: unreadable.length,
    behind: scope.lagging.filter(({ key }) => behindSince(key, scope, { policy, now }) !== undefined).length,
  };
}

/** Whether the latest poll saw everything, and the next one is not missing. */
export const isWatching = (health: MonitorHealth): boolean =>
  health.type === 'ran' && !health.isLate && health.poll.status === 'seen';
