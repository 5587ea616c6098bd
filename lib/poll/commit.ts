import type { Loaded, Stored } from '../aws/records/store.ts';
import { asIfNotSeen, type Decision } from '../domain/decide.ts';
import { type MonitorRecord, recordKey } from '../domain/record.ts';
import type { RunTime } from './deadline.ts';
import { asError } from './failure.ts';
import type { Ports } from './ports.ts';

export interface Committed {
  /** Known to be stored: only what these owe may be delivered. */
  readonly saved: readonly Stored[];
  /** Keys of the records that another run wrote first: it has decided. */
  readonly stale: readonly string[];
  readonly failures: readonly Error[];
}

/**
 * Stores what was decided, each record by itself: one that fails does not stop another.
 * From here on what is owed is remembered, so that dying repeats at the most, and never loses.
 *
 * The scope comes last, because it says when everything was last seen, and that holds only for instances that were
 * stored. A quiet run has none to store.
 */
export async function commit(
  { toCommit }: Decision,
  loaded: Loaded,
  { records }: Ports,
  time: RunTime,
): Promise<Committed> {
  const save = (record: MonitorRecord): Promise<Committed> => commitOne(record, loaded, records, time);
  const instances = await Promise.all(toCommit.instances.map(save));
  if (toCommit.scope === undefined) return together(instances);
  const complete = instances.every(({ saved }) => saved.length > 0);
  const scope = complete ? toCommit.scope : asIfNotSeen(toCommit.scope, loaded.scope?.record);
  return together([await save(scope), ...instances]);
}

async function commitOne(
  record: MonitorRecord,
  loaded: Loaded,
  records: Ports['records'],
  { publish, last }: RunTime,
): Promise<Committed> {
  const key = recordKey(record);
  if (publish.passed()) return { ...NOTHING, failures: [tooLate(key)] };
  // The claim keeps a run that overlaps from delivering the same.
  const claim = record.ledger.owed.length > 0 ? { claimedUntil: publish.at } : {};
  const expected = storedOf(loaded).find((stored) => recordKey(stored.record) === key)?.version;
  try {
    const answer = await records.save(record, expected, { ...claim, signal: last.signal });
    if (answer.type === 'stale') return { ...NOTHING, stale: [key] };
    return { ...NOTHING, saved: [{ record, version: answer.version, ...claim }] };
  } catch (error) {
    return { ...NOTHING, failures: [asError(error)] };
  }
}

const NOTHING: Committed = { saved: [], stale: [], failures: [] };

const together = (all: readonly Committed[]): Committed => ({
  saved: all.flatMap(({ saved }) => saved),
  stale: all.flatMap(({ stale }) => stale),
  failures: all.flatMap(({ failures }) => failures),
});

export const storedOf = ({ scope, instances }: Loaded): readonly Stored[] =>
  scope ? [scope, ...instances] : instances;

const tooLate = (key: string): Error =>
  new Error(`The run's time was over before ${key} was committed; the next run decides anew`);
