import { expect, test } from 'vitest';
import { tenthOf } from '../../../bench/growth/organization.ts';
import { type AtSize, doublings, GROWTH } from '../../../bench/topics/growth.ts';

const atSize = (instances: number, quiet: readonly number[], changed: readonly number[]): AtSize => {
  const crossed = { calls: { Query: 1, PutItem: 2 }, sent: 4000, received: 9000, peak: 1e8 };
  return { instances, rules: 25, quiet: { ...crossed, cpu: quiet }, changed: { ...crossed, cpu: changed } };
};

test('Another tenth of the instances changes each time, and at least one', () => {
  expect(tenthOf(20, 0)).toEqual([1, 2]);
  expect(tenthOf(20, 1)).toEqual([3, 4]);
  expect(tenthOf(20, 9)).toEqual([19, 20]);
  expect(tenthOf(20, 10)).toEqual([1, 2]);
  expect(tenthOf(1, 7)).toEqual([1]);
  expect([0, 1, 2].map((round) => tenthOf(2, round))).toEqual([[1], [2], [1]]);
  expect(new Set(Array.from({ length: 10 }, (_, round) => tenthOf(125, round)).flat()).size).toBe(125);
});

test('Doublings compare the medians of every size with those of its double, where there is one', () => {
  const sizes = [atSize(2, [1, 9, 4], [5]), atSize(3, [1], [1]), atSize(4, [8, 8, 0], [15])];
  expect(doublings(sizes)).toEqual([{ from: 2, to: 4, quiet: 2, changed: 3 }]);
});

test('The report shows each size, and each doubling', () => {
  const text = GROWTH.report([atSize(500, [10, 20, 30], [40]), atSize(1000, [41], [60])]);
  expect(text).toContain('| 500 | 20 (10–30) | 40 (40–40) | 100.0 MB | 100.0 MB | 25 |');
  expect(text).toContain('| 500 | 2 PutItem, 1 Query | 2 PutItem, 1 Query | 4 kB, 9 kB | 4 kB, 9 kB |');
  expect(text).toContain('| 500, 1000 | 2.05 | 1.50 |');
});
