/** What is to be done in the end, the last first. */
export interface Disposals extends AsyncDisposable {
  readonly defer: (dispose: () => unknown) => void;
}

/** In place of `AsyncDisposableStack`, which Node.js 22 does not have. */
export function disposals(): Disposals {
  const deferred: (() => unknown)[] = [];
  return {
    defer: (dispose) => {
      deferred.push(dispose);
    },
    [Symbol.asyncDispose]: () => disposeAll(deferred),
  };
}

/** All of them, also when one fails. */
async function disposeAll(deferred: (() => unknown)[]): Promise<void> {
  const last = deferred.pop();
  if (last === undefined) return;
  try {
    await last();
  } finally {
    await disposeAll(deferred);
  }
}
