import { setTimeout as sleep } from 'node:timers/promises';
import type { Stored } from '../aws/records/store.ts';
import { acknowledge, type Envelope, envelopesOf } from '../domain/judge/outbox.ts';
import { recordKey } from '../domain/record.ts';
import type { Duration } from '../domain/time.ts';
import type { RunTime } from './deadline.ts';
import { asError } from './failure.ts';
import type { RunContext } from './ports.ts';

export interface Delivery {
  /** Ids of the notifications that SNS has accepted. */
  readonly sent: readonly string[];
  readonly failures: readonly Error[];
}

/** Publishes what is pending in the committed records, one message after another. */
export async function deliver(
  committed: readonly Stored[],
  context: Pick<RunContext, 'ports' | 'time'>,
  pace = pacer(),
): Promise<Delivery> {
  const delivering: Delivering = { ...context, pace };
  const sent: string[] = [];
  const failures: Error[] = [];
  for (const held of committed) {
    const delivery = await deliverRecord(held, delivering);
    sent.push(...delivery.sent);
    failures.push(...delivery.failures);
  }
  return { sent, failures };
}

interface Delivering extends Pick<RunContext, 'ports' | 'time'> {
  readonly pace: () => Promise<void>;
}

/**
 * Publishes what is pending in one record, and acknowledges each message before the next.
 *
 * If the process dies before a publish, it is still pending. If it dies between SNS accepting a message and the
 * acknowledgement, the message is repeated. In no case is one lost. The claim of the commit keeps other runs away
 * until the deadline, or until the last write gives it up.
 */
async function deliverRecord(committed: Stored, delivering: Delivering): Promise<Delivery> {
  const { ports, time } = delivering;
  const sent: string[] = [];
  const failures: Error[] = [];
  const envelopes = envelopesOf(committed.record.ledger);
  let held = committed;
  for (const [index, envelope] of envelopes.entries()) {
    if (!(await mayPublish(delivering))) {
      failures.push(tooLate(envelopes.slice(index)));
      break;
    }
    const published = await attempt(`${envelope.id} could not be published`, () =>
      ports.publish(envelope, time.now, time.publish),
    );
    if (published.failure) {
      failures.push(published.failure);
      continue;
    }
    sent.push(envelope.id);
    const unsaved = afterAccepted(held, envelope, {
      isLast: index === envelopes.length - 1,
      time,
    });
    const acknowledged = await attempt(`${envelope.id} was accepted by SNS, but not acknowledged`, () =>
      save(unsaved, held.version, delivering),
    );
    // What is stored is not known any more, so nothing else of this record is published in this run.
    if (acknowledged.failure) return { sent, failures: [...failures, acknowledged.failure] };
    held = acknowledged.value;
  }
  return { sent, failures: [...failures, ...(await giveUpClaim(held, delivering))] };
}

type Unsaved = Omit<Stored, 'version'>;

/** No wait begins after the deadline: each record that is left would wait for nothing, past the end of the run. */
async function mayPublish({ pace, time: { publish } }: Delivering): Promise<boolean> {
  if (publish.passed()) return false;
  await pace();
  return !publish.passed();
}

/** The last write of a run to a record gives its claim up. */
const afterAccepted = (
  held: Stored,
  envelope: Envelope,
  { isLast, time }: { readonly isLast: boolean; readonly time: RunTime },
): Unsaved => ({
  record: acknowledge(held.record, envelope, time.now),
  ...(!isLast && { claimedUntil: time.publish.at }),
});

async function giveUpClaim(
  { record, version, claimedUntil }: Stored,
  delivering: Delivering,
): Promise<readonly Error[]> {
  // A claim that has ended needs no write: with a slow table, those of many records would use up the reserve.
  if (claimedUntil === undefined || delivering.time.publish.passed()) return [];
  const what = `The claim of ${recordKey(record)} could not be given up`;
  const { failure } = await attempt(what, () => save({ record }, version, delivering));
  return failure ? [failure] : [];
}

async function save(unsaved: Unsaved, expected: number, { ports, time }: Delivering): Promise<Stored> {
  const { record, claimedUntil } = unsaved;
  const claim = claimedUntil === undefined ? {} : { claimedUntil };
  const answer = await ports.records.save(record, expected, { ...claim, signal: time.last.signal });
  if (answer.type === 'saved') return { ...unsaved, version: answer.version };
  throw new Error(`another run has written the record ${recordKey(record)} meanwhile`);
}

type Attempt<T> = { readonly failure: Error } | { readonly failure?: undefined; readonly value: T };

async function attempt<T>(what: string, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { failure: new Error(`${what}: ${asError(error).message}`, { cause: error }) };
  }
}

function tooLate(envelopes: readonly Envelope[]): Error {
  const ids = envelopes.map(({ id }) => id).join(', ');
  return new Error(`The run's time was over; the next run tries again what is still pending: ${ids}`);
}

/** SNS suspends an email subscription that gets more than 10 messages a second (so its quotas say). */
const AT_ONCE = 5;
const GAP: Duration = 200;

/** Resolves when the next message may go out: the first few at once, then five a second. */
export function pacer(wait: (gap: Duration) => Promise<unknown> = sleep): () => Promise<void> {
  let sent = 0;
  return async () => {
    sent += 1;
    if (sent > AT_ONCE) await wait(GAP);
  };
}
