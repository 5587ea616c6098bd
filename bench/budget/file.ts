import { readFileSync, writeFileSync } from 'node:fs';
import type { Budget } from './budget.ts';

const FILE = new URL('../budget.json', import.meta.url);

export const readBudget = (): Budget => JSON.parse(readFileSync(FILE, 'utf8'));

export const writeBudget = (budget: Budget): void =>
  writeFileSync(FILE, `${JSON.stringify(budget, undefined, 2)}\n`);
