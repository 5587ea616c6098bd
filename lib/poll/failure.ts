/** Anything can be thrown. This makes an Error of it. */
export const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

/** Throws one error that names everything that failed, so that the run counts as failed and its alarm moves. */
export function throwAll(failures: readonly Error[]): void {
  if (failures.length === 0) return;
  const list = failures.map((failure) => failure.message).join('; ');
  throw new AggregateError(failures, `${failures.length} of this run's steps failed: ${list}`);
}
