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

/** One account's view of Identity Center: what one deployment watches. */
export interface Scope {
  readonly accountId: string;
  /** Tells several deployments in one account apart. */
  readonly stage: string;
  /** The Region that is asked. It can be changed, so nothing that is stored is named after it. */
  readonly region: string;
}

/** The partition key of the scope's records, and the first part of every id. */
export const scopeId = (scope: Scope): string => `${scope.accountId}/${scope.stage}`;

/** `eu-central-1`, as AWS documents it. */
export const REGION_NAME = /^([a-z]+-){2,3}\d$/;

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

export const SEVERITIES = ['info', 'warning', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

export const atLeast = (severity: Severity, floor: Severity): boolean => RANK[severity] >= RANK[floor];

export const higher = (a: Severity, b: Severity): Severity => (atLeast(a, b) ? a : b);

/** Never made of a threshold, a severity or a text, so that editing those neither repeats nor closes anything. */
export const incidentId = (
  scope: Scope,
  { resource, kind, since }: { readonly resource: Resource; readonly kind: string; readonly since: Instant },
): string => `${scopeId(scope)}/${resourceId(resource)}/${kind}/${isoInstant(since)}`;
