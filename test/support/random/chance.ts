import type { Choose } from '../faults/schedule.ts';

/** Chooses by these numbers, each from 0 to below 1. */
export const chooseBy =
  (random: () => number): Choose =>
  (options) =>
    Math.floor(random() * options.length);

/** So many of them, in their order. The same numbers choose the same ones. */
export function sample<T>(all: readonly T[], size: number, random: () => number): readonly T[] {
  const keys = all.map((one, index) => ({ one, index, key: random() }));
  const chosen = keys.toSorted((a, b) => a.key - b.key).slice(0, size);
  return chosen.toSorted((a, b) => a.index - b.index).map(({ one }) => one);
}
