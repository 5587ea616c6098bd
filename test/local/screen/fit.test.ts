import { describe, expect, test } from 'vitest';
import { cut, harmless, padded, widthOf, wrapped } from '../../../local/screen/fit.ts';

const ESC = String.fromCharCode(27);

describe('a long line', () => {
  test.each([
    ['short', 10, ['short']],
    ['break between words', 10, ['break', 'between', 'words']],
    ['  keeps its indentation', 12, ['  keeps its', '  indentation']],
    ['see https://example.com/a-long-one now', 12, ['see', 'https://example.com/a-long-one', 'now']],
    ['日本語 日本語', 8, ['日本語', '日本語']],
    ['', 10, ['']],
  ])('%j in %i columns is broken between words', (line, columns, parts) => {
    expect(wrapped(line, columns)).toEqual(parts);
  });

  test('is cut with a mark, and keeps the colour of what is left', () => {
    expect(cut('Region eu-west-1', 9)).toBe('Region e…');
    expect(cut('日本語日本語', 5)).toBe('日本…');
    expect(cut('as it was', 9)).toBe('as it was');
    const red = cut(`${ESC}[31mcritical${ESC}[39m now`, 5);
    expect(red).toBe(`${ESC}[31mcrit…${ESC}[39m`);
    expect(widthOf(red)).toBe(5);
  });

  test('that is a command is broken as a shell reads it, and nothing in quotation marks is', () => {
    const command = `   aws lambda invoke --function-name monitor --payload '{"action": "settle", "by": "WHO"}' /dev/stdout`;
    const parts = wrapped(command, 60);
    expect(parts).toEqual([
      '   aws lambda invoke --function-name monitor \\',
      `      --payload '{"action": "settle", "by": "WHO"}' \\`,
      '      /dev/stdout',
    ]);
    expect(parts.map((part) => part.replace(/ \\$/, '').trim()).join(' ')).toBe(command.trim());
  });
});

test('columns are filled by what is seen', () => {
  expect(padded('日本', 6)).toBe('日本  ');
  expect(padded('long enough', 4)).toBe('long enough');
});

test('a text of somebody else can not move the cursor', () => {
  expect(harmless(`a${ESC}[2Jb\rc\u0007d\u202Ee`)).toBe('abcde');
});
