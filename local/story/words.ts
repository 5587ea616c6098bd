import type { Duration } from '../../lib/domain/time.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../lib/domain/time.ts';
import { at, type Place } from './story.ts';

/** A line cut into words: quoted text is one word, a comma stands alone. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

export function wordsOf(text: string, place: Place): readonly Word[] {
  const words: Word[] = [];
  const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|(,)|([^\s,"]+))\s*/gy;
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw at(place, `a quotation mark is not closed in: ${text.slice(start).trim()}`);
    const [, quoted, comma, plain] = match;
    words.push(quoted === undefined ? { text: comma ?? plain ?? '', quoted: false } : unescaped(quoted));
  }
  return words;
}

const unescaped = (quoted: string): Word => ({ text: quoted.replace(/\\(.)/g, '$1'), quoted: true });

/** Cuts words at the commas between statements. */
export function atCommas(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]];
  for (const word of words) {
    if (word.text === ',' && !word.quoted) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.filter((part) => part.length > 0);
}

/** Takes words one by one. Its errors name what was expected instead. */
export interface Reader {
  readonly peek: () => string | undefined;
  readonly next: (expected: string) => string;
  readonly take: (word: string) => boolean;
  readonly quoted: (expected: string) => string;
  /** A whole number from 1. */
  readonly count: (expected: string) => number;
  readonly isQuoted: () => boolean;
  readonly fail: (expected: string) => never;
  readonly end: () => void;
}

export function reader(words: readonly Word[], place: Place): Reader {
  let index = 0;
  const peek = (): string | undefined => words[index]?.text;
  const fail = (expected: string): never => {
    const found = words[index];
    throw at(
      place,
      `expected ${expected}, found ${found === undefined ? 'the end of the line' : `"${found.text}"`}`,
    );
  };
  const next = (expected: string): string => {
    const word = words[index] ?? fail(expected);
    index += 1;
    return word.text;
  };
  return {
    peek,
    next,
    take: (word) => {
      if (words[index]?.text !== word || words[index]?.quoted) return false;
      index += 1;
      return true;
    },
    quoted: (expected) => (words[index]?.quoted ? next(expected) : fail(expected)),
    count: (expected) => (/^[1-9]\d*$/.test(peek() ?? '') ? Number(next(expected)) : fail(expected)),
    isQuoted: () => words[index]?.quoted ?? false,
    fail,
    end: () => {
      if (index < words.length) fail('the end of the statement');
    },
  };
}

const TIME = /^(?:(\d+)d)?(\d{1,3}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;

export const isTime = (text: string | undefined): boolean => text !== undefined && TIME.test(text);

/** `00:30`, `02:10:05.250`, `3d04:00`, from the start of the story. */
export function timeOf(text: string, place: Place): Duration {
  const match = TIME.exec(text);
  if (match === null) throw at(place, `expected a time such as 00:30, 00:30:05 or 3d04:00, found "${text}"`);
  const [, days, hours, minutes, seconds, fraction] = match;
  return (
    Number(days ?? 0) * DAY +
    Number(hours) * HOUR +
    Number(minutes) * MINUTE +
    Number(seconds ?? 0) * SECOND +
    Number((fraction ?? '0').padEnd(3, '0'))
  );
}

const UNITS: Readonly<Record<string, Duration>> = { d: DAY, h: HOUR, m: MINUTE, s: SECOND, ms: 1 };

/** Words such as `2h` `10m`, as durations stand in messages. Undefined when there is none. */
export function durationOf(reader: Reader): Duration | undefined {
  let sum: Duration | undefined;
  for (;;) {
    const match = reader.isQuoted() ? null : /^(\d+)(d|h|m|s|ms)$/.exec(reader.peek() ?? '');
    if (match === null) return sum;
    reader.next('a duration');
    sum = (sum ?? 0) + Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
  }
}
