import type { InstanceMetadata, RegionMetadata } from '@aws-sdk/client-sso-admin';
import type { RegionEntry, Row } from '../domain/observe/listing.ts';

/**
 * The rows of a page, or undefined if their number can't be known. The SDK does not check types. A value of the wrong
 * type counts as missing; an empty row still counts as a row.
 */
export function rowsOf(instances: unknown): readonly Row[] | undefined {
  if (instances === undefined) return [];
  return Array.isArray(instances) ? instances.map(rowOf) : undefined;
}

function rowOf(instance: InstanceMetadata | null): Row {
  const regions: unknown = instance?.Regions;
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

const regionOf = (region: RegionMetadata | null): RegionEntry =>
  present<RegionEntry>({
    region: text(region?.RegionName),
    status: text(region?.Status),
    addedAt: instant(region?.AddedDate),
    isPrimary: typeof region?.IsPrimaryRegion === 'boolean' ? region.IsPrimaryRegion : undefined,
  });

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const instant = (value: unknown): number | undefined =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value.getTime() : undefined;

/** In our types what is missing has no key. */
const present = <T extends object>(members: { readonly [K in keyof T]-?: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
