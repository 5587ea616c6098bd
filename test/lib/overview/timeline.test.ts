import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Segment, timelineOf } from '../../../lib/overview/timeline.ts';

const status = (name: string, from: number, to: number, isAtLeast = false): Segment => ({
  type: 'status',
  status: name,
  from,
  to,
  isAtLeast,
});
const unseen = (from: number, to: number): Segment => ({
  type: 'unseen',
  why: 'not-seen',
  from,
  to,
  isAtLeast: false,
});
const forgotten = (from: number, to: number): Segment => ({ type: 'forgotten', from, to, isAtLeast: false });

const RANGE = { from: 0, to: 100 };

describe('a timeline', () => {
  test('remembers nothing where there is nothing', () => {
    expect(timelineOf([], RANGE, 100)).toEqual([forgotten(0, 100)]);
    expect(timelineOf([status('ACTIVE', 20, 60)], RANGE, 100)).toEqual([
      forgotten(0, 20),
      status('ACTIVE', 20, 60),
      forgotten(60, 100),
    ]);
  });

  test('shows the later of two that overlap, and goes on with the other behind it', () => {
    expect(timelineOf([status('ACTIVE', 0, 100, true), unseen(40, 50)], RANGE, 100)).toEqual([
      status('ACTIVE', 0, 40, true),
      unseen(40, 50),
      // It does not begin here, so "at least" would be wrong.
      status('ACTIVE', 50, 100),
    ]);
  });

  test('makes one of equal neighbours, and of no others', () => {
    const parts = [
      status('ADDING', 0, 30, true),
      status('ADDING', 30, 60, true),
      status('ACTIVE', 60, 80),
      unseen(80, 90),
      { ...unseen(90, 100), why: 'no-run' } as const,
    ];
    expect(timelineOf(parts, RANGE, 100)).toEqual([
      status('ADDING', 0, 60, true),
      status('ACTIVE', 60, 80),
      unseen(80, 90),
      { ...unseen(90, 100), why: 'no-run' },
    ]);
  });

  test('keeps the ends of what begins before the range or ends after it, and leaves out what is outside', () => {
    const parts = [status('ADDING', 0, 30), status('ACTIVE', 30, 90), status('REMOVING', 90, 100)];
    expect(timelineOf(parts, { from: 40, to: 80 }, 100)).toEqual([status('ACTIVE', 30, 90)]);
  });

  test('ends now', () => {
    expect(timelineOf([status('ACTIVE', 0, 200)], RANGE, 100)).toEqual([status('ACTIVE', 0, 100)]);
  });

  test('covers the whole range without a hole, whatever it is made of', () => {
    const instants = fc
      .tuple(fc.nat(120), fc.nat(120))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const part = fc
      .tuple(instants, fc.constantFrom('ACTIVE', 'ADDING', 'unseen'))
      .map(([[from, to], what]) => (what === 'unseen' ? unseen(from, to) : status(what, from, to)));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const segments = timelineOf(parts, { from: 10, to: 100 }, 110);
        expect(segments[0]?.from).toBeLessThanOrEqual(10);
        expect(segments.at(-1)?.to).toBeGreaterThanOrEqual(100);
        segments.slice(1).forEach((segment, index) => {
          const before = segments[index];
          expect(segment.from).toBe(before?.to);
          const { from: _, to: __, isAtLeast: ___, ...what } = segment;
          expect(before).not.toMatchObject(what);
        });
      }),
    );
  });
});
