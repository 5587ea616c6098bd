import { closest, distance } from 'fastest-levenshtein';

/** The known name that was probably meant, if any is near. Capitals do not matter. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const written = name.toLowerCase();
  const best = closest(
    written,
    known.map((candidate) => candidate.toLowerCase()),
  );
  const farthest = Math.max(2, Math.floor(name.length / 4));
  return distance(written, best) > farthest
    ? undefined
    : known.find((candidate) => candidate.toLowerCase() === best);
}
