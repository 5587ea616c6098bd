import type { Arguments } from './arguments.ts';

/** How a function is used while nothing happens: nearly all of its runs in a month are like that. */
export interface Use {
  readonly event: unknown;
  readonly often: (watched: Pick<Arguments, 'interval'>) => Often;
}

export type Often =
  | { readonly type: 'scheduled'; readonly minutes: number }
  /** A month. */
  | { readonly type: 'assumed'; readonly runs: number };

export type Uses = Readonly<Record<string, Use>>;

/** One for each file of `functions/`, under its name. */
export const USES: Uses = {
  monitor: {
    event: { action: 'poll' },
    often: ({ interval }) => ({ type: 'scheduled', minutes: interval }),
  },
};

/** @throws Error that says where to tell of a function that nobody has told of */
export function useOf(name: string, uses: Uses = USES): Use {
  const use = uses[name];
  if (use !== undefined) return use;
  throw new Error(`Nothing says how often functions/${name}.ts runs: add that to infra/cost/uses.ts`);
}
