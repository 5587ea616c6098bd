import { describe, expect, it } from 'vitest';
import { asciiLine, cutToLength, plain } from '../../../../lib/messages/formats/plain.ts';

describe('S55 cutting', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a🚨bc', 3, 'a…'],
    ['a🚨bc', 4, 'a🚨…'],
  ])('cuts %j to %i characters, never half of one', (text, limit, expected) => {
    expect(cutToLength(text, limit)).toBe(expected);
    expect(cutToLength(text, limit).isWellFormed()).toBe(true);
  });

  it('cuts to bytes', () => {
    expect(plain('🚨🚨🚨', 11)).toBe('🚨🚨…');
    expect(plain('  a \r\n\t b\u2028', 10)).toBe('a b');
  });

  it.each([
    ['Zoë naïve', 99, 'Zoe naive'],
    ['🚨 日本', 99, '? ??'],
    ['abcdefgh', 9, 'abcdefgh'],
    ['abcdefghi', 9, 'abcde...'],
  ])('makes %j printable ASCII below %i characters', (text, below, expected) => {
    expect(asciiLine(text, below)).toBe(expected);
  });
});
