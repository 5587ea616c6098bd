import type { Duration, Instant } from '../../lib/domain/time.ts';
import type { RecordedCall } from '../../local/aws/wire/gateway.ts';

/** How often each operation was called, in the order of their names. */
export function callsByOperation(calls: readonly RecordedCall[]): Readonly<Record<string, number>> {
  const groups = Object.entries(Object.groupBy(calls, ({ operation }) => operation));
  const counted = groups.map(([operation, ofIt = []]) => [operation, ofIt.length] as const);
  return Object.fromEntries(counted.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * How many calls a run makes one after the other: the longest chain in which each began only when the one before had been
 * answered. All are answered `answerAfter` their arrival.
 */
export function roundTripsOf(calls: readonly { readonly at: Instant }[], answerAfter: Duration): number {
  let answeredAt = Number.NEGATIVE_INFINITY;
  return calls.filter(({ at }) => {
    const follows = at >= answeredAt;
    // A timer may ring a little early.
    if (follows) answeredAt = at + 0.9 * answerAfter;
    return follows;
  }).length;
}
