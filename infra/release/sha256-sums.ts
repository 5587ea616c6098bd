import { createHash } from 'node:crypto';

/** What `sha256sum -c SHA256SUMS` reads. */
export function sha256Sums(files: Readonly<Record<string, Uint8Array | string>>): string {
  return Object.entries(files)
    .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`)
    .join('');
}
