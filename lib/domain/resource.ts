import { type Instant, isoInstant } from './time.ts';

/** What has a status: the scope, an instance, a Region of an instance, or a record that can't be read. */
export type Resource = ScopeResource | InstanceResource | RegionResource | RecordResource;

export interface ScopeResource {
  readonly type: 'scope';
}

export interface InstanceResource {
  readonly type: 'instance';
  readonly arn: string;
}

export interface RegionResource {
  readonly type: 'region';
  readonly arn: string;
  readonly region: string;
}

export interface RecordResource {
  readonly type: 'record';
  readonly key: string;
}

/** One account's view of Identity Center, at its primary Region: what one deployment watches. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** The partition key of the scope's records, and the first part of every id. */
export const scopeId = (scope: Scope): string => `${scope.accountId}/${scope.region}`;

/** `ssoins-7223…`: the last part of an instance's ARN, which neither holds an account nor a Region. */
export const instanceId = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Identifies a resource within its scope, readably. */
export function resourceId(resource: Resource): string {
  switch (resource.type) {
    case 'scope':
      return 'scope';
    case 'instance':
      return instanceId(resource.arn);
    case 'region':
      return `${instanceId(resource.arn)}/${resource.region}`;
    case 'record':
      return `record/${instanceId(resource.key)}`;
  }
}

export const sameResource = (a: Resource, b: Resource): boolean => resourceId(a) === resourceId(b);

/** Statuses of AWS that we know; another value is reported, never guessed at. */
export const INSTANCE_STATUSES = [
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'DELETE_IN_PROGRESS',
  'ACTIVE',
] as const;
export const REGION_STATUSES = ['ACTIVE', 'ADDING', 'REMOVING'] as const;

const KNOWN = { instance: INSTANCE_STATUSES, region: REGION_STATUSES } as const;

export const isKnownStatus = (type: 'instance' | 'region', status: string): boolean =>
  (KNOWN[type] as readonly string[]).includes(status);

/** What a poll saw of the scope. Only `seen` proves, by itself, that something is absent. */
export const SCOPE_STATUSES = ['seen', 'partial', 'empty', 'elsewhere', 'blind'] as const;

export type ScopeStatus = (typeof SCOPE_STATUSES)[number];

/** One unbroken stretch of one status. */
export interface Episode {
  /** As AWS names it; for the scope a `ScopeStatus`, the latest of the episode. */
  readonly status: string;
  readonly since: Instant;
  /** `monitor`: `since` is the first poll that saw it, so it lasts at least that long. */
  readonly clock: 'aws' | 'monitor';
  /** `AddedDate` as AWS gave it. It tells one `ADDING` from another, so a clock that goes back never moves it. */
  readonly addedAt?: Instant;
  /** `StatusReason` of an instance, cut to 1 KB. */
  readonly statusReason?: string;
  /** Why the scope was not `seen`. */
  readonly cause?: Cause;
  /** The latest poll of this episode of the scope in which a row was read at the primary Region. */
  readonly rowReadAt?: Instant;
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

export const SEVERITIES = ['info', 'warning', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

export const atLeast = (severity: Severity, floor: Severity): boolean => RANK[severity] >= RANK[floor];

export const higher = (a: Severity, b: Severity): Severity => (atLeast(a, b) ? a : b);

/** Never made of a threshold, a severity or a text, so that editing those neither repeats nor closes anything. */
export const incidentId = (scope: Scope, resource: Resource, kind: string, since: Instant): string =>
  `${scopeId(scope)}/${resourceId(resource)}/${kind}/${isoInstant(since)}`;
