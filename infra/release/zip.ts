import { type Zippable, zipSync } from 'fflate';

/** Zips files in the order of their names. The same files give the same bytes at any time and on any machine. */
export function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const zippable: Zippable = Object.fromEntries(entries.map(([name, bytes]) => [name, [bytes, FIXED]]));
  return zipSync(zippable);
}

const UNIX = 3;
const READABLE_FILE = 0o100644;

/** A zip has only local times, so the date is a local one too. Lambda needs files that everybody may read. */
const FIXED = {
  level: 9,
  mtime: new Date(1980, 0, 1),
  os: UNIX,
  attrs: (READABLE_FILE << 16) >>> 0,
} as const;
