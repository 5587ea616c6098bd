import type { Choose } from '../faults/schedule.ts';

/** Chooses by these numbers, each from 0 to below 1. */
export const chooseBy =
  (random: () => number): Choose =>
  (options) =>
    Math.floor(random() * options.length);

/** As many of them, in their order. The same numbers take the same ones. */
export function sample<T>(all: readonly T[], size: number, random: () => number): readonly T[] {
  const keys = all.map((one, index) => ({ one, index, key: random() }));
  const taken = keys.toSorted((a, b) => a.key - b.key).slice(0, size);
  return taken.toSorted((a, b) => a.index - b.index).map(({ one }) => one);
}
