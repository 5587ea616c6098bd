import { DAY, type Duration, HOUR, type Instant, isoInstant, MINUTE, SECOND } from '../domain/time.ts';

/** `45s`, `30m`, `2h 10m`, `3d 4h`: rounded down, never more than two units. */
export function formatDuration(duration: Duration): string {
  const length = Math.max(0, duration);
  if (length < MINUTE) return `${Math.floor(length / SECOND)}s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)}m`;
  if (length < DAY) return units(length, [HOUR, 'h'], [MINUTE, 'm']);
  return units(length, [DAY, 'd'], [HOUR, 'h']);
}

/** `2026-11-22 08:00:00 UTC`. */
export const formatInstant = (at: Instant): string =>
  isoInstant(at)
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');

type Unit = readonly [length: Duration, name: string];

function units(length: Duration, [large, largeName]: Unit, [small, smallName]: Unit): string {
  const rest = Math.floor((length % large) / small);
  return `${Math.floor(length / large)}${largeName}${rest > 0 ? ` ${rest}${smallName}` : ''}`;
}
