import type { Duration } from '../../../lib/domain/time.ts';

/** Tells whoever waits that there may be something new to show. */
export interface Changes {
  readonly announce: () => void;
  /** Resolves with the next change, or when it is time to look again: ages grow by themselves. */
  readonly next: (patience: Duration) => Promise<void>;
}

export function createChanges(): Changes {
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    announce: () => {
      resolve();
      ({ promise, resolve } = Promise.withResolvers<void>());
    },
    next: (patience) => {
      const { promise: over, resolve: end } = Promise.withResolvers<void>();
      const timer = setTimeout(end, patience);
      return Promise.race([promise, over]).finally(() => clearTimeout(timer));
    },
  };
}
