import { expect, test } from 'vitest';
import { budgetProblems } from '../../bench/budget/budget.ts';
import { readBudget } from '../../bench/budget/file.ts';
import { presentBudget } from '../../bench/budget/present.ts';

test('the built functions weigh what bench/budget.json says, and a quiet poll makes these calls', async () => {
  expect(budgetProblems(readBudget(), await presentBudget())).toEqual([]);
});
