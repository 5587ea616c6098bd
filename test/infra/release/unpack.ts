import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

export const filesIn = (zip: URL): Readonly<Record<string, Uint8Array>> => unzipSync(readFileSync(zip));

/** The files of one function in a zip: its entry, and the folder beside it with what that imports. */
export const filesOf = (name: string, zip: URL): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(
    Object.entries(filesIn(zip)).filter(([path]) => path === `${name}.mjs` || path.startsWith(`${name}/`)),
  );

export interface Unpacked {
  readonly entry: URL;
  readonly remove: () => void;
}

/** One function from a zip, alone in a folder. */
export function unpack(name: string, zip: URL): Unpacked {
  const files = filesOf(name, zip);
  if (files[`${name}.mjs`] === undefined) throw new Error(`There is no ${name}.mjs in ${zip.pathname}`);
  const folder = mkdtempSync(join(tmpdir(), 'function-'));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return {
    entry: pathToFileURL(join(folder, `${name}.mjs`)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
