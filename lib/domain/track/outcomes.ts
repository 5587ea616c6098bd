import type { Verdict } from '../change.ts';
import type { InstanceStatus, RegionStatus } from '../status.ts';

const COMPLETED: Verdict = { outcome: 'completed', severity: 'info' };
const DELETED: Verdict = { outcome: 'completed', severity: 'warning' };
const RECOVERED: Verdict = { outcome: 'recovered', severity: 'info' };
const APPEARED: Verdict = { outcome: 'appeared', severity: 'info' };
const REMOVAL: Verdict = { outcome: 'removal-started', severity: 'warning' };
const DELETION: Verdict = { outcome: 'deletion-started', severity: 'critical' };
const VANISHED: Verdict = { outcome: 'vanished', severity: 'warning' };
const RESTARTED: Verdict = { outcome: 'superseded', severity: 'warning' };
const REVERTED: Verdict = { outcome: 'reverted', severity: 'warning' };
const LOST: Verdict = { outcome: 'lost', severity: 'critical' };
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
  CREATE_IN_PROGRESS: { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: COMPLETED, DELETE_IN_PROGRESS: DELETION, gone: LOST },
  CREATE_FAILED:      { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: RECOVERED, DELETE_IN_PROGRESS: DELETION, gone: OTHER },
  ACTIVE:             { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: OTHER,     DELETE_IN_PROGRESS: DELETION, gone: LOST },
  DELETE_IN_PROGRESS: { CREATE_IN_PROGRESS: OTHER, CREATE_FAILED: OTHER, ACTIVE: REVERTED,  DELETE_IN_PROGRESS: OTHER,    gone: DELETED },
};

/** Without `from` the Region is new, or back after it was gone; without `to` it is gone. */
export function outcomeOfRegion(
  from: RegionStatus | undefined,
  to: RegionStatus | undefined,
  isPrimary: boolean,
): Verdict {
  if (from === undefined) return APPEARED;
  const verdict = OF_REGION[from][to ?? 'gone'];
  // AWS says that a primary Region can't be removed.
  return verdict.outcome === 'removal-started' && isPrimary ? { ...verdict, severity: 'critical' } : verdict;
}

/** Without `from` the instance is new or back; without `to` it is gone. */
export const outcomeOfInstance = (
  from: InstanceStatus | undefined,
  to: InstanceStatus | undefined,
): Verdict => (from === undefined ? APPEARED : OF_INSTANCE[from][to ?? 'gone']);

/** Of the scope: whether it is seen again, or not seen any more. */
export const outcomeOfScope = (isSeen: boolean): Verdict => (isSeen ? RECOVERED : OTHER);
