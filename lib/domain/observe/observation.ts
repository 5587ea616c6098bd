import type { Cause } from '../episode.ts';
import type { InstanceRecord } from '../record.ts';
import { mustBeListed } from '../status.ts';
import type { Instant } from '../time.ts';
import { mayLeaveRegionsOut } from './left-out-regions.ts';
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
  /** Absent when the list was left out, or empty: that says nothing about Regions. */
  readonly regions?: ReadonlyMap<string, RegionEntry>;
  /** Whether a Region that is not in the list is thereby proved absent. Says nothing about the primary. */
  readonly provesRegions: boolean;
  /** Whether nothing is missing that should be there. */
  readonly isWhole: boolean;
}

/** What one poll saw. `provesAbsence`: whether an instance that it does not show is absent. */
export type Observation =
  | { readonly status: 'seen'; readonly instances: readonly InstanceSight[]; readonly provesAbsence: true }
  | {
      readonly status: 'partial';
      readonly instances: readonly InstanceSight[];
      readonly provesAbsence: boolean;
      readonly cause: Cause;
    }
  | {
      readonly status: 'empty' | 'elsewhere' | 'blind';
      readonly instances: readonly [];
      readonly provesAbsence: false;
      readonly cause: Cause;
    };

/** The code of the cause when a row or an entry lacks what is needed. */
export const ROW_UNUSABLE = 'row-unusable';

/** What classifying a poll needs from memory. */
export interface Known {
  /** The Region asked. */
  readonly asked: string;
  readonly instances: readonly InstanceRecord[];
  readonly instanceSeen: boolean;
  /** A record that can't be read may be of an instance that should be there. */
  readonly unreadable: boolean;
  readonly now: Instant;
}

export function observe(answer: Listing, known: Known): Observation {
  const listing = usable(answer);
  switch (listing.type) {
    case 'failed':
      return nothing('blind', listing.cause);
    case 'elsewhere':
      return nothing('elsewhere', listing.cause);
    case 'cut-short':
      if (listing.rows.length === 0) return nothing('blind', listing.cause);
      return { ...partial(listing.rows, known), provesAbsence: false, cause: listing.cause };
    case 'complete':
      return listing.rows.length === 0 ? emptyList(known) : fullList(listing.rows, known);
  }
}

const nothing = (status: 'empty' | 'elsewhere' | 'blind', cause: Cause): Observation => ({
  status,
  instances: [],
  provesAbsence: false,
  cause,
});

const partial = (rows: readonly Row[], known: Known) =>
  ({ status: 'partial', instances: sights(rows, known) }) as const;

/** A wrong account or Region answers with an empty list and no error (so AWS's public code says). */
function emptyList(known: Known): Observation {
  const expected = known.instances.filter((record) => isExpected(record, known.asked)).length;
  if (known.instanceSeen && expected === 0 && !known.unreadable) {
    return { status: 'seen', instances: [], provesAbsence: true };
  }
  const message =
    known.instanceSeen || known.unreadable
      ? 'ListInstances answered with an empty list, though an instance is known that should be there'
      : 'ListInstances answered with an empty list, and no instance was ever seen';
  return nothing('empty', { code: 'empty-list', message });
}

function isExpected(record: InstanceRecord, asked: string): boolean {
  const { presence, episode, unknown } = record.instance;
  // What is told to be no longer watched is not looked for here.
  if (presence.type === 'gone' || (record.unwatched && record.shownIn !== asked)) return false;
  if (unknown !== undefined) return true;
  return episode === undefined || mustBeListed(episode.status);
}

function fullList(rows: readonly Row[], known: Known): Observation {
  const { instances } = partial(rows, known);
  const problem = firstProblem(rows, instances);
  if (problem === undefined) return { status: 'seen', instances, provesAbsence: true };
  // Which instances there are, and how they are, are two questions: every row with an ARN answers the first.
  const provesAbsence = rows.every((row) => row.arn !== undefined);
  return { status: 'partial', instances, provesAbsence, cause: { code: ROW_UNUSABLE, message: problem } };
}

function firstProblem(rows: readonly Row[], instances: readonly InstanceSight[]): string | undefined {
  if (rows.some((row) => row.arn === undefined)) return 'A row of ListInstances has no InstanceArn';
  const incomplete = instances.find((sight) => !sight.isWhole);
  if (incomplete === undefined) return undefined;
  const { arn, status, regions } = incomplete;
  if (status === undefined) return `The row of ${arn} has no Status`;
  return regions === undefined
    ? `The row of ${arn} has no Regions, though it had`
    : `A Region of ${arn} has no RegionName or no Status`;
}

function sights(rows: readonly Row[], known: Known): readonly InstanceSight[] {
  const records = new Map(known.instances.map((record) => [record.arn, record]));
  return [...rowsByArn(rows)].map(([arn, row]) =>
    sight(arn, row, { record: records.get(arn), now: known.now }),
  );
}

interface Remembered {
  readonly record: InstanceRecord | undefined;
  readonly now: Instant;
}

function sight(arn: string, row: Row, { record, now }: Remembered): InstanceSight {
  const { regions, ...facts } = row;
  // AWS may drop an optional field, and an empty list of a replicated instance is no more believable.
  const entries = regions?.length === 0 ? undefined : regions;
  const primaryRegion = row.primaryRegion ?? flaggedPrimary(entries ?? []) ?? record?.primaryRegion;
  const areUsable = entries?.every(isUsable) ?? mayLeaveRegionsOut(row, { record, now }, primaryRegion);
  return {
    ...facts,
    arn,
    ...(primaryRegion !== undefined && { primaryRegion }),
    ...(entries && { regions: entriesByRegion(entries) }),
    provesRegions: entries?.every(({ region }) => region !== undefined) ?? false,
    isWhole: areUsable && row.status !== undefined,
  };
}

/** Of two that claim it neither is believed. */
function flaggedPrimary(entries: readonly RegionEntry[]): string | undefined {
  const flagged = new Set(entries.filter((entry) => entry.isPrimary).map(({ region }) => region));
  return flagged.size === 1 ? [...flagged][0] : undefined;
}

const isUsable = ({ region, status }: RegionEntry): boolean => region !== undefined && status !== undefined;
