const ends = new Set<() => void>();

process.once('exit', () => {
  for (const end of ends) end();
});

/**
 * `end` is called when this process ends, Ctrl-C included if that calls `process.exit`. It can't wait for anything.
 * Returns what takes that back.
 */
export function atExit(end: () => void): () => void {
  ends.add(end);
  return () => ends.delete(end);
}
