import type { Listing, RegionEntry, Row } from './listing.ts';

/** In characters. AWS allows a Region and an ARN no more; statuses and accounts are far shorter. */
const LONGEST = { arn: 1224, region: 32, status: 64, ownerAccountId: 64 } as const;

/** What is longer than AWS allows counts as missing: it is no name of anything, and every record would grow by it. */
export function usable(listing: Listing): Listing {
  return 'rows' in listing ? { ...listing, rows: listing.rows.map(usableRow) } : listing;
}

function usableRow({ arn, status, primaryRegion, ownerAccountId, regions, ...rest }: Row): Row {
  return {
    ...rest,
    ...(fits(arn, LONGEST.arn) && { arn }),
    ...(fits(status, LONGEST.status) && { status }),
    ...(fits(primaryRegion, LONGEST.region) && { primaryRegion }),
    ...(fits(ownerAccountId, LONGEST.ownerAccountId) && { ownerAccountId }),
    ...(regions !== undefined && { regions: atMost(regions.map(usableEntry)) }),
  };
}

const ENTRIES_AT_MOST = 100;

/** The rest become one entry without a name, so the list proves nothing absent. */
function atMost(entries: readonly RegionEntry[]): readonly RegionEntry[] {
  if (entries.length <= ENTRIES_AT_MOST) return entries;
  const byName = entries.toSorted((a, b) => ((a.region ?? '') < (b.region ?? '') ? -1 : 1));
  return [...byName.slice(0, ENTRIES_AT_MOST), {}];
}

function usableEntry({ region, status, ...rest }: RegionEntry): RegionEntry {
  return {
    ...rest,
    ...(fits(region, LONGEST.region) && { region }),
    ...(fits(status, LONGEST.status) && { status }),
  };
}

const fits = (text: string | undefined, longest: number): text is string =>
  text !== undefined && text.length <= longest;
