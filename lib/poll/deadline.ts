import type { Duration, Instant } from '../domain/time.ts';

/** When a run must have stopped starting work, with the means to notice. */
export interface Deadline {
  readonly at: Instant;
  /** Whether it is over, by the clock of this moment. */
  readonly passed: () => boolean;
  /** Aborts what is still under way when it is over. */
  readonly signal: AbortSignal;
}

/** How a run divides the time that the function has. */
export interface RunTime {
  /** The one instant that every rule goes by. */
  readonly now: Instant;
  /** The function's time limit: no honest claim reaches further ahead. */
  readonly limit: Duration;
  /** For asking the primary Region; what is left of the run must suffice to decide, commit and deliver. */
  readonly poll: Deadline;
  /** For asking an additional Region after that. */
  readonly elsewhere: Deadline;
  /** For committing instances. The time after it is for delivery, also when the table is slow. */
  readonly commit: Pick<Deadline, 'at' | 'passed'>;
  /** For publishing. What begins before it has the reserve behind it to be acknowledged. */
  readonly publish: Deadline;
  /** For records and metrics: the end of the reserve, just before the runtime ends the process. */
  readonly last: Deadline;
}

const POLL_SHARE = 0.4;
const ELSEWHERE_SHARE = 0.6;
const COMMIT_SHARE = 0.7;
/** Of the time limit, at the most: room for three attempts at one write, see `RECORD_TIMEOUTS`. */
const RESERVE: Duration = 8_000;
const RESERVE_SHARE = 0.2;
/** So that the run's own error is thrown before the runtime's. */
const LAST_WORDS_SHARE = 0.01;

/** Divides `limit` milliseconds from `now`. */
export function runTime(now: Instant, limit: Duration, clock: () => Instant = Date.now): RunTime {
  // Whole milliseconds: a claim is stored as such.
  const after = (wait: Duration): Deadline => deadlineAt(Math.floor(now + wait), clock);
  const working = limit - Math.min(RESERVE, limit * RESERVE_SHARE);
  return {
    now,
    limit,
    poll: after(working * POLL_SHARE),
    elsewhere: after(working * ELSEWHERE_SHARE),
    commit: momentAt(Math.floor(now + working * COMMIT_SHARE), clock),
    publish: after(working),
    last: after(limit * (1 - LAST_WORDS_SHARE)),
  };
}

const momentAt = (at: Instant, clock: () => Instant): Pick<Deadline, 'at' | 'passed'> => ({
  at,
  passed: () => clock() >= at,
});

const deadlineAt = (at: Instant, clock: () => Instant): Deadline => ({
  ...momentAt(at, clock),
  signal: AbortSignal.timeout(Math.max(0, at - clock())),
});
