import type { Instant } from '../../lib/domain/time.ts';

/** Since when something has been in its status, as far as it was looked at. */
export interface StatusClock {
  readonly of: (key: string, status: string | undefined, now: Instant) => Instant;
}

export function statusClock(): StatusClock {
  const seen = new Map<string, { readonly status: string | undefined; readonly since: Instant }>();
  return {
    of: (key, status, now) => {
      const before = seen.get(key);
      if (before !== undefined && before.status === status) return before.since;
      seen.set(key, { status, since: now });
      return now;
    },
  };
}
