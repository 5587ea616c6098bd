import type {
  Episode,
  IdleEpisode,
  InstanceEpisode,
  LostEpisode,
  PrimaryEpisode,
  RecordEpisode,
  RegionEpisode,
  ScopeEpisode,
  UnknownEpisode,
  UnlistedEpisode,
  UnwatchedEpisode,
} from './episode.ts';
import type {
  InstanceResource,
  RecordResource,
  RegionResource,
  ScopeResource,
  Severity,
} from './resource.ts';
import type { Instant } from './time.ts';

/** How an episode ended. Only `completed` and `recovered` are good news. */
export const OUTCOMES = [
  'completed',
  'recovered',
  'appeared',
  'removal-started',
  'deletion-started',
  'vanished',
  'superseded',
  'reverted',
  'lost',
  'primary-changed',
  'instance-gone',
  'unlisted',
  'settled',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Whether a change is never announced by itself: an incident that begins with it says so, or the one that it ends does. */
export const NEVER_ANNOUNCED: Readonly<Record<Outcome, boolean>> = {
  completed: false,
  recovered: false,
  appeared: false,
  'removal-started': true,
  'deletion-started': true,
  vanished: false,
  superseded: false,
  reverted: false,
  lost: true,
  'primary-changed': true,
  'instance-gone': true,
  unlisted: true,
  settled: true,
};

/** From one episode to the next. */
export type Change = RegionChange | InstanceChange | ScopeChange | RecordChange;

/** How a change is to be taken. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Of the announcement. A closing is at least as severe. */
  readonly severity: Severity;
}

interface Turn extends Verdict {
  /** When `from` ended. */
  readonly at: Instant;
  /** What the person said who settled it. Nobody has checked either. */
  readonly justification?: Justification;
}

/** Cut to 200 bytes, and redacted. */
export interface Justification {
  readonly because?: string;
  readonly by?: string;
}

export interface RegionChange extends Turn {
  readonly type: 'region';
  readonly resource: RegionResource;
  /** Absent at the first sight, and after the Region was gone. */
  readonly from?: RegionEpisode | LostEpisode | UnknownEpisode;
  /** Absent when the Region is gone. */
  readonly to?: RegionEpisode;
}

/** Of the instance itself, or of one of the other things that are true of it. */
export interface InstanceChange extends Turn {
  readonly type: 'instance';
  readonly resource: InstanceResource;
  readonly from?: InstanceEpisode | LostEpisode | UnknownEpisode | FacetEpisode;
  readonly to?: InstanceEpisode | PrimaryEpisode;
}

/** What may be wrong with an instance whatever its status. */
export type FacetEpisode = PrimaryEpisode | UnwatchedEpisode | UnlistedEpisode;

export interface ScopeChange extends Turn {
  readonly type: 'scope';
  readonly resource: ScopeResource;
  readonly from: ScopeEpisode | IdleEpisode;
  readonly to?: ScopeEpisode;
}

/** A record that can be read again, or was deleted. */
export interface RecordChange extends Turn {
  readonly type: 'record';
  readonly resource: RecordResource;
  readonly from: RecordEpisode;
}

/** The episodes that a change leads from and to, of whatever kind. */
export const endsOf = (change: Change): { readonly from?: Episode; readonly to?: Episode } => change;
