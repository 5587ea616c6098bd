import { stripVTControlCharacters } from 'node:util';
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

/** Characters of East Asia and most emoji take two columns, colours take none. */
export const widthOf = (text: string): number => stringWidth(text);

/** As much of a line as fits, with a mark where something is missing. */
export const cut = (line: string, columns: number): string => cliTruncate(line, columns);

export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - widthOf(text)));

/** Somebody else's text, without what would move the cursor or turn the direction of writing. */
export const harmless = (text: string): string =>
  stripVTControlCharacters(text).replace(/[\p{Cc}\p{Cf}]/gu, '');

/** Indented as messages indent what a reader pastes into a shell. */
const COMMAND = /^ {3}(?=\S)/;
const INDENT = '   ';
/** What a shell takes as one word, together with the option before it. */
const ARGUMENT = /(?:--[\w-]+ (?!--))?(?:'[^']*'|"[^"]*"|[^\s'"])+/g;

/**
 * Breaks a line between words, so that each part fits. A word that is too long stays whole. A command is broken as a shell
 * reads it, so that all of its parts can be pasted at once.
 */
export function wrapped(line: string, columns: number): readonly string[] {
  if (widthOf(line) <= columns) return [line];
  const [indent = ''] = /^ */.exec(line) ?? [];
  if (!COMMAND.test(line))
    return filled(line.trim().split(/ +/), columns - indent.length).map((part) => indent + part);
  const parts = filled(line.match(ARGUMENT) ?? [], columns - 2 * INDENT.length - ' \\'.length);
  return parts.map(
    (part, index) => `${INDENT}${index > 0 ? INDENT : ''}${part}${index < parts.length - 1 ? ' \\' : ''}`,
  );
}

function filled(words: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
