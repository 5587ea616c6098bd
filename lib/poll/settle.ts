import type { Stored } from '../aws/records/store.ts';
import { type MonitorRecord, recordKey } from '../domain/record.ts';
import { type Settlement, settle } from '../domain/settle.ts';
import { commitRecord, isClaimed, storedOf } from './commit.ts';
import { deliver } from './deliver.ts';
import type { RunContext } from './ports.ts';

/** What the person who asked is told. Only `failures` are errors of ours. */
export interface SettleReport {
  readonly answer:
    | { readonly type: 'settled'; readonly incident: string; readonly sent: readonly string[] }
    | { readonly type: 'refused' | 'busy'; readonly why: string };
  readonly failures: readonly Error[];
}

/**
 * Ends an incident that a person takes as intended. It is committed and delivered as a run does it: if the process dies
 * after the commit, the next run delivers the closing. It is no poll, so neither the heartbeat nor the last poll moves.
 */
export async function settleIncident(
  settlement: Settlement,
  context: Omit<RunContext, 'watch'>,
): Promise<SettleReport> {
  const { ports, config, time } = context;
  const stored = storedOf(await ports.records.load(time.last.signal));
  const records = stored.map((held) => ({ record: held.record, isClaimed: isClaimed(held, time) }));
  const settled = settle(settlement, records, { ...config, now: time.now });
  if (settled.type !== 'settled') return { answer: settled, failures: [] };
  const committed = await commitRecord(settled.record, versionOf(settled.record, stored), {
    records: ports.records,
    time,
  });
  if (committed.stale.length > 0) return { answer: BUSY, failures: [] };
  if (committed.failures.length > 0) return { answer: NOT_CONFIRMED, failures: committed.failures };
  const delivery = await deliver(committed.saved, context);
  return {
    answer: { type: 'settled', incident: settled.incident, sent: delivery.sent },
    failures: delivery.failures,
  };
}

/** Its answer may have been lost after the write; the next run then delivers the closing. */
const NOT_CONFIRMED = {
  type: 'refused',
  why: 'nobody knows whether the record was stored: try again',
} as const;
const BUSY = { type: 'busy', why: 'a run has just written the record of this incident: try again' } as const;

const versionOf = (record: MonitorRecord, stored: readonly Stored[]): number | undefined =>
  stored.find((held) => recordKey(held.record) === recordKey(record))?.version;
