import type { Verdict } from '../change.ts';
import type { RegionEpisode } from '../episode.ts';
import type { InstanceStatus, RegionStatus } from '../status.ts';

// How severe it is that something begins is said by its condition.
const COMPLETED: Verdict = { outcome: 'completed', severity: 'info' };
const RECOVERED: Verdict = { outcome: 'recovered', severity: 'info' };
const APPEARED: Verdict = { outcome: 'appeared', severity: 'info' };
const REMOVAL: Verdict = { outcome: 'removal-started', severity: 'info' };
const DELETION: Verdict = { outcome: 'deletion-started', severity: 'info' };
export const VANISHED: Verdict = { outcome: 'vanished', severity: 'warning' };
const RESTARTED: Verdict = { outcome: 'superseded', severity: 'warning' };
const REVERTED: Verdict = { outcome: 'reverted', severity: 'info' };
const LOST: Verdict = { outcome: 'lost', severity: 'info' };
/** AWS has stopped listing Regions, so nobody sees the end. */
export const UNLISTED: Verdict = { outcome: 'unlisted', severity: 'info' };
const OTHER: Verdict = { outcome: 'superseded', severity: 'info' };

/** By the status before, and the one after. `gone` is: not listed any more. */
type Outcomes<Status extends string> = Readonly<Record<Status, Readonly<Record<Status | 'gone', Verdict>>>>;

// biome-ignore format: a table, to be read across and down
const OF_REGION: Outcomes<RegionStatus> = {
  ACTIVE:   { ACTIVE: OTHER,     ADDING: OTHER,     REMOVING: REMOVAL, gone: LOST },
  ADDING:   { ACTIVE: COMPLETED, ADDING: RESTARTED, REMOVING: REMOVAL, gone: VANISHED },
  REMOVING: { ACTIVE: REVERTED,  ADDING: OTHER,     REMOVING: OTHER,   gone: COMPLETED },
};

// biome-ignore format: a table, to be read across and down
const OF_INSTANCE: Outcomes<InstanceStatus> = {
  CREATE_IN_PROGRESS: { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: COMPLETED, DELETE_IN_PROGRESS: DELETION, gone: VANISHED },
  CREATE_FAILED:      { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: RECOVERED, DELETE_IN_PROGRESS: DELETION, gone: COMPLETED },
  ACTIVE:             { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: OTHER,     DELETE_IN_PROGRESS: DELETION, gone: LOST },
  DELETE_IN_PROGRESS: { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: REVERTED,  DELETE_IN_PROGRESS: OTHER,    gone: COMPLETED },
};

type OfRegion = Pick<RegionEpisode, 'status' | 'after'>;

/** Without `from` the Region is new, is back, or was only seen in statuses that we don't know; without `to` it is gone. */
export function outcomeOfRegion(from: OfRegion | undefined, to: OfRegion | undefined): Verdict {
  if (from === undefined) return to === undefined ? OTHER : APPEARED;
  // It was ACTIVE, and the attempt to add it anew has come to nothing.
  if (to === undefined && from.status === 'ADDING' && from.after === 'ACTIVE') return LOST;
  return OF_REGION[from.status][to?.status ?? 'gone'];
}

/** Without `from` the instance is new or back, or was only seen in statuses that we don't know; without `to` it is gone. */
export function outcomeOfInstance(from: InstanceStatus | undefined, to: InstanceStatus | undefined): Verdict {
  if (from === undefined) return to === undefined ? LOST : APPEARED;
  return OF_INSTANCE[from][to ?? 'gone'];
}

/** A lost Region is lost until it is `ACTIVE` again, or somebody is seen to remove it. */
// biome-ignore format: a table
const FOUND_REGION: Readonly<Record<RegionStatus, Verdict | undefined>> = {
  ACTIVE: RECOVERED,
  ADDING: undefined,
  REMOVING: REMOVAL,
};

export const outcomeOfLostRegion = (status: RegionStatus): Verdict | undefined => FOUND_REGION[status];

/** A lost instance is found in whatever status it is listed. */
export const outcomeOfLostInstance = (): Verdict => RECOVERED;

/** Of the scope: whether it is seen again, or not seen any more. */
export const outcomeOfScope = (isSeen: boolean): Verdict => (isSeen ? RECOVERED : OTHER);
