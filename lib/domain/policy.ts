import type { Severity } from './resource.ts';
import type { Duration } from './time.ts';

/** How long a status may last before it becomes a warning, and critical. 0 turns that off. */
export interface Thresholds {
  readonly warning: Duration;
  readonly critical: Duration;
}

/** What the person who deployed the monitor chose. Checked in `lib/settings.ts`. */
export interface Policy {
  readonly adding: Thresholds;
  readonly removing: Thresholds;
  readonly creating: Thresholds;
  readonly deleting: Thresholds;
  readonly notSeen: Thresholds;
  /** What begins is told at once from this severity on, and so is a change by itself. A threshold always tells. */
  readonly tellFrom: Severity;
  /** Before the first reminder, the second, …; the last one repeats. Empty turns reminders off. */
  readonly reminders: readonly Duration[];
  /** An incident is updated at most once in this time. */
  readonly updateEvery: Duration;
  /** Between two runs of the schedule. */
  readonly interval: Duration;
}
