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
  let cut = '';
  let bytes = 0;
  for (const character of clean) {
    bytes += bytesOf(character);
    if (bytes > room) break;
    cut += character;
  }
  return `${cut}${MARK}`;
}

const bytesOf = (text: string): number => encoder.encode(JSON.stringify(text)).length - '""'.length;

/**
 * An ARN, which is none; else a web address, an access key, a Slack token, a signature, or a long word of capitals,
 * small letters and digits.
 */
const MAY_BE_SECRET =
  /arn:[^\s'",]+|\w+:\/\/[^\s'"]+|(?:AKIA|ASIA)[A-Z0-9]{12,}|xox[a-z]-[\w-]+|\b[0-9a-f]{64}\b|(?=[\w/+=-]*[A-Z])(?=[\w/+=-]*[a-z])(?=[\w/+=-]*\d)[\w/+=-]{32,}/g;

/** Whoever reads a text of another's must not learn what it repeats: AWS names the header or the token that it refuses. */
export const redact = (text: string): string =>
  text.replace(MAY_BE_SECRET, (found) => (found.startsWith('arn:') ? found : '(not shown)'));
