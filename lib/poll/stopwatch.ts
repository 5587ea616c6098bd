import type { Duration } from '../domain/time.ts';

export interface Stopwatch {
  /** Milliseconds by step; a step that is done more than once adds up. */
  readonly took: Readonly<Record<string, Duration>>;
  readonly time: <T>(step: string, work: Promise<T>) => Promise<T>;
}

export function stopwatch(): Stopwatch {
  const took: Record<string, Duration> = {};
  return {
    took,
    time: async (step, work) => {
      const startedAt = performance.now();
      try {
        return await work;
      } finally {
        took[step] = Math.round((took[step] ?? 0) + performance.now() - startedAt);
      }
    },
  };
}
