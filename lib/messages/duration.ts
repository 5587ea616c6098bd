import { DAY, type Duration, HOUR, type Instant, isoInstant, MINUTE, SECOND } from '../domain/time.ts';
import type { MessageSettings } from './context.ts';

/** `45s`, `30m`, `2h 10m`, `3d 4h`: rounded down, never more than two units. */
export function formatDuration(duration: Duration): string {
  const length = Math.max(0, duration);
  if (length < MINUTE) return `${Math.floor(length / SECOND)}s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)}m`;
  if (length < DAY) return units(length, [HOUR, 'h'], [MINUTE, 'm']);
  return units(length, [DAY, 'd'], [HOUR, 'h']);
}

/** `2026-11-22 08:00:00 UTC`, and with a time zone ` (09:00 Europe/Berlin)`, with its date when that is another. */
export function formatInstant(at: Instant, { timeZone }: Pick<MessageSettings, 'timeZone'> = {}): string {
  const iso = isoInstant(at);
  const utc = iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  if (timeZone === undefined) return utc;
  // The Swedish format is that of ISO 8601.
  // biome-ignore lint/style/noRestrictedGlobals: it is told the instant
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    at,
  );
  const [date = '', time = ''] = local.split(' ');
  return `${utc} (${iso.startsWith(date) ? time : local} ${timeZone})`;
}

type Unit = readonly [length: Duration, name: string];

function units(length: Duration, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((length % large) / small);
  return `${Math.floor(length / large)}${largeName}${rest > 0 ? ` ${rest}${smallName}` : ''}`;
}
