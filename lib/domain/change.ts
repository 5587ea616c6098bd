import type {
  Episode,
  InstanceEpisode,
  RecordEpisode,
  RegionEpisode,
  ScopeEpisode,
  UnknownEpisode,
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
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** From one episode to the next. */
export type Change = RegionChange | InstanceChange | PrimaryChange | ScopeChange | RecordChange;

/** How a change is to be taken. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Of the announcement, when no incident of the episode that ended is open. */
  readonly severity: Severity;
}

interface Turn extends Verdict {
  /** When `from` ended. */
  readonly at: Instant;
}

export interface RegionChange extends Turn {
  readonly type: 'region';
  readonly resource: RegionResource;
  /** Absent at the first sight, and after the Region was gone. */
  readonly from?: RegionEpisode | UnknownEpisode;
  /** Absent when the Region is gone. */
  readonly to?: RegionEpisode;
}

export interface InstanceChange extends Turn {
  readonly type: 'instance';
  readonly resource: InstanceResource;
  readonly from?: InstanceEpisode | UnknownEpisode;
  readonly to?: InstanceEpisode;
}

/** An instance names another primary Region than before. */
export interface PrimaryChange extends Turn {
  readonly type: 'primary';
  readonly resource: InstanceResource;
  readonly primary: { readonly from: string; readonly to: string };
}

export interface ScopeChange extends Turn {
  readonly type: 'scope';
  readonly resource: ScopeResource;
  readonly from: ScopeEpisode;
  readonly to: ScopeEpisode;
}

/** A record that can be read again, or was deleted. */
export interface RecordChange extends Turn {
  readonly type: 'record';
  readonly resource: RecordResource;
  readonly from: RecordEpisode;
}

/** The episodes that a change leads from and to, of whatever kind. */
export const endsOf = (change: Change): { readonly from?: Episode; readonly to?: Episode } =>
  change.type === 'primary' ? {} : change;
