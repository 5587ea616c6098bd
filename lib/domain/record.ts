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
import type { Ledger } from './ledger.ts';
import type {
  InstanceResource,
  RecordResource,
  RegionResource,
  Resource,
  ScopeResource,
} from './resource.ts';
import { DAY, type Duration, type Instant } from './time.ts';

/** Whether polls show a resource. `missing`: one poll has proved its absence; `gone`: two have, from the first of them on. */
export type Presence =
  | { readonly type: 'present' }
  | { readonly type: 'missing'; readonly since: Instant }
  | { readonly type: 'gone'; readonly since: Instant };

/** What `ListInstances` shows, or shows no more. */
export interface Observed<Resource, KnownEpisode> {
  readonly resource: Resource;
  readonly presence: Presence;
  /** In the last status that we know. Absent while only statuses that we don't know were seen. */
  readonly episode?: KnownEpisode;
  /** In a status that we don't know, which suspends `episode`. */
  readonly unknown?: UnknownEpisode;
  /** It went, and nothing explains it. It can be listed again and still be lost: a Region that is `ADDING`. */
  readonly lost?: LostEpisode;
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

/** What a resource is in now, for the judge. */
export interface Current {
  readonly resource: Resource;
  readonly episode: Episode;
  /** Whether the poll decided it. If not, it is only reminded of. */
  readonly isDecided: boolean;
  /** The status that we don't know, which is shown instead. */
  readonly shownAs?: string;
}

/** An instance with its Regions. */
export interface InstanceRecord {
  readonly type: 'instance';
  readonly arn: string;
  readonly name?: string;
  readonly ownerAccountId?: string;
  /** The one that AWS told last. */
  readonly primaryRegion?: string;
  /** The Region that the monitor asked when the instance was shown last. */
  readonly shownIn: string;
  readonly primary?: PrimaryEpisode;
  readonly unwatched?: UnwatchedEpisode;
  readonly unlisted?: UnlistedEpisode;
  /** The instance itself. */
  readonly instance: TrackedInstance;
  readonly regions: readonly TrackedRegion[];
  readonly ledger: Ledger;
}

export interface ScopeRecord {
  readonly type: 'scope';
  readonly lastPolledAt: Instant;
  /** Between two runs of the schedule, at that time. */
  readonly interval: Duration;
  /** The last poll that was `seen`. */
  readonly lastSeenAt?: Instant;
  /** Records to which that does not apply: they were not decided since, or could not be committed. */
  readonly lagging: readonly Lagging[];
  /** Whether any instance was ever seen. */
  readonly instanceSeen: boolean;
  readonly scope: TrackedScope;
  readonly idle?: IdleEpisode;
  /** Records that can't be read now. */
  readonly unreadable: readonly TrackedRecord[];
  readonly ledger: Ledger;
}

const LATE_AFTER_INTERVALS = 3;

/** Whether so much time went by since the last poll that runs must be missing: more than three intervals, the longer of then and now. */
export const isLate = (
  { lastPolledAt, interval: before }: Pick<ScopeRecord, 'lastPolledAt' | 'interval'>,
  { interval, now }: { readonly interval: Duration; readonly now: Instant },
): boolean => now - lastPolledAt > LATE_AFTER_INTERVALS * Math.max(interval, before);

/** A record, and the last `seen` poll that it took part in. */
export interface Lagging {
  readonly key: string;
  readonly lastSeenAt?: Instant;
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

/** Whether two plain values hold the same data. A member that is `undefined` counts as missing, as in JSON. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameData(a[key], b[key]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
