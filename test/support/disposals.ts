/** What must be done at the end, the last one first. */
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

/** Does all of them, even if one fails. */
async function disposeAll(deferred: (() => unknown)[]): Promise<void> {
  const last = deferred.pop();
  if (last === undefined) return;
  try {
    await last();
  } finally {
    await disposeAll(deferred);
  }
}
