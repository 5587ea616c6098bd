import pMap from 'p-map';
import type { Loaded, RecordStore, Stored } from '../aws/records/store.ts';
import { type Decision, withLagging } from '../domain/decide.ts';
import { type MonitorRecord, recordKey } from '../domain/record.ts';
import type { RunTime } from './deadline.ts';
import { asError } from './failure.ts';
import type { RunContext } from './ports.ts';

export interface Committed {
  /** Known to be stored: only what is pending in these may be delivered. */
  readonly saved: readonly Stored[];
  /** Keys of the records that another run wrote first: it has decided. */
  readonly stale: readonly string[];
  readonly failures: readonly Error[];
}

/** How many writes are under way at once: enough for a thousand records in a few seconds, and fewer than the SDK's sockets. */
const AT_ONCE = 16;

/**
 * Stores what was decided, each record by itself: one that fails does not stop another.
 * From here on what is pending is remembered, so that dying repeats at the most, and never loses.
 *
 * The scope comes last, because it says when everything was last seen, and that holds only for instances that were
 * stored. A quiet run has none to store.
 */
export async function commit(
  { toCommit }: Decision,
  loaded: Loaded,
  { ports, time }: Pick<RunContext, 'ports' | 'time'>,
): Promise<Committed> {
  const versions = new Map(storedOf(loaded).map(({ record, version }) => [recordKey(record), version]));
  const save = (record: MonitorRecord): Promise<Committed> =>
    commitRecord(record, versions.get(recordKey(record)), { records: ports.records, time });
  const saveInTime = async (record: MonitorRecord) => (time.commit.passed() ? LEFT : save(record));
  const instances = await pMap(toCommit.instances, saveInTime, { concurrency: AT_ONCE });
  const left = leftFor(instances);
  if (toCommit.scope === undefined) return together([...instances, left]);
  const unsaved = toCommit.instances
    .map(recordKey)
    .filter((_, index) => instances[index]?.saved.length === 0);
  const scope = withLagging(toCommit.scope, loaded.scope?.record, unsaved);
  return together([await save(scope), ...instances, left]);
}

/** Stores one record. What is pending in it is then claimed. */
export async function commitRecord(
  record: MonitorRecord,
  expected: number | undefined,
  { records, time: { publish, last } }: { readonly records: RecordStore; readonly time: RunTime },
): Promise<Committed> {
  const key = recordKey(record);
  if (publish.passed()) return { ...NOTHING, failures: [tooLate(key)] };
  // The claim keeps a run that overlaps from delivering the same.
  const claim = record.ledger.outbox.length > 0 ? { claimedUntil: publish.at } : {};
  try {
    const answer = await records.save(record, expected, { ...claim, signal: last.signal });
    if (answer.type === 'stale') return { ...NOTHING, stale: [key] };
    return { ...NOTHING, saved: [{ record, version: answer.version, ...claim }] };
  } catch (error) {
    return { ...NOTHING, failures: [asError(error)] };
  }
}

const NOTHING: Committed = { saved: [], stale: [], failures: [] };
/** In the place of a record whose turn came too late. */
const LEFT: Committed = { ...NOTHING };

/** One failure for all of them: there can be hundreds. */
function leftFor(instances: readonly Committed[]): Committed {
  const count = instances.filter((one) => one === LEFT).length;
  if (count === 0) return NOTHING;
  const what = `${count} of ${instances.length} records were not committed in time`;
  return { ...NOTHING, failures: [new Error(`${what}; the next run decides anew`)] };
}

const together = (all: readonly Committed[]): Committed => ({
  saved: all.flatMap(({ saved }) => saved),
  stale: all.flatMap(({ stale }) => stale),
  failures: all.flatMap(({ failures }) => failures),
});

export const storedOf = ({ scope, instances }: Loaded): readonly Stored[] =>
  scope ? [scope, ...instances] : instances;

/** A claim further ahead than any run can last comes from a clock that was wrong. */
export const isClaimed = ({ claimedUntil }: Stored, { now, limit }: RunTime): boolean =>
  claimedUntil !== undefined && claimedUntil > now && claimedUntil <= now + limit;

const tooLate = (key: string): Error =>
  new Error(`The run's time was over before ${key} was committed; the next run decides anew`);
