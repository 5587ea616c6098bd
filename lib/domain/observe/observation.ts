import type { Cause } from '../episode.ts';
import type { InstanceRecord, TrackedInstance, TrackedRegion } from '../record.ts';
import {
  type InstanceStatus,
  isInstanceStatus,
  isInTransition,
  mustBeListed,
  type ScopeStatus,
} from '../status.ts';
import { entriesByRegion, type Listing, type RegionEntry, type Row, rowsByArn } from './listing.ts';
import { usable } from './usable.ts';

/** What one poll showed of one instance. */
export interface InstanceSight {
  readonly arn: string;
  readonly name?: string;
  readonly ownerAccountId?: string;
  readonly status?: string;
  readonly statusReason?: string;
  readonly primaryRegion?: string;
  readonly regions: ReadonlyMap<string, RegionEntry>;
  /** Whether a Region that is not shown is thereby proved absent. Says nothing about the primary. */
  readonly complete: boolean;
}

/** What one poll saw. Only `seen` proves, by itself, that an instance is absent. */
export type Observation =
  | { readonly status: 'seen'; readonly instances: readonly InstanceSight[] }
  | { readonly status: 'partial'; readonly instances: readonly InstanceSight[]; readonly cause: Cause }
  | {
      readonly status: 'empty' | 'elsewhere' | 'blind';
      readonly instances: readonly [];
      readonly cause: Cause;
    };

/** What classifying a poll needs from memory. */
export interface Known {
  readonly instances: readonly InstanceRecord[];
  readonly instanceSeen: boolean;
  /** A record that can't be read may be of an instance that should be there. */
  readonly unreadable: boolean;
}

export function observe(answer: Listing, known: Known): Observation {
  const listing = usable(answer);
  switch (listing.type) {
    case 'failed':
      return { status: 'blind', instances: [], cause: listing.cause };
    case 'elsewhere':
      return { status: 'elsewhere', instances: [], cause: listing.cause };
    case 'cut-short':
      if (listing.rows.length === 0) return { status: 'blind', instances: [], cause: listing.cause };
      return { status: 'partial', instances: sights(listing.rows, known), cause: listing.cause };
    case 'complete':
      return listing.rows.length === 0 ? emptyList(known) : fullList(listing.rows, known);
  }
}

/** Whether the poll proves that an instance which it doesn't show is absent. */
export const provesAbsence = (status: ScopeStatus): boolean => status === 'seen';

/** A wrong account or Region answers with an empty list and no error (so AWS's public code says). */
function emptyList(known: Known): Observation {
  const expected = known.instances.filter(isExpected).length;
  if (known.instanceSeen && expected === 0 && !known.unreadable) return { status: 'seen', instances: [] };
  const message =
    known.instanceSeen || known.unreadable
      ? 'ListInstances answered with an empty list, though an instance is known that should be there'
      : 'ListInstances answered with an empty list, and no instance was ever seen';
  return { status: 'empty', instances: [], cause: { code: 'empty-list', message } };
}

function isExpected(record: InstanceRecord): boolean {
  const { presence, episode, unknown } = record.instance;
  if (presence.type === 'gone') return false;
  if (unknown !== undefined) return true;
  return episode === undefined || mustBeListed(episode.status);
}

function fullList(rows: readonly Row[], known: Known): Observation {
  const instances = sights(rows, known);
  const problem = firstProblem(rows, instances);
  return problem === undefined
    ? { status: 'seen', instances }
    : { status: 'partial', instances, cause: { code: 'row-unusable', message: problem } };
}

function firstProblem(rows: readonly Row[], instances: readonly InstanceSight[]): string | undefined {
  if (rows.some((row) => row.arn === undefined)) return 'A row of ListInstances has no InstanceArn';
  const mute = rows.find((row) => row.status === undefined);
  if (mute !== undefined) return `The row of ${mute.arn} has no Status`;
  const incomplete = instances.find((sight) => !sight.complete);
  if (incomplete === undefined) return undefined;
  const without = rows.some((row) => row.arn === incomplete.arn && row.regions === undefined);
  return without
    ? `The row of ${incomplete.arn} has no Regions, though it had`
    : `A Region of ${incomplete.arn} has no RegionName or no Status`;
}

function sights(rows: readonly Row[], known: Known): readonly InstanceSight[] {
  const records = new Map(known.instances.map((record) => [record.arn, record]));
  return [...rowsByArn(rows)].map(([arn, row]) => sight(arn, row, records.get(arn)));
}

function sight(arn: string, row: Row, record: InstanceRecord | undefined): InstanceSight {
  const { regions: entries, ...facts } = row;
  const primaryRegion =
    row.primaryRegion ?? entries?.find((entry) => entry.isPrimary)?.region ?? record?.primaryRegion;
  const areListed = entries?.every(isUsable) ?? mayLeaveRegionsOut(row, record, primaryRegion);
  return {
    ...facts,
    arn,
    ...(primaryRegion !== undefined && { primaryRegion }),
    regions: entriesByRegion(entries ?? []),
    complete: areListed && row.status !== undefined,
  };
}

const isUsable = ({ region, status }: RegionEntry): boolean => region !== undefined && status !== undefined;

/** AWS may leave the list out for an instance of one Region (nobody has confirmed it). */
function mayLeaveRegionsOut(
  row: Row,
  record: InstanceRecord | undefined,
  primary: string | undefined,
): boolean {
  if (statusInForce(row.status, record?.instance) === 'DELETE_IN_PROGRESS') return true;
  const additional = (record?.regions ?? []).filter((region) => isAdditional(region, primary));
  return additional.length <= 1 && additional.every(mayBeOver);
}

const mayBeOver = ({ unknown, episode }: TrackedRegion): boolean =>
  unknown === undefined && episode !== undefined && isInTransition(episode.status);

/** The status to go by: the new one if we know it, otherwise the one before. */
export const statusInForce = (
  status: string | undefined,
  instance: TrackedInstance | undefined,
): InstanceStatus | undefined =>
  status !== undefined && isInstanceStatus(status) ? status : instance?.episode?.status;

const isAdditional = ({ presence, resource }: TrackedRegion, primary: string | undefined): boolean =>
  presence.type !== 'gone' && resource.region !== primary;
