import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToBytes, redact } from '../../../lib/domain/text.ts';

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
    [`${' '.repeat(39)}x`, 10, 'x'],
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

/** 29 characters and these three. */
const long = (end: string): string => `${'a'.repeat(29)}${end}`;

describe("a text of another's", () => {
  test.each([
    ['https://hooks.example.com/services/T0/B0?x=1', '(not shown)'],
    ['POST "https://a.example/b" is refused', 'POST "(not shown)" is refused'],
    ["POST 'https://a.example/b' is refused", "POST '(not shown)' is refused"],
    ['the key AKIAIOSFODNN7EXAMPLE is invalid', 'the key (not shown) is invalid'],
    ['the key ASIAIOSFODNN7EXAMPLE is invalid', 'the key (not shown) is invalid'],
    ['AKIA123456789ABC', '(not shown)'],
    ['token xoxb-12-aB_3, please', 'token (not shown), please'],
    [`signature ${'0af9'.repeat(16)} expired`, 'signature (not shown) expired'],
    [`Bearer ${long('/A1')}`, 'Bearer (not shown)'],
    [`Bearer ${'A'.repeat(28)}+-a1==`, 'Bearer (not shown)'],
    [`Bearer ${'1'.repeat(28)}_-=Aa`, 'Bearer (not shown)'],
  ])('%j is repeated as %j', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test.each([
    'a rate of 5 requests a second is exceeded: 8/5',
    `arn:aws:sts::111122223333:assumed-role/monitor/${long('-A1')} may not sso:ListInstances`,
    'AKIA123456789AB',
    'BAKED IN ASIA',
    'xox-b and xoxo',
    '0af9'.repeat(15),
    `${'0af9'.repeat(16)}0`,
    `g${'0af9'.repeat(16)}`,
    `${'0af9'.repeat(16)}g`,
    long('A1'),
    long('aA/'),
    long('a1/'),
    'A1'.repeat(16),
  ])('%j is repeated as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([' ', ',', '"', "'"])('is searched for secrets again behind an ARN that %j ends', (end) => {
    expect(redact(`arn:aws:sso:::a${end}xoxb-1`)).toBe(`arn:aws:sso:::a${end}(not shown)`);
  });
});
