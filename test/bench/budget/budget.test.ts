import { describe, expect, test } from 'vitest';
import { type Budget, budgetProblems } from '../../../bench/budget/budget.ts';
import type { Sizes } from '../../../infra/release/sizes.ts';

const CALLS = { ListInstances: 1, Query: 1 };
const START: Sizes = { '@smithy/core': 99_000, '@smithy/types': 1_000, lib: 100_000 };

const budgetOf = (start: Sizes, whole: Sizes = START, calls: Budget['calls'] = CALLS): Budget => ({
  functions: { monitor: { start, whole } },
  calls,
});

const problems = (start: Sizes, whole: Sizes = START, calls: Budget['calls'] = CALLS) =>
  budgetProblems(budgetOf(START), budgetOf(start, whole, calls));

describe('bytes', () => {
  test('may differ from the budget by a twentieth', () => {
    expect(problems(START)).toEqual([]);
    expect(problems({ ...START, lib: 110_000 })).toEqual([]);
    expect(problems({ ...START, lib: 90_000 })).toEqual([]);
  });

  test('that grow by more are refused, with each package that grew, the largest first', () => {
    expect(problems({ '@smithy/core': 114_000, '@smithy/types': 500, lib: 100_000, valibot: 1_200 })).toEqual(
      [
        'monitor loads 215,700 bytes at start, 7.9 % more than the 200,000 of bench/budget.json: @smithy/core grew by 15,000 to 114,000 bytes (+15.2 %), valibot is new with 1,200. If that is worth it, run `npm run bench -- --budget` and commit the file.',
      ],
    );
  });

  test('of which a few are in many packages are added up', () => {
    const few = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, 100]));
    expect(problems({ ...START, ...few, valibot: 15_000 })).toEqual([
      expect.stringContaining(
        'bench/budget.json: valibot is new with 15,000, 3 others grew by 300 in all. If',
      ),
    ]);
  });

  test('that are loaded later count in the whole', () => {
    expect(problems(START, { ...START, lib: 110_001 })).toEqual([
      'monitor has 210,001 bytes in all, 5 % more than the 200,000 of bench/budget.json: lib grew by 10,001 to 110,001 bytes (+10 %). If that is worth it, run `npm run bench -- --budget` and commit the file.',
    ]);
  });

  test('that shrink by more are refused as well: the budget would not see them grow back', () => {
    expect(problems({ '@smithy/core': 89_000, lib: 101_000 })).toEqual([]);
    expect(problems({ '@smithy/core': 80_000, lib: 101_000 })).toEqual([
      "monitor loads 181,000 bytes at start, 9.5 % fewer than the 200,000 of bench/budget.json: @smithy/core shrank by 19,000 to 80,000 bytes (-19.2 %), @smithy/types is gone with 1,000. So that it can't grow back unseen, run `npm run bench -- --budget` and commit the file.",
    ]);
  });

  test('of a function that is new or gone are asked for', () => {
    const { functions } = budgetOf(START);
    const more = { calls: CALLS, functions: { ...functions, probe: { start: START, whole: START } } };
    expect(budgetProblems(budgetOf(START), more)).toEqual([
      'bench/budget.json has nothing of the function probe: run `npm run bench -- --budget` and commit the file.',
    ]);
    expect(budgetProblems(more, budgetOf(START))).toEqual([
      'bench/budget.json still has the function probe, which is no longer built: run `npm run bench -- --budget` and commit the file.',
    ]);
  });
});

describe('a quiet poll', () => {
  const calls = (made: Budget['calls']) => problems(START, START, made);

  test('that makes one call more is refused', () => {
    expect(calls({ ListInstances: 1, Query: 2 })).toEqual([
      'A quiet poll makes 2 calls of Query, and bench/budget.json has 1. If that is worth it, run `npm run bench -- --budget` and commit the file.',
    ]);
    expect(calls({ ...CALLS, Publish: 3 })).toEqual([
      expect.stringContaining('A quiet poll makes 3 calls of Publish, and bench/budget.json has 0.'),
    ]);
  });

  test('that makes one call less is refused as well', () => {
    expect(calls({ Query: 1 })).toEqual([
      "A quiet poll makes 0 calls of ListInstances, and bench/budget.json has 1. So that it can't grow back unseen, run `npm run bench -- --budget` and commit the file.",
    ]);
  });
});
