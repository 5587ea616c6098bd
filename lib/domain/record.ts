import type {
  InstanceEpisode,
  RecordEpisode,
  RegionEpisode,
  ScopeEpisode,
  UnknownEpisode,
} from './episode.ts';
import type { Ledger } from './ledger.ts';
import type { InstanceResource, RecordResource, RegionResource, ScopeResource } from './resource.ts';
import { DAY, type Duration, type Instant } from './time.ts';

/** Whether polls show a resource. `missing`: one poll has proved its absence; `gone`: two have, from the first of them on. */
export type Presence =
  | { readonly type: 'present' }
  | { readonly type: 'missing'; readonly since: Instant }
  | { readonly type: 'gone'; readonly since: Instant };

/** A resource with what we remember of it. */
export type Tracked = TrackedRegion | TrackedInstance | TrackedScope | TrackedRecord;

/** What `ListInstances` shows, or shows no more. */
export interface Observed<Resource, KnownEpisode> {
  readonly resource: Resource;
  readonly presence: Presence;
  /** In the last status that we know. Absent while only statuses that we don't know were seen. */
  readonly episode?: KnownEpisode;
  /** In a status that we don't know, which suspends `episode`. */
  readonly unknown?: UnknownEpisode;
}

export interface TrackedRegion extends Observed<RegionResource, RegionEpisode> {
  /** The last `AddedDate` that an episode was aged from. It is never used twice: two episodes would have one id. */
  readonly agedFrom?: Instant;
}

export interface TrackedInstance extends Observed<InstanceResource, InstanceEpisode> {}

export interface TrackedScope {
  readonly resource: ScopeResource;
  readonly episode: ScopeEpisode;
}

export interface TrackedRecord {
  readonly resource: RecordResource;
  readonly episode: RecordEpisode;
}

/** An instance with its Regions. */
export interface InstanceRecord {
  readonly type: 'instance';
  readonly arn: string;
  readonly name?: string;
  readonly ownerAccountId?: string;
  /** The one that AWS told last. */
  readonly primaryRegion?: string;
  /** The instance itself. */
  readonly instance: TrackedInstance;
  readonly regions: readonly TrackedRegion[];
  readonly ledger: Ledger;
}

export interface ScopeRecord {
  readonly type: 'scope';
  readonly lastPolledAt: Instant;
  /** The last poll that was `seen`. */
  readonly lastSeenAt?: Instant;
  /** Whether any instance was ever seen. */
  readonly instanceSeen: boolean;
  readonly scope: TrackedScope;
  /** Records that can't be read now. */
  readonly unreadable: readonly TrackedRecord[];
  readonly ledger: Ledger;
}

/** What we remember: one DynamoDB item. */
export type MonitorRecord = InstanceRecord | ScopeRecord;

/** The sort key of the scope's own record; an instance's is its ARN. */
export const SCOPE_KEY = 'scope';

export const recordKey = (record: MonitorRecord): string =>
  record.type === 'scope' ? SCOPE_KEY : record.arn;

const EXPIRES_AFTER: Duration = 90 * DAY;

/** When a record may be deleted: 90 days after its instance went, once nothing is open or pending. */
export function expiryOf(record: MonitorRecord): Instant | undefined {
  if (record.type === 'scope' || record.instance.presence.type !== 'gone') return undefined;
  if (record.ledger.incidents.length > 0 || record.ledger.outbox.length > 0) return undefined;
  return record.instance.presence.since + EXPIRES_AFTER;
}
