import type { Duration, Instant } from './domain/time.ts';

/** When a run must have stopped starting work, with the means to notice. */
export interface Deadline {
  readonly at: Instant;
  /** Whether it is over, by the clock of this moment. */
  readonly passed: () => boolean;
  /** Aborts what is still under way when it is over. */
  readonly signal: AbortSignal;
}

/** A deadline `wait` from `now`, on the clock of this machine. */
export function deadlineAfter(wait: Duration, now: Instant = Date.now()): Deadline {
  const at = now + wait;
  return { at, passed: () => Date.now() >= at, signal: AbortSignal.timeout(Math.max(0, Math.floor(wait))) };
}
