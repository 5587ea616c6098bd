import type { ConditionKind } from './conditions.ts';
import type {
  Episode,
  InstanceResource,
  RecordResource,
  RegionResource,
  Resource,
  ScopeResource,
  Severity,
} from './resource.ts';
import type { Duration, Instant } from './time.ts';
import { DAY } from './time.ts';
import type { Outcome } from './track/outcomes.ts';

/** Whether polls show a resource. `missing`: one poll has proved its absence; `gone`: two have, from the first of them on. */
export type Presence =
  | { readonly type: 'present' }
  | { readonly type: 'missing'; readonly since: Instant }
  | { readonly type: 'gone'; readonly since: Instant };

/** A resource with what we remember of it. */
export interface Tracked<R extends Resource = Resource> {
  readonly resource: R;
  readonly presence: Presence;
  /** In the last status that we know. Absent while only statuses that we don't know were seen. */
  readonly episode?: Episode;
  /** In a status that we don't know, which suspends `episode`. */
  readonly unknown?: Episode;
  /** The last `AddedDate` that an episode was aged from. It is never used twice: two episodes would have one id. */
  readonly agedFrom?: Instant;
}

/** What a notification is about: a condition, a change told by itself, or several that were folded into one. */
export type Kind = ConditionKind | Outcome | 'folded';

/** From one episode to the next. */
export interface Change {
  readonly resource: Resource;
  /** Absent at the first sight. */
  readonly from?: Episode;
  /** Whether `from` was in a status that we didn't know, beside the suspended episode. */
  readonly ofUnknown?: true;
  /** Absent when the resource is gone. */
  readonly to?: Episode;
  /** When `from` ended. */
  readonly at: Instant;
  readonly outcome: Outcome;
  /** When the change is told by itself. */
  readonly severity: Severity;
  /** Of `primary-changed`. */
  readonly primary?: { readonly from: string; readonly to: string };
}

/** A condition that was told and has not ended. */
export interface Incident {
  readonly id: string;
  readonly kind: ConditionKind;
  readonly resource: Resource;
  /** The highest it has reached. */
  readonly severity: Severity;
  readonly openedAt: Instant;
  /** Of its newest notification; the first is 1. */
  readonly sequence: number;
  /** What its newest notification said of the episode, see `detailOf`. */
  readonly told: string;
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
  readonly pending: readonly { readonly region?: string; readonly status: string; readonly since: Instant }[];
}

/** What the notifications of one record say beside the status of their own resource. */
export interface About {
  /** The instance that the resource is or belongs to. */
  readonly instance?: InstanceFacts;
  /** This and the rest: of `not-seen`. */
  readonly lastSeenAt?: Instant;
  readonly suspended?: readonly SuspendedFacts[];
  /** How many more instances there are than `suspended` tells. */
  readonly suspendedOthers?: number;
}

interface NotificationFacts {
  /** The incident's id; of a change told by itself, an id of the same form. */
  readonly incident: string;
  readonly sequence: number;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly resource: Resource;
  readonly decidedAt: Instant;
  readonly instance?: InstanceFacts;
}

/** Why an open incident is told. */
export const OPEN_REASONS = ['opened', 'escalated', 'updated', 'reminded'] as const;

export type OpenReason = (typeof OPEN_REASONS)[number];

/** Why people are told. */
export const REASONS = [...OPEN_REASONS, 'closed', 'told', 'folded'] as const;

export type Reason = (typeof REASONS)[number];

/** One thing to tell people: facts and times as they were decided, not text. Owed until SNS has accepted it. */
export type Notification = NotificationFacts &
  (
    | {
        readonly reason: OpenReason;
        readonly kind: ConditionKind;
        readonly episode: Episode;
        readonly lastSeenAt?: Instant;
        readonly suspended?: readonly SuspendedFacts[];
        readonly suspendedOthers?: number;
      }
    | {
        readonly reason: 'closed';
        readonly kind: ConditionKind;
        readonly openedAt: Instant;
        readonly change: Change;
      }
    | { readonly reason: 'told'; readonly kind: Outcome; readonly change: Change }
    | {
        readonly reason: 'folded';
        readonly kind: 'folded';
        /** How many notifications of closed incidents and told changes, by `<reason> <kind>`. */
        readonly counts: Readonly<Record<string, number>>;
        readonly from: Instant;
        readonly to: Instant;
      }
  );

/** `<incident id>.<sequence>`. */
export const notificationId = (n: Pick<Notification, 'incident' | 'sequence'>): string =>
  `${n.incident}.${n.sequence}`;

/** One line of a record's history: a change, and the incident that it closed. */
export interface Past {
  readonly resource: Resource;
  readonly at: Instant;
  readonly outcome: Outcome;
  readonly from?: { readonly status: string; readonly since: Instant };
  readonly to?: string;
  readonly incident?: { readonly id: string; readonly severity: Severity; readonly openedAt: Instant };
}

/** What a record remembers beside statuses: what was told, what is still to tell, what was. */
export interface Ledger {
  readonly incidents: readonly Incident[];
  /** In the order in which they were decided. */
  readonly owed: readonly Notification[];
  /** The newest last. */
  readonly history: readonly Past[];
}

export const EMPTY_LEDGER: Ledger = { incidents: [], owed: [], history: [] };

/** An instance with its Regions. */
export interface InstanceRecord {
  readonly type: 'instance';
  readonly arn: string;
  readonly name?: string;
  readonly ownerAccountId?: string;
  /** The one that AWS told last. */
  readonly primaryRegion?: string;
  /** The instance itself. */
  readonly instance: Tracked<InstanceResource>;
  readonly regions: readonly Tracked<RegionResource>[];
  readonly ledger: Ledger;
}

export interface ScopeRecord {
  readonly type: 'scope';
  readonly lastPolledAt: Instant;
  /** The last poll that was `seen`. */
  readonly lastSeenAt?: Instant;
  /** Whether any instance was ever seen. */
  readonly instanceSeen: boolean;
  readonly scope: Tracked<ScopeResource>;
  /** Records that can't be read now. */
  readonly unreadable: readonly Tracked<RecordResource>[];
  readonly ledger: Ledger;
}

/** What we remember: one DynamoDB item. */
export type MonitorRecord = InstanceRecord | ScopeRecord;

/** The sort key of the scope's own record; an instance's is its ARN. */
export const SCOPE_KEY = 'scope';

export const recordKey = (record: MonitorRecord): string =>
  record.type === 'scope' ? SCOPE_KEY : record.arn;

const KEPT_WHEN_GONE: Duration = 90 * DAY;

/** When a record may be deleted: 90 days after its instance went, once nothing is open or owed. */
export function expiryOf(record: MonitorRecord): Instant | undefined {
  if (record.type === 'scope' || record.instance.presence.type !== 'gone') return undefined;
  if (record.ledger.incidents.length > 0 || record.ledger.owed.length > 0) return undefined;
  return record.instance.presence.since + KEPT_WHEN_GONE;
}
