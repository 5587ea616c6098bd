import type { InstanceStatus, RegionStatus, UnseenStatus } from './status.ts';
import type { Instant } from './time.ts';

/** One unbroken stretch of one status, with the facts that its kind of resource has. */
export type Episode = RegionEpisode | InstanceEpisode | ScopeEpisode | RecordEpisode | UnknownEpisode;

/** `monitor`: an episode begins with the first poll that saw it, so it lasts at least that long. `aws`: AWS says when. */
export const CLOCKS = ['aws', 'monitor'] as const;

interface Stretch {
  readonly since: Instant;
  /** Whose word `since` is. */
  readonly clock: (typeof CLOCKS)[number];
}

export interface RegionEpisode extends Stretch {
  readonly type: 'region';
  readonly status: RegionStatus;
  /** `AddedDate` as AWS gave it. It tells one `ADDING` from another, so a clock that goes back never moves it. */
  readonly addedAt?: Instant;
}

export interface InstanceEpisode extends Stretch {
  readonly type: 'instance';
  readonly status: InstanceStatus;
  /** `StatusReason`, cut to 1 KB. */
  readonly statusReason?: string;
}

export type ScopeEpisode = SeenEpisode | UnseenEpisode;

export interface SeenEpisode extends Stretch {
  readonly type: 'scope';
  readonly status: 'seen';
}

/** All polls in a row that were not `seen`. */
export interface UnseenEpisode extends Stretch {
  readonly type: 'scope';
  /** Of the latest poll. */
  readonly status: UnseenStatus;
  /** Why the latest poll was not `seen`. Left out where a newer notification of the same incident says it. */
  readonly cause?: Cause;
  /** The latest poll in which a row was read at the primary Region. */
  readonly rowReadAt?: Instant;
}

export interface RecordEpisode extends Stretch {
  readonly type: 'record';
  readonly status: 'UNREADABLE';
}

/** Of a Region or an instance in a status that we don't know. */
export interface UnknownEpisode extends Stretch {
  readonly type: 'unknown';
  /** As AWS spells it. */
  readonly status: string;
}

/** Why a poll saw less than all. */
export interface Cause {
  /** An error's name or a word of ours, stable enough to count: `ThrottlingException`, `row-unusable`. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
  /** The additional Region that answered in the place of the primary. */
  readonly answeredIn?: string;
}
