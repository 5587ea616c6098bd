const MARK = '…';
const encoder = new TextEncoder();

/**
 * Cuts text to at most `limit` bytes of UTF-8, between two characters, and marks the cut.
 * Control characters become spaces: stored as JSON each would take six bytes, and no reader needs them.
 */
export function cutToBytes(text: string, limit: number): string {
  const clean = text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .toWellFormed();
  if (encoder.encode(clean).length <= limit) return clean;
  const room = new Uint8Array(limit - encoder.encode(MARK).length);
  const { read } = encoder.encodeInto(clean, room);
  return `${clean.slice(0, read)}${MARK}`;
}
