import type { Activity } from './clock.ts';

/** Picks one of what can happen next, by its index. */
export type Choose = (options: readonly string[]) => number;

/** A run beside others, whose calls wait for their turn. */
export interface Lane {
  readonly name: string;
  readonly start: () => Promise<unknown>;
}

export interface Scheduler {
  /** Resolves when it is this call's turn. */
  readonly hold: (name: string) => Promise<void>;
  /** Starts the lanes in their order, each in its turn, until all have ended. Resolves with what happened, in order. */
  readonly run: (lanes: readonly Lane[], choose: Choose) => Promise<readonly string[]>;
}

interface Held {
  readonly name: string;
  readonly release: () => void;
}

/** Lets one thing happen at a time, and chooses the next when all has come to rest. */
export function createScheduler(activity: Activity): Scheduler {
  let held: readonly Held[] = [];
  return {
    hold: async (name) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = [...held, { name, release: resolve }];
      activity.end();
      await promise;
      activity.begin();
    },
    run: async (lanes, choose) => {
      const left = [...lanes];
      const started: Promise<unknown>[] = [];
      const schedule: string[] = [];
      for (;;) {
        await activity.quiet();
        // Ordered by name, so that the same choice always means the same call.
        const calls = held.toSorted((a, b) => (a.name < b.name ? -1 : 1));
        const next = left[0];
        const options = [...calls.map(({ name }) => name), ...(next ? [`start ${next.name}`] : [])];
        if (options.length === 0) break;
        const choice = options.length === 1 ? 0 : choose(options);
        schedule.push(options[choice] ?? '');
        const call = calls[choice];
        held = held.filter((one) => one !== call);
        if (call) call.release();
        else if (next) started.push((left.shift() ?? next).start());
      }
      await Promise.all(started);
      if (held.length > 0) throw new Error(`Never released: ${held.map(({ name }) => name).join(', ')}`);
      return schedule;
    },
  };
}

/**
 * Plays once for every way to choose, depth first, and says how many there were. Each play must offer the same options
 * after the same choices. @throws Error when one does not, or when there are more ways than `limit`
 */
export async function everySchedule(play: (choose: Choose) => Promise<void>, limit: number): Promise<number> {
  let prefix: readonly number[] = [];
  for (let count = 1; count <= limit; count += 1) {
    const taken: { readonly choice: number; readonly of: number }[] = [];
    await play((options) => {
      const choice = prefix[taken.length] ?? 0;
      if (choice >= options.length) throw new Error(`Not repeatable: ${options.join(', ')} after ${prefix}`);
      taken.push({ choice, of: options.length });
      return choice;
    });
    const last = taken.findLastIndex(({ choice, of }) => choice + 1 < of);
    if (last < 0) return count;
    prefix = taken.slice(0, last + 1).map(({ choice }, index) => (index === last ? choice + 1 : choice));
  }
  throw new Error(`There are more than ${limit} ways`);
}
