import {
  type InstanceMetadata,
  ListInstances$,
  type ListInstancesCommand,
  ListInstancesResponse$,
  type RegionMetadata,
} from '@aws-sdk/client-sso-admin';
import type { RegionEntry, Row } from '../domain/observe/listing.ts';
import { type Instant, SECOND } from '../domain/time.ts';

/**
 * One date that is not a number makes the SDK's parser throw, and every row of the page is lost with it. So the answer
 * gets a schema without dates, and {@link rowsOf} looks at each value. A refusal keeps its own schema. The SDK takes the
 * schema from this context, which it calls internal: with one that stops doing so our rows would have no dates.
 */
export function takeRowsAsTheyCame({ middlewareStack }: ListInstancesCommand): void {
  middlewareStack.add(
    (next, context) => {
      context.__smithy_context = { ...context.__smithy_context, operationSchema: OPERATION };
      return next;
    },
    { step: 'initialize', name: 'takeRowsAsTheyCame' },
  );
}

/** A string, in a schema of the SDK. The parser does not check those: it hands on what is there, of whatever type. */
const AS_IT_CAME = 0;

/** Both schemas end in what they are made of: the response in the schemas of its members, the operation in its response. */
const [, , , , MEMBERS] = ListInstancesResponse$;
const RESPONSE = [...ListInstancesResponse$.slice(0, 5), MEMBERS.map(() => AS_IT_CAME)];
const OPERATION = [...ListInstances$.slice(0, 5), RESPONSE];

/** JSON as it came: every member may be of any type, and the row itself need not be an object. */
type AsItCame<T> = { readonly [K in keyof T]?: unknown } | null;

/**
 * The rows of a page, or undefined if their number can't be known. A value of the wrong type counts as missing; an
 * empty row still counts as a row.
 */
export function rowsOf(instances: unknown): readonly Row[] | undefined {
  if (instances === undefined) return [];
  return Array.isArray(instances) ? instances.map(rowOf) : undefined;
}

function rowOf(instance: AsItCame<InstanceMetadata>): Row {
  const regions = instance?.Regions;
  return present<Row>({
    arn: text(instance?.InstanceArn),
    name: text(instance?.Name),
    ownerAccountId: text(instance?.OwnerAccountId),
    status: text(instance?.Status),
    statusReason: text(instance?.StatusReason),
    primaryRegion: text(instance?.PrimaryRegion),
    regions: Array.isArray(regions) ? regions.map(regionOf) : undefined,
  });
}

const regionOf = (region: AsItCame<RegionMetadata>): RegionEntry =>
  present<RegionEntry>({
    region: text(region?.RegionName),
    status: text(region?.Status),
    addedAt: instant(region?.AddedDate),
    isPrimary: typeof region?.IsPrimaryRegion === 'boolean' ? region.IsPrimaryRegion : undefined,
  });

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** AWS writes seconds with a fraction. Nothing else is a date, and neither is a number that no `Date` can hold. */
function instant(seconds: unknown): Instant | undefined {
  if (typeof seconds !== 'number') return undefined;
  const at = new Date(Math.round(seconds * SECOND)).getTime();
  return Number.isNaN(at) ? undefined : at;
}

/** In our types what is missing has no key. */
const present = <T extends object>(members: { readonly [K in keyof T]-?: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
