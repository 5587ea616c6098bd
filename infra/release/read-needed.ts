import { readFileSync } from 'node:fs';

/** Reads what an earlier step wrote; when it is not there, says which step that is. */
export function readNeeded(file: URL, name: string, wayOut: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`Can't read ${name} (${(error as NodeJS.ErrnoException).code}): ${wayOut}.`, {
      cause: error,
    });
  }
}
