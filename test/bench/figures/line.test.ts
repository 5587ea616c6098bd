import { expect, test } from 'vitest';
import { leastSquares } from '../../../bench/figures/line.ts';

test('A line through points on it has their slope, and no error', () => {
  const points = [10, 20, 40].map((x) => ({ x, y: 1000 + 3 * x }));
  const { slope, standardError } = leastSquares(points);
  expect(slope).toBeCloseTo(3, 10);
  expect(standardError).toBeCloseTo(0, 10);
});

test('A line through points that scatter: the example of a textbook', () => {
  // Anscombe's first set: slope 0.500, standard error of the slope 0.118.
  const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const ys = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  const { slope, standardError } = leastSquares(xs.map((x, index) => ({ x, y: ys[index] ?? 0 })));
  expect(slope).toBeCloseTo(0.5001, 4);
  expect(standardError).toBeCloseTo(0.1179, 4);
});

test('Two points, or points of one x, make no line that could be trusted', () => {
  const point = (x: number) => ({ x, y: x });
  expect(() => leastSquares([1, 2].map(point))).toThrow(RangeError);
  expect(() => leastSquares([1, 1, 1].map(point))).toThrow(RangeError);
});
