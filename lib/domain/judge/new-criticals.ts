import type { InstanceRecord, MonitorRecord, ScopeRecord } from '../record.ts';

interface Records {
  readonly scope?: ScopeRecord;
  readonly instances: readonly InstanceRecord[];
}

/**
 * How many incidents are critical that were not, or were not there, when the records were loaded. A run whose commit
 * fails leaves them as they were, so the next one decides anew and counts again; that only pages again.
 */
export function newCriticals(loaded: Records, decided: Records): number {
  const before = new Set(criticalIds(loaded));
  return criticalIds(decided).filter((id) => !before.has(id)).length;
}

function criticalIds({ scope, instances }: Records): readonly string[] {
  const records: readonly MonitorRecord[] = [...(scope ? [scope] : []), ...instances];
  const incidents = records.flatMap((record) => record.ledger.incidents);
  return incidents.filter(({ severity }) => severity === 'critical').map(({ id }) => id);
}
