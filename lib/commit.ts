import type { Loaded, Saved, Stored } from './aws/records.ts';
import type { RunTime } from './deadline.ts';
import { type MonitorRecord, recordKey } from './domain/record.ts';
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
 */
export async function commit(
  toCommit: readonly MonitorRecord[],
  loaded: Loaded,
  { records }: Ports,
  { publish, last }: RunTime,
): Promise<Committed> {
  if (publish.passed()) return { saved: [], stale: [], failures: [tooLate(toCommit)] };
  const versions = new Map(storedOf(loaded).map(({ record, version }) => [recordKey(record), version]));
  const results = await Promise.allSettled(
    toCommit.map(async (record) => {
      // The claim keeps a run that overlaps from delivering the same.
      const claim = record.ledger.owed.length > 0 ? { claimedUntil: publish.at } : {};
      const expected = versions.get(recordKey(record));
      return {
        record,
        ...claim,
        answer: await records.save(record, expected, { ...claim, signal: last.signal }),
      };
    }),
  );
  const answers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return {
    saved: answers.flatMap(stored),
    stale: answers.filter(({ answer }) => answer.type === 'stale').map(({ record }) => recordKey(record)),
    failures: results.flatMap((result) => (result.status === 'rejected' ? [asError(result.reason)] : [])),
  };
}

export const storedOf = ({ scope, instances }: Loaded): readonly Stored[] =>
  scope ? [scope, ...instances] : instances;

const stored = ({
  answer,
  ...held
}: Omit<Stored, 'version'> & { readonly answer: Saved }): readonly Stored[] =>
  answer.type === 'saved' ? [{ ...held, version: answer.version }] : [];

function tooLate(toCommit: readonly MonitorRecord[]): Error {
  const keys = toCommit.map(recordKey).join(', ');
  return new Error(
    `The run's time was over before its records were committed; the next run decides anew: ${keys}`,
  );
}
