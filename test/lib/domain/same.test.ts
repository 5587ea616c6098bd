import { describe, expect, test } from 'vitest';
import { sameData } from '../../../lib/domain/same.ts';

describe('two values', () => {
  test.each<[a: unknown, b: unknown]>([
    [1, 1],
    ['a', 'a'],
    [null, null],
    [[], []],
    [{}, {}],
    [
      [1, { a: [2] }],
      [1, { a: [2] }],
    ],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, b: undefined }, { a: 1 }],
  ])('%j and %j hold the same data', (a, b) => {
    expect(sameData(a, b)).toBe(true);
  });

  test.each<[a: unknown, b: unknown]>([
    [1, 2],
    [1, '1'],
    [null, undefined],
    [null, {}],
    [{}, null],
    ['', []],
    [[], {}],
    [{}, []],
    [{ 0: 1 }, [1]],
    ['a', { 0: 'a' }],
    [{ 0: 'a' }, 'a'],
    [{}, 1],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, {}],
    [{}, { a: 1 }],
    [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ],
    [{ a: { b: [1] } }, { a: { b: [2] } }],
  ])('%j and %j do not', (a, b) => {
    expect(sameData(a, b)).toBe(false);
  });
});
