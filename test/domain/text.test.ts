import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToBytes } from '../../lib/domain/text.ts';

const size = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

describe('text that is cut', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly te', 10, 'exactly te'],
    ['a little too long', 10, 'a littl…'],
    ['ééééééé', 10, 'ééé…'],
    ['😀😀😀', 11, '😀😀…'],
    ['""""""""', 10, '"""…'],
    ['two\r\n\tlines', 20, 'two lines'],
    [`${' '.repeat(50)}x`, 10, '…'],
  ])('%j to %i bytes', (text, limit, cut) => {
    expect(cutToBytes(text, limit)).toBe(cut);
  });

  test('never takes more room than the limit, is well-formed, and says whether it was cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 3, max: 100 }),
        (text, limit) => {
          const cut = cutToBytes(text, limit);
          expect(size(cut)).toBeLessThanOrEqual(limit);
          expect(cut.isWellFormed()).toBe(true);
          const clean = text.replace(/\p{Cc}+/gu, ' ').trim();
          expect(cut === clean || cut.endsWith('…')).toBe(true);
        },
      ),
    );
  });
});
