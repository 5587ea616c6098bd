import { UNLISTED_AFTER } from '../conditions.ts';
import type { InstanceRecord, TrackedInstance, TrackedRegion } from '../record.ts';
import { isInTransition } from '../status.ts';
import type { Instant } from '../time.ts';
import type { Row } from './listing.ts';

interface Remembered {
  readonly record: InstanceRecord | undefined;
  readonly now: Instant;
}

/** AWS may leave the list out for an instance of one Region (nobody has confirmed it). */
export function mayLeaveRegionsOut(
  row: Row,
  { record, now }: Remembered,
  primary: string | undefined,
): boolean {
  if (record === undefined || isBeingDeleted(row.status, record.instance)) return true;
  return (
    additionalRegions(record, primary).length === 0 ||
    mayBeOver(record, primary) ||
    isToldUnlisted(record, now)
  );
}

/** Whether AWS shows that it is being deleted, or shows no status since it did. */
export function isBeingDeleted(status: string | undefined, instance: TrackedInstance | undefined): boolean {
  if (status !== undefined) return status === 'DELETE_IN_PROGRESS';
  return instance?.unknown === undefined && instance?.episode?.status === 'DELETE_IN_PROGRESS';
}

/** Whether the only additional Region was on its way in or out, so that there may be none any more. */
export function mayBeOver(record: InstanceRecord, primary: string | undefined): boolean {
  const [only, ...others] = additionalRegions(record, primary);
  if (only === undefined || others.length > 0) return false;
  if (only.unknown !== undefined || only.lost !== undefined) return false;
  return only.episode !== undefined && isInTransition(only.episode.status);
}

export const additionalRegions = (
  { regions }: Pick<InstanceRecord, 'regions'>,
  primary: string | undefined,
): readonly TrackedRegion[] =>
  regions.filter(({ presence, resource }) => presence.type !== 'gone' && resource.region !== primary);

/** From then on the incident of its own says that the list is left out, and `not-seen` does not. */
export const isToldUnlisted = ({ unlisted }: Pick<InstanceRecord, 'unlisted'>, now: Instant): boolean =>
  unlisted !== undefined && (unlisted.isSettled === true || now - unlisted.since >= UNLISTED_AFTER);
