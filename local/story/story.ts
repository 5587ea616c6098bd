import type { Outcome } from '../../lib/domain/change.ts';
import type { ConditionKind } from '../../lib/domain/conditions.ts';
import type { OpenReason } from '../../lib/domain/ledger.ts';
import type { Severity } from '../../lib/domain/resource.ts';
import type { Duration, Instant } from '../../lib/domain/time.ts';

/** Whole runs as plain text: at this time AWS answers this, these messages arrive, and nothing else does. */
export interface Story {
  readonly title: string;
  readonly place: Place;
  readonly steps: readonly Step[];
}

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export type Step = PolicyStep | RunsStep;

/** Holds from here on. */
export interface PolicyStep {
  readonly type: 'policy';
  readonly place: Place;
  /** Names and values as in the file, such as `adding-warning` and `30`; `asks` and a Region. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface RunsStep {
  readonly type: 'runs';
  readonly place: Place;
  /** From the start of the story. One, or those of a range. */
  readonly from: Duration;
  readonly to: Duration;
  readonly statements: readonly Statement[];
  /** Of the only run. */
  readonly expected: readonly Expectation[];
  readonly fails: boolean;
}

/** An instance by its name in the story, and one of its Regions. */
export interface Subject {
  readonly instance: string;
  readonly region?: string;
}

export type Statement =
  /** From here on AWS answers with this. */
  | StatusStatement
  | { readonly type: 'gone'; readonly of: Subject }
  | { readonly type: 'without'; readonly of: Subject; readonly what: Leftout }
  | { readonly type: 'with-regions'; readonly of: Subject }
  | { readonly type: 'primary'; readonly of: Subject; readonly region: string }
  /** Only in this run, or in the runs of this range. */
  | { readonly type: 'endpoint'; readonly trouble: EndpointTrouble }
  | { readonly type: 'call'; readonly call: CallName; readonly nth?: number; readonly trouble: CallTrouble }
  /** Once, before the run. */
  | { readonly type: 'table-emptied' }
  | RecordStatement
  /** A person settles an incident before the run, whatever becomes of it if `answer` is left out. */
  | SettleStatement
  /** How many runs overlap, in place of one. */
  | { readonly type: 'overlap'; readonly runs: number };

export interface StatusStatement {
  readonly type: 'status';
  readonly of: Subject;
  readonly status: string;
  readonly statusReason?: string;
  /** `AddedDate`. Without it the one before stays. */
  readonly since?: Duration | 'unknown';
  /** A second entry for the same Region, beside the first. */
  readonly also: boolean;
}

export interface RecordStatement {
  readonly type: 'record';
  readonly of: Subject;
  readonly state: RecordState;
}

export interface SettleStatement {
  readonly type: 'settle';
  readonly kind: ConditionKind;
  readonly of: Subject | 'scope';
  readonly because?: string;
  readonly answer?: SettleAnswer;
}

export const SETTLE_ANSWERS = ['settled', 'refused', 'busy'] as const;

export type SettleAnswer = (typeof SETTLE_ANSWERS)[number];

export type RecordState = 'damaged' | 'newer' | 'mended' | 'deleted';

export type Leftout = 'status' | 'regions' | 'arn' | 'primary';

export type EndpointTrouble =
  | { readonly type: 'throttled' | 'failing' | 'empty' | 'token-repeats' }
  | { readonly type: 'denied'; readonly reason?: string }
  | { readonly type: 'silent'; readonly but?: string }
  | { readonly type: 'page-fails'; readonly page: number };

export type CallName = 'list' | 'load' | 'save' | 'publish' | 'metrics';
export type CallTrouble = 'fails' | 'loses its answer';

/** A message that must arrive. What it leaves out is not compared, except `listing`. */
export type Expectation = {
  readonly place: Place;
  /** In the order of the file. */
  readonly text: string;
  readonly resource: string;
  /** Reasons of the earlier notifications that it lists. */
  readonly listing: readonly string[];
  readonly after?: Duration;
  readonly with: readonly string[];
  readonly without: readonly string[];
} & (
  | {
      readonly reason: OpenReason;
      readonly severity: Severity;
      readonly kind: ConditionKind;
    }
  | {
      readonly reason: 'closed';
      readonly outcome: Outcome;
      readonly kind: ConditionKind;
      readonly severity?: Severity;
    }
  | { readonly reason: 'announced'; readonly severity: Severity; readonly outcome: Outcome }
  | { readonly reason: 'summarised'; readonly severity: Severity; readonly count: number }
);

/** Time 00:00 of every story. */
export const STORY_START: Instant = Date.UTC(2026, 0, 1);

/** A mistake in a story: its place, and what was expected there. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
}

export const at = ({ file, line }: Place, message: string): StoryError =>
  new StoryError(`${file}:${line}: ${message}`);
