import type { Cause } from '../episode.ts';
import type { Instant } from '../time.ts';

/** One row of `ListInstances`. Every field may be missing: that is how AWS models it. */
export interface Row {
  readonly arn?: string;
  readonly name?: string;
  readonly ownerAccountId?: string;
  readonly status?: string;
  readonly statusReason?: string;
  readonly primaryRegion?: string;
  /** Undefined is not an empty list: it says nothing about Regions. */
  readonly regions?: readonly RegionEntry[];
}

export interface RegionEntry {
  readonly region?: string;
  readonly status?: string;
  readonly addedAt?: Instant;
  readonly isPrimary?: boolean;
}

/** What `ListInstances` answered, all pages. */
export type Listing =
  | { readonly type: 'complete'; readonly rows: readonly Row[] }
  /** A page failed, a token came back, or there were too many pages. */
  | { readonly type: 'cut-short'; readonly rows: readonly Row[]; readonly cause: Cause }
  /** Nothing was read. `silent`: no answer, or 5xx, so that asking another Region makes sense. */
  | { readonly type: 'failed'; readonly cause: Cause; readonly silent: boolean }
  /** The primary Region was silent, and `cause.answeredIn` answered in its place. */
  | { readonly type: 'elsewhere'; readonly cause: Cause };

/** Rows by their ARN, one for each instance; a row without an ARN is of none. */
export function rowsByArn(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const byArn = new Map<string, Row>();
  for (const row of rows) {
    if (row.arn === undefined) continue;
    const before = byArn.get(row.arn);
    byArn.set(row.arn, before === undefined ? row : merge(before, row));
  }
  return byArn;
}

/** A list that changes between two pages can show an instance twice. Status and reason decide which counts, then the later one. */
function merge(earlier: Row, later: Row): Row {
  const order = byStatus(earlier, later) || compare(earlier.statusReason ?? '', later.statusReason ?? '');
  const [first, second] = order > 0 ? [earlier, later] : [later, earlier];
  const regions = earlier.regions && later.regions ? { regions: [...earlier.regions, ...later.regions] } : {};
  return { ...second, ...first, ...regions };
}

/** Entries by the name of their Region, one for each; an entry without a name is of none. */
export function entriesByRegion(entries: readonly RegionEntry[]): ReadonlyMap<string, RegionEntry> {
  const regions = new Map<string, RegionEntry>();
  for (const entry of entries) {
    if (entry.region === undefined) continue;
    const before = regions.get(entry.region);
    if (before === undefined || (byStatus(entry, before) || compare(addedAt(entry), addedAt(before))) > 0) {
      regions.set(entry.region, entry);
    }
  }
  return regions;
}

interface WithStatus {
  readonly status?: string;
}

/** Positive when `a` counts: any other status before `ACTIVE`, `ACTIVE` before none; of two others the later in the alphabet. */
const byStatus = (a: WithStatus, b: WithStatus): number =>
  weight(a) - weight(b) || compare(a.status ?? '', b.status ?? '');

const compare = <T extends string | number>(a: T, b: T): number => (a === b ? 0 : a > b ? 1 : -1);

function weight({ status }: WithStatus): number {
  if (status === undefined) return 0;
  return status === 'ACTIVE' ? 1 : 2;
}

/** Of two in the same status the one that was added last counts, and one with a date before one without. */
const addedAt = (entry: RegionEntry): Instant => entry.addedAt ?? Number.NEGATIVE_INFINITY;
