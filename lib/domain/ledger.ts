import type { Change, Outcome } from './change.ts';
import type { ConditionKind, Threshold } from './conditions.ts';
import type { EPISODE_TYPES, Episode } from './episode.ts';
import type { Resource, Severity } from './resource.ts';
import type { Instant } from './time.ts';

/** What a notification is about: a condition, a change that is announced by itself, or several that were summarised. */
export type Kind = ConditionKind | Outcome | 'summary';

/** A condition that people were notified of and that has not ended. */
export interface Incident {
  readonly id: string;
  readonly kind: ConditionKind;
  readonly resource: Resource;
  /** The highest it has reached. */
  readonly severity: Severity;
  readonly openedAt: Instant;
  /** Of its newest notification; the first is 1. */
  readonly sequence: number;
  /** Every severity that it was told at, in the order in which it was reached. */
  readonly severities: readonly Severity[];
  /** The highest threshold that it has crossed. Crossing one is told once. */
  readonly crossed?: Threshold;
  /** What its newest notification said of the episode, see `detailOf`. */
  readonly detail: string;
  readonly reminders: number;
  readonly updatedAt?: Instant;
  /** When SNS accepted its latest notification. */
  readonly acceptedAt?: Instant;
}

/** What a reader wants to know about the instance, as it was when the notification was decided. */
export interface InstanceFacts {
  readonly arn: string;
  readonly name?: string;
  readonly ownerAccountId?: string;
  readonly primaryRegion?: string;
  /** Where people can sign in. */
  readonly activeRegions: readonly string[];
}

/** What can't be watched while the scope is not seen. */
export interface SuspendedFacts extends InstanceFacts {
  /** Statuses that were neither `ACTIVE` nor over when last seen. `region` is absent for the instance itself. */
  readonly unfinished: readonly {
    readonly region?: string;
    readonly status: string;
    readonly since: Instant;
  }[];
}

/** What the notifications of one record say beside the status of their own resource. */
export interface About {
  /** The instance that the resource is or belongs to. */
  readonly instance?: InstanceFacts;
  /** This and the rest: of `not-seen`. */
  readonly lastSeenAt?: Instant;
  readonly suspended?: readonly SuspendedFacts[];
  /** How many more instances there are than `suspended` lists. */
  readonly suspendedOthers?: number;
}

interface NotificationFacts {
  /** The incident's id; of an announced change, an id of the same form. */
  readonly incident: string;
  readonly sequence: number;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly resource: Resource;
  readonly decidedAt: Instant;
  /** The Region that the monitor asked then. */
  readonly asked: string;
  /** Every severity at which the incident was told, this one included, for whoever filters on one. */
  readonly severities: readonly Severity[];
  readonly instance?: InstanceFacts;
}

/** Why an open incident is told. */
export const OPEN_REASONS = ['opened', 'escalated', 'overdue', 'updated', 'reminded'] as const;

export type OpenReason = (typeof OPEN_REASONS)[number];

/** Why people are told. */
export const REASONS = [...OPEN_REASONS, 'closed', 'announced', 'summarised'] as const;

export type Reason = (typeof REASONS)[number];

/** One thing to tell people: facts and times as they were decided, not text. It is pending until SNS has accepted it. */
export type Notification =
  | OngoingNotification
  | ClosedNotification
  | AnnouncedNotification
  | SummaryNotification;

/** An incident opened, escalated, passed a threshold, changed, or goes on. */
export interface OngoingNotification extends NotificationFacts {
  readonly reason: OpenReason;
  readonly kind: ConditionKind;
  /** When people were told first. */
  readonly openedAt: Instant;
  readonly episode: Episode;
  /** Of a reminder whose status polls do not decide any more: the unknown status that is shown instead, or nothing. */
  readonly undecided?: { readonly shownAs?: string };
  readonly lastSeenAt?: Instant;
  readonly suspended?: readonly SuspendedFacts[];
  readonly suspendedOthers?: number;
}

/** An incident ended. */
export interface ClosedNotification extends NotificationFacts {
  readonly reason: 'closed';
  readonly kind: ConditionKind;
  readonly openedAt: Instant;
  readonly change: Change;
}

/** Something changed of which no incident was open. */
export interface AnnouncedNotification extends NotificationFacts {
  readonly reason: 'announced';
  readonly kind: Outcome;
  readonly change: Change;
}

/** One that says what changed. */
export type ChangedNotification = ClosedNotification | AnnouncedNotification;

/** It counts several that are over. */
export interface SummaryNotification extends NotificationFacts {
  readonly reason: 'summarised';
  readonly kind: 'summary';
  /** How many notifications of closed incidents and announced changes, by `<reason> <kind>`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Ids of the newest of them, the oldest first. */
  readonly ids: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
}

/** `<incident id>.<sequence>`. */
export const notificationId = (n: Pick<Notification, 'incident' | 'sequence'>): string =>
  `${n.incident}.${n.sequence}`;

/** One line of a record's history. */
export type Past = PastChange | PastGap;

/** A change, and the incident that it closed. */
export interface PastChange {
  readonly resource: Resource;
  readonly at: Instant;
  readonly outcome: Outcome;
  /** What ended. */
  readonly from?: PastEpisode;
  /** The status that began. */
  readonly to?: string;
  readonly incident?: { readonly id: string; readonly severity: Severity; readonly openedAt: Instant };
}

/** What history keeps of an episode. */
export type PastEpisode = Pick<Episode, 'status' | 'since' | 'clock'> & {
  readonly type: (typeof EPISODE_TYPES)[number];
};

/** A time in which no run polled, though several were due. */
export interface PastGap {
  readonly noRunFrom: Instant;
  readonly noRunTo: Instant;
}

/** What a record remembers beside statuses: open incidents, the outbox, and the history. */
export interface Ledger {
  readonly incidents: readonly Incident[];
  /** What is pending, in the order in which it was decided. */
  readonly outbox: readonly Notification[];
  /** The newest last. */
  readonly history: readonly Past[];
}

export const EMPTY_LEDGER: Ledger = { incidents: [], outbox: [], history: [] };

/** What is older is forgotten. */
export const HISTORY_AT_MOST = 50;

export const withPast = (ledger: Ledger, past: Past): Ledger => ({
  ...ledger,
  history: [...ledger.history, past].slice(-HISTORY_AT_MOST),
});
