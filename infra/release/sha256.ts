import { createHash } from 'node:crypto';

/** In hexadecimal digits. */
export const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex');

/** What `sha256sum -c SHA256SUMS` reads. */
export const sha256Sums = (files: Readonly<Record<string, Uint8Array | string>>): string =>
  Object.entries(files)
    .map(([name, content]) => `${sha256(content)}  ${name}\n`)
    .join('');
