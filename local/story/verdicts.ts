import type { RecordedCall, Verdict } from '../aws/wire/gateway.ts';
import type { CallName, Statement } from './story.ts';

/** What AWS calls the calls that a story names. */
const OPERATIONS: Readonly<Record<CallName, string>> = {
  list: 'ListInstances',
  load: 'Query',
  save: 'PutItem',
  publish: 'Publish',
  metrics: 'PutMetricData',
};

/** Makes those calls of one run go wrong that its statements name. */
export function verdictsOf(
  statements: readonly Statement[],
): (call: Pick<RecordedCall, 'operation'>) => Verdict {
  const counts = new Map<string, number>();
  return ({ operation }) => {
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    const hit = statements.find(
      (statement) =>
        statement.type === 'call' &&
        OPERATIONS[statement.call] === operation &&
        (statement.nth === undefined || statement.nth === nth),
    );
    if (hit?.type !== 'call') return 'pass';
    return hit.trouble === 'fails' ? 'fail-before' : 'fail-after';
  };
}
