import { expect, test } from 'vitest';
import { callsByOperation, roundTripsOf } from '../../../bench/world/calls.ts';

const roundTrips = (...at: readonly number[]) =>
  roundTripsOf(
    at.map((each) => ({ at: each })),
    50,
  );

test('calls that are made together are one round trip, and each that follows an answer is one more', () => {
  expect(roundTrips()).toBe(0);
  expect(roundTrips(7, 7, 20)).toBe(1);
  expect(roundTrips(0, 50, 100)).toBe(3);
  expect(roundTrips(0, 2, 50, 51, 53, 120)).toBe(3);
});

test('a timer that rings a little early makes no difference', () => {
  expect(roundTrips(0, 49, 98)).toBe(3);
});

test('calls are counted by operation, in the order of their names', () => {
  const call = (operation: string) => ({
    id: '',
    at: 0,
    service: '',
    region: '',
    operation,
    startedAt: 0,
  });
  expect(Object.entries(callsByOperation(['Query', 'PutItem', 'Query'].map(call)))).toEqual([
    ['PutItem', 1],
    ['Query', 2],
  ]);
});
