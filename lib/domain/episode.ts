import type { InstanceStatus, RegionStatus, UnseenStatus } from './status.ts';
import type { Instant } from './time.ts';

/** One unbroken stretch of one status, with the facts that its kind of resource has. */
export type Episode =
  | RegionEpisode
  | InstanceEpisode
  | LostEpisode
  | PrimaryEpisode
  | UnwatchedEpisode
  | UnlistedEpisode
  | ScopeEpisode
  | IdleEpisode
  | RecordEpisode
  | UnknownEpisode;

/** What tells one kind of episode from another. */
export const EPISODE_TYPES = [
  'region',
  'instance',
  'lost',
  'primary',
  'unwatched',
  'unlisted',
  'scope',
  'idle',
  'record',
  'unknown',
] as const satisfies readonly Episode['type'][];

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
  /** The status that it followed. Absent at first sight, and after the Region was gone. */
  readonly after?: RegionStatus;
  /** Whether the Region is the primary one of its instance. */
  readonly isPrimary?: true;
  /** `AddedDate` as AWS gave it. It tells one `ADDING` from another, so a clock that goes back never moves it. */
  readonly addedAt?: Instant;
}

export interface InstanceEpisode extends Stretch {
  readonly type: 'instance';
  readonly status: InstanceStatus;
  /** The status that it followed. Absent at first sight, and after the instance was gone. */
  readonly after?: InstanceStatus;
  /** `StatusReason`, cut to 1 KB. */
  readonly statusReason?: string;
}

/** Of a Region that was `ACTIVE`, or an instance that should be there: two polls have proved that it is not listed. */
export interface LostEpisode extends Stretch {
  readonly type: 'lost';
  readonly of: 'region' | 'instance';
  readonly status: 'LOST';
  /** The status that it was last in, if AWS ever said. */
  readonly was?: string;
  /** The status in which it is listed again, while that does not end the loss. */
  readonly shownAs?: string;
  /** On how many days a poll proved that it is absent. */
  readonly provedDays: number;
  /** The last of them, counted from the loss, which is day 0. */
  readonly lastProvedDay: number;
}

/** Of an instance whose primary Region is not the one that the monitor asks. */
export interface PrimaryEpisode extends Stretch {
  readonly type: 'primary';
  /** The primary Region. */
  readonly status: string;
  /** The primary Region before, if it changed while the monitor asked one and the same Region. */
  readonly was?: string;
  readonly isSettled?: true;
}

/** Of an instance that is not shown at the Region that the monitor asks now, and was last shown at another. */
export interface UnwatchedEpisode extends Stretch {
  readonly type: 'unwatched';
  readonly status: 'UNWATCHED';
  readonly shownIn: string;
}

/** Of an instance that is listed without its Regions, though it has additional ones. */
export interface UnlistedEpisode extends Stretch {
  readonly type: 'unlisted';
  readonly status: 'UNLISTED';
  /** How many polls have left the list out; no more are counted than a rule asks for. */
  readonly polls: number;
  readonly isSettled?: true;
}

/** Of the scope: all was seen, and there is no instance. */
export interface IdleEpisode extends Stretch {
  readonly type: 'idle';
  readonly status: 'IDLE';
  readonly isSettled?: true;
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
  /** What it takes to end it, as the last two polls that agreed say. */
  readonly remedy: Remedy;
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

/** What ends it that a poll sees less than all: waiting, a permission, the configuration, or another answer of AWS. */
export const REMEDIES = ['wait', 'permission', 'configuration', 'answer'] as const;

export type Remedy = (typeof REMEDIES)[number];

/** Why a poll saw less than all. */
export interface Cause {
  /** An error's name or a word of ours, stable enough to count: `ThrottlingException`, `row-unusable`. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
  /** The additional Region that answered in the place of the primary. */
  readonly answeredIn?: string;
}
