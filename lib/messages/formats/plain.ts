import { cutToBytes } from '../../domain/text.ts';

const MARK = '…';

/** Breaks lines, turns the direction of writing, or is refused by SNS: never part of what a reader needs. */
const BREAKS_LAYOUT = /[\s\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]+/gu;

/** Somebody else's text as one line of at most `limit` bytes. */
export const plain = (text: string, limit: number): string =>
  cutToBytes(text.replace(BREAKS_LAYOUT, ' '), limit);

/** For the subject of an email: ASCII that can be printed, shorter than `below` characters. */
export function asciiLine(text: string, below: number): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(BREAKS_LAYOUT, ' ')
    .replace(/[^\x20-\x7E]/gu, '?')
    .trim();
  return ascii.length < below ? ascii : `${ascii.slice(0, below - 4)}...`;
}

/** At most `limit` characters, never half of one. */
export function cutToLength(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - MARK.length).replace(/[\uD800-\uDBFF]$/, '')}${MARK}`;
}

/** Look-alikes rather than escapes: what escapes a character differs from chat to chat, these mean nothing in any. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '&': '＆',
  '@': '＠',
  '*': '∗',
  '`': "'",
  '~': '∼',
  '[': '［',
  ']': '］',
};

/** Text that a chat shows as it is: no mention, link, code or emphasis. An underscore inside a word is harmless and stays. */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/[<>&@*`~[\]]/g, (character) => LOOKALIKES[character] ?? '')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '＿');
