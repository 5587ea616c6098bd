import type { Entry } from './entry.ts';

/** What a reader has in front of them. Entries are numbered from the oldest, so that a number stays when one arrives. */
export interface Reading {
  readonly entries: readonly Entry[];
  /** The entry that the cursor stands on. */
  readonly chosen: number;
  /** The entry that is read. */
  readonly opened: number;
  /** Of the opened entry, from 0. Beyond the last one it begins again. */
  readonly page: number;
}

export const NOTHING_TO_READ: Reading = { entries: [], chosen: 0, opened: 0, page: 0 };

/** The newest is opened, unless the reader has gone to another one. */
export function arrived(reading: Reading, entry: Entry): Reading {
  const entries = [...reading.entries, entry];
  const newest = entries.length - 1;
  const follows = [reading.chosen, reading.opened].every((number) => number >= newest - 1);
  return follows ? { entries, chosen: newest, opened: newest, page: 0 } : { ...reading, entries };
}

/** What a key does. The newest stands on top, so what is below it is older. */
export type Move = 'up' | 'down' | 'open' | 'next-page';

export function moved(reading: Reading, move: Move): Reading {
  const { entries, chosen, page } = reading;
  switch (move) {
    case 'up':
      return { ...reading, chosen: Math.min(chosen + 1, Math.max(0, entries.length - 1)) };
    case 'down':
      return { ...reading, chosen: Math.max(0, chosen - 1) };
    case 'open':
      return { ...reading, opened: chosen, page: 0 };
    case 'next-page':
      return { ...reading, page: page + 1 };
  }
}
