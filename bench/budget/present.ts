import { readFileSync } from 'node:fs';
import { readDeclared } from '../../infra/release/declared.ts';
import { sizesOf } from '../../infra/release/sizes.ts';
import { callsByOperation } from '../world/calls.ts';
import { builtFunction, startWorld } from '../world/world.ts';
import type { Budget } from './budget.ts';

/** What the built functions are and do now. */
export async function presentBudget(): Promise<Budget> {
  const metafile = JSON.parse(readFileSync(new URL('../../build/metafile.json', import.meta.url), 'utf8'));
  const functions = readDeclared().functions.map(({ name }) => [name, sizesOf(metafile, name)] as const);
  return { functions: Object.fromEntries(functions), calls: await callsOfQuietPoll() };
}

/** Two of each, so that a call for each instance or each Region would be counted more than once. */
const WATCHED = { instances: 2, regions: 2 };

/** Of the built monitor. Its first poll creates the records, so it is not a quiet one. */
async function callsOfQuietPoll(): Promise<Budget['calls']> {
  const world = await startWorld(WATCHED);
  try {
    const monitor = await world.start(builtFunction('monitor'));
    const poll = async (): Promise<void> => {
      const { failure } = await monitor.invoke({ action: 'poll' });
      if (failure !== undefined) throw new Error(`A quiet poll failed: ${failure}`);
    };
    await poll();
    const before = world.aws.calls().length;
    await poll();
    return callsByOperation(world.aws.calls().slice(before));
  } finally {
    await world.close();
  }
}
