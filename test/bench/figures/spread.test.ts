import { expect, test } from 'vitest';
import { spreadOf, spreadText } from '../../../bench/figures/spread.ts';

test.each([
  [[5], { median: 5, low: 5, high: 5 }],
  [[4, 1, 3, 2], { median: 2.5, low: 1.5, high: 3.5 }],
  [[10, 50, 20, 40, 30], { median: 30, low: 20, high: 40 }],
])('the spread of %j is its median and its quartiles', (numbers, spread) => {
  expect(spreadOf(numbers)).toEqual(spread);
});

test('a spread is shown as its median, with the quartiles', () => {
  expect(spreadText({ median: 2, low: 1, high: 4 }, (number) => number.toFixed(1))).toBe('2.0 (1.0–4.0)');
});
