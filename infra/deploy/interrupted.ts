const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export type Signal = keyof typeof CODES;

/** Somebody has pressed Ctrl-C, or stopped the pipeline. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** As a shell has it. */
  readonly code: number;

  constructor(signal: Signal) {
    super('Interrupted');
    this.code = CODES[signal];
  }
}

/** Until the function that this gives is called. */
export function onInterruption(does: (signal: Signal) => void): () => void {
  const listeners = (Object.keys(CODES) as Signal[]).map((signal) => ({
    signal,
    listener: () => does(signal),
  }));
  for (const { signal, listener } of listeners) process.on(signal, listener);
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}

/** Whoever has started something waits for its end, and tells it then. */
export const isSomebodyElseWaiting = (signal: Signal): boolean => process.listenerCount(signal) > 1;
