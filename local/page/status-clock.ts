import type { Instant } from '../../lib/domain/time.ts';

/** Since when something has been in its status: from the first time that it was asked about in it. */
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
