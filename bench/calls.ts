import type { RecordedCall } from '../local/aws/wire/gateway.ts';

/** How often each operation was called, in the order of their names. */
export function callsByOperation(calls: readonly RecordedCall[]): Readonly<Record<string, number>> {
  const groups = Object.entries(Object.groupBy(calls, ({ operation }) => operation));
  const counted = groups.map(([operation, ofIt = []]) => [operation, ofIt.length] as const);
  return Object.fromEntries(counted.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
