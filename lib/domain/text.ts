const MARK = '…';
const encoder = new TextEncoder();

/**
 * Cuts text so that it takes at most `limit` bytes as UTF-8 in JSON, between two characters, and marks the cut.
 * Control characters become spaces: in JSON each would take six bytes, and no reader needs them.
 */
export function cutToBytes(text: string, limit: number): string {
  // Looked at beyond the limit only as far as white space might shrink: a reason has no bound.
  const clean = text
    .slice(0, 4 * limit)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .toWellFormed();
  const whole = text.length <= 4 * limit;
  if (whole && bytesOf(clean) <= limit) return clean;
  const room = limit - bytesOf(MARK);
  let kept = '';
  let bytes = 0;
  for (const character of clean) {
    bytes += bytesOf(character);
    if (bytes > room) break;
    kept += character;
  }
  return `${kept}${MARK}`;
}

const bytesOf = (text: string): number => encoder.encode(JSON.stringify(text)).length - '""'.length;
