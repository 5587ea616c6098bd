import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../../../lib/overview/html/drawing/parts.ts';
import type { Segment } from '../../../../../lib/overview/timeline.ts';

const status = (name: string, from: number, to: number): Segment => ({
  type: 'status',
  status: name,
  from,
  to,
  isAtLeast: false,
});

const RANGE = { from: 0, to: 1000 };
const FLAPPING = [
  status('ACTIVE', 0, 900),
  ...Array.from({ length: 10 }, (_, index) =>
    status(index % 2 ? 'ACTIVE' : 'ADDING', 900 + index * 4, 904 + index * 4),
  ),
  status('ACTIVE', 940, 1000),
];

describe('timelines are drawn', () => {
  test('in all their segments, if these are few', () => {
    expect(partsOf([FLAPPING, FLAPPING], RANGE, 24)).toEqual([FLAPPING, FLAPPING]);
  });

  test('with those together that nobody could tell apart, if they are many', () => {
    const [drawn] = partsOf([FLAPPING, FLAPPING], RANGE, 23);
    expect(drawn).toEqual([
      status('ACTIVE', 0, 900),
      { type: 'many', count: 10, from: 900, to: 940 },
      status('ACTIVE', 940, 1000),
    ]);
  });

  test('without a hole, even if they are too many however they are drawn', () => {
    const parts = partsOf(Array(50).fill(FLAPPING), RANGE, 10);
    for (const [first, ...rest] of parts) {
      expect(first?.from).toBe(0);
      expect(rest.at(-1)?.to ?? first?.to).toBe(1000);
      rest.forEach((part, index) => {
        expect(part.from).toBe([first, ...rest][index]?.to);
      });
    }
  });
});
