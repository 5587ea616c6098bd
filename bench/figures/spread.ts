import { median } from './figures.ts';

/** How far apart repeated measurements are. A quarter of them is below `low`, and a quarter above `high`. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError without a number */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = Math.ceil(sorted.length / 2);
  return { median: median(sorted), low: median(sorted.slice(0, half)), high: median(sorted.slice(-half)) };
}

export const spreadText = ({ median: middle, low, high }: Spread, text: (number: number) => string): string =>
  `${text(middle)} (${text(low)}–${text(high)})`;
