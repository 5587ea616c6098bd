import { expect, test } from 'vitest';
import { accountFor, outOfOrder } from '../../../bench/world/arrivals.ts';

test('Accounts for what arrived once, again, never, or though nobody expected it', () => {
  const expected = new Set(['once', 'twice', 'never']);
  expect(accountFor(expected, ['twice', 'once', 'twice', 'other', 'twice'])).toEqual({
    expected: 3,
    once: 1,
    repetitions: 2,
    lost: ['never'],
    unexpected: ['other'],
  });
});

test('A message is out of order when it comes after a newer one, or leaves out a number', () => {
  const carried = (incident: string, first: number, newest = first) => ({ incident, first, newest });
  const right = [carried('a', 1), carried('b', 1, 2), carried('a', 1, 2), carried('a', 3), carried('a', 3)];
  expect(outOfOrder(right)).toEqual([]);
  expect(outOfOrder([...right, carried('a', 2), carried('b', 4), carried('c', 2)])).toEqual([
    carried('a', 2),
    carried('b', 4),
    carried('c', 2),
  ]);
});
