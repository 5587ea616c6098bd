import type { Instant } from '../../../lib/domain/time.ts';
import type { InstanceRow, RegionRow } from '../../aws/identity-center/state.ts';
import type { Statement, Subject } from '../story.ts';

/** An instance as it was in one answer, with the Regions that it had when its row named any. */
export interface Remembered {
  readonly row: InstanceRow;
  readonly regions: readonly RegionRow[];
}

export interface ChangesContext {
  /** The instant of time 00:00. */
  readonly start: Instant;
  /** The primary Region of an instance of which a story names no other. */
  readonly primaryRegion: string;
  /** The name of an instance in the story. */
  readonly nameOf: (arn: string) => string;
}

/** What a story must say so that AWS answers with `row`, where it answered with `before`. */
export function changesOf(
  before: Remembered | undefined,
  row: InstanceRow,
  context: ChangesContext,
): readonly Statement[] {
  const of = { instance: context.nameOf(row.arn) };
  return [
    ...statusChanges(before?.row, row, of),
    ...regionChanges(before, row, { ...context, of }),
    ...primaryChanges(before === undefined ? context.primaryRegion : before.row.primaryRegion, row, of),
  ];
}

export const remembered = (before: Remembered | undefined, row: InstanceRow): Remembered => ({
  row,
  regions: row.regions ?? before?.regions ?? [],
});

function statusChanges(before: InstanceRow | undefined, row: InstanceRow, of: Subject): readonly Statement[] {
  const { status, statusReason, hidesArn = false } = row;
  const isShownAgain = before?.hidesArn === true && !hidesArn;
  const isSame = before?.status === status && before?.statusReason === statusReason;
  const isTold = status !== undefined && (!isSame || isShownAgain);
  const told: readonly Statement[] = isTold
    ? [{ type: 'status', of, status, ...(statusReason !== undefined && { statusReason }), also: false }]
    : [];
  const isLost = status === undefined && (before === undefined || before.status !== undefined);
  return [
    ...told,
    ...(isLost ? [{ type: 'without', of, what: 'status' } as const] : []),
    // A status brings the ARN back.
    ...(hidesArn && (isTold || !before?.hidesArn) ? [{ type: 'without', of, what: 'arn' } as const] : []),
  ];
}

interface RegionsContext extends ChangesContext {
  readonly of: Subject;
}

function regionChanges(
  before: Remembered | undefined,
  row: InstanceRow,
  context: RegionsContext,
): readonly Statement[] {
  const { of } = context;
  const wasListed = before === undefined || before.row.regions !== undefined;
  if (row.regions === undefined) return wasListed ? [{ type: 'without', of, what: 'regions' }] : [];
  const regions = row.regions;
  const gone = (before?.regions ?? []).filter(({ name }) => !regions.some((one) => one.name === name));
  return [
    ...(wasListed ? [] : [{ type: 'with-regions', of } as const]),
    ...gone.flatMap(({ name }) => (name === undefined ? [] : [goneOf({ ...of, region: name })])),
    ...regions.flatMap((region) => regionChange(before, region, context)),
  ];
}

const goneOf = (of: Subject): Statement => ({ type: 'gone', of });

function regionChange(
  before: Remembered | undefined,
  { name, status = 'ACTIVE', addedAt }: RegionRow,
  { of, start }: RegionsContext,
): readonly Statement[] {
  const was = before?.regions.find((one) => one.name === name);
  if (name === undefined || (was?.status === status && was.addedAt === addedAt)) return [];
  const since =
    addedAt === was?.addedAt ? {} : { since: addedAt === undefined ? 'unknown' : addedAt - start };
  return [{ type: 'status', of: { ...of, region: name }, status, ...(since as object), also: false }];
}

function primaryChanges(
  before: string | undefined,
  { primaryRegion }: InstanceRow,
  of: Subject,
): readonly Statement[] {
  if (primaryRegion === before) return [];
  return primaryRegion === undefined
    ? [{ type: 'without', of, what: 'primary' }]
    : [{ type: 'primary', of, region: primaryRegion }];
}
