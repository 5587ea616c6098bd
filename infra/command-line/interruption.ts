const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export type Signal = keyof typeof EXIT_CODES;

/** Somebody has pressed Ctrl-C, or stopped the pipeline. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** The exit code that a shell expects. */
  readonly exitCode: number;

  constructor(signal: Signal) {
    super('Interrupted');
    this.exitCode = EXIT_CODES[signal];
  }
}

/** Listens until the function that it returns is called. */
export function onInterruption(listen: (signal: Signal) => void): () => void {
  const listeners = (Object.keys(EXIT_CODES) as Signal[]).map((signal) => ({
    signal,
    listener: () => listen(signal),
  }));
  for (const { signal, listener } of listeners) process.on(signal, listener);
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}

/** Whoever has started a process waits until it has ended, and then throws `Interrupted`. */
export const isAnotherListening = (signal: Signal): boolean => process.listenerCount(signal) > 1;
