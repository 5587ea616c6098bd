import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { formatDuration, formatInstant } from '../../../lib/messages/duration.ts';

it.each([
  [-1, '0s'],
  [0, '0s'],
  [999, '0s'],
  [45 * SECOND, '45s'],
  [MINUTE - 1, '59s'],
  [30 * MINUTE + 59 * SECOND, '30m'],
  [HOUR, '1h'],
  [2 * HOUR + 10 * MINUTE, '2h 10m'],
  [DAY - 1, '23h 59m'],
  [DAY, '1d'],
  [3 * DAY + 4 * HOUR + 59 * MINUTE, '3d 4h'],
])('%i ms is %s', (duration, text) => {
  expect(formatDuration(duration)).toBe(text);
});

it('writes instants in UTC, without fractions', () => {
  expect(formatInstant(Date.UTC(2026, 10, 22, 8, 0, 0, 123))).toBe('2026-11-22 08:00:00 UTC');
});

it.each([
  ['Europe/Berlin', '2026-11-22 23:30:00 UTC (2026-11-23 00:30 Europe/Berlin)'],
  ['America/New_York', '2026-11-22 23:30:00 UTC (18:30 America/New_York)'],
  ['UTC', '2026-11-22 23:30:00 UTC (23:30 UTC)'],
])('writes instants also in the time zone %s, with its date when that is another', (timeZone, text) => {
  expect(formatInstant(Date.UTC(2026, 10, 22, 23, 30), { timeZone })).toBe(text);
});
