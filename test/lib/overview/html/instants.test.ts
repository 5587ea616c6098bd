import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { instantText, shortText, ticksOf, zoneText } from '../../../../lib/overview/html/instants.ts';

const AT = Date.UTC(2026, 0, 2, 23, 40);
const BERLIN = { locale: 'en-GB', timeZone: '+01:00' };
const UTC = { locale: 'en-GB', timeZone: 'UTC' };

describe('an instant', () => {
  test.each([
    ['en-GB', 'UTC', '2 Jan 2026, 23:40'],
    ['en-GB', '+01:00', '3 Jan 2026, 00:40'],
    ['de', '+01:00', '03.01.2026, 00:40'],
    ['en-US', '-05:00', 'Jan 2, 2026, 6:40 PM'],
  ])('is written as in %s, at %s', (locale, timeZone, text) => {
    // Some locales have a narrow space before PM.
    expect(instantText(AT, { locale, timeZone }).replace(/\s/g, ' ')).toBe(text);
  });

  test('has no date where the range has only one', () => {
    const day = { from: AT - 2 * HOUR, to: AT };
    expect(shortText(AT, { ...UTC, range: day })).toBe('23:40');
    expect(shortText(AT, { ...BERLIN, range: day })).toBe('3 Jan, 00:40');
  });

  test('has seconds where the range is short', () => {
    const short = { from: AT - MINUTE, to: AT };
    expect(shortText(AT + 7_000, { ...UTC, range: short })).toBe('23:40:07');
  });

  test.each([
    ['UTC', 'UTC'],
    ['+00:00', 'UTC'],
    ['-03:30', 'UTC-03:30'],
  ])('of the zone %s says %s', (timeZone, text) => {
    expect(zoneText({ locale: 'en', timeZone })).toBe(text);
  });
});

describe('the ticks of an axis', () => {
  test('are full hours of the viewer, and dates at midnight', () => {
    const range = { from: AT - 5 * HOUR, to: AT + 3 * HOUR };
    expect(ticksOf(range, 5, UTC).map(({ text }) => text)).toEqual(['20:00', '22:00', '3 Jan', '02:00']);
    expect(ticksOf(range, 5, { ...UTC, timeZone: '+05:30' }).map(({ text }) => text)).toEqual([
      '02:00',
      '04:00',
      '06:00',
      '08:00',
    ]);
  });

  test.each([
    [20 * MINUTE, 6],
    [DAY, 1],
    [30 * DAY, 8],
    [365 * DAY, 8],
    [2000 * DAY, 3],
  ])('of %d ms are at most %d, within it', (length, atMost) => {
    const range = { from: AT - length, to: AT };
    const ticks = ticksOf(range, atMost, UTC);
    expect(ticks.length).toBeLessThanOrEqual(atMost + 1);
    for (const { at } of ticks) expect(at >= range.from && at < range.to).toBe(true);
  });
});
