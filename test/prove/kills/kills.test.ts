import { describe, expect, test } from 'vitest';
import { type KillPoint, surviveKill, type Telling } from './killed-function.ts';

interface Kill extends KillPoint {
  readonly telling: Telling;
  /** How many messages may come twice. */
  readonly repeats: readonly number[];
}

const kill = (
  telling: Telling,
  effect: KillPoint['effect'],
  nth: number,
  operation: KillPoint['operation'],
  ...repeats: readonly number[]
): Kill => ({ telling, effect, nth, operation, repeats: repeats.length > 0 ? repeats : [0] });

/** A run with something to send writes the instance, the scope and the acknowledgement, in this order. */
const KILLS: readonly Kill[] = [
  kill('opens', 'before', 1, 'ListInstances'),
  kill('opens', 'before', 1, 'Query'),
  kill('opens', 'before', 1, 'PutItem'),
  kill('opens', 'after', 1, 'PutItem'),
  kill('opens', 'before', 2, 'PutItem'),
  kill('opens', 'after', 2, 'PutItem'),
  // Nothing waits for metrics, so by then the message may have been sent and not yet acknowledged.
  kill('opens', 'after', 1, 'PutMetricData', 0, 1),
  kill('opens', 'before', 1, 'Publish'),
  kill('opens', 'after', 1, 'Publish', 1),
  kill('opens', 'before', 3, 'PutItem', 1),
  kill('opens', 'after', 3, 'PutItem'),
  kill('escalates', 'after', 1, 'PutItem'),
  kill('escalates', 'after', 1, 'Publish', 1),
  kill('closes', 'after', 1, 'PutItem'),
  kill('closes', 'before', 1, 'Publish'),
  kill('closes', 'after', 1, 'Publish', 1),
];

describe('S51, S60: the built function, killed and started again, sends everything in order', () => {
  test.concurrent.for(KILLS)(
    'in a run that $telling, $effect call $nth of $operation',
    async ({ telling, repeats, ...point }) => {
      const { killed, messages } = await surviveKill(telling, point);
      expect(killed).toBe(true);
      const ids = messages.map(({ id }) => id);
      const distinct = messages.filter(({ id }, index) => ids.indexOf(id) === index);
      const whole = telling === 'escalates' ? ['opened', 'escalated', 'closed'] : ['opened', 'closed'];
      expect(distinct.flatMap(({ tells }) => tells)).toEqual(whole);
      expect(distinct.map(({ id }) => Number(id.slice(id.lastIndexOf('.') + 1)))).toEqual(
        whole.map((_, index) => index + 1),
      );
      expect(repeats).toContain(messages.length - distinct.length);
    },
  );
});
