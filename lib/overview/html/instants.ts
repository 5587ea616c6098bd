import { DAY, type Duration, HOUR, type Instant, MINUTE } from '../../domain/time.ts';
import type { Span } from '../timeline.ts';
import type { View } from './view.ts';

type Local = Pick<View, 'locale' | 'timeZone'>;

/** `27 Nov 2026, 09:40`, as the viewer writes it, and in the time zone of the dashboard. */
export const instantText = (at: Instant, view: Local): string =>
  format(at, { dateStyle: 'medium', timeStyle: 'short' }, view);

/** As short as it can be within the range: without the year, and without the date where the range has only one. */
export function shortText(at: Instant, { range, ...view }: Local & Pick<View, 'range'>): string {
  const isOfOneDay = dayText(range.from, view) === dayText(range.to, view);
  const isShort = range.to - range.from < SECONDS_BELOW;
  const time = isShort ? format(at, { timeStyle: 'medium' }, view) : timeText(at, view);
  return isOfOneDay ? time : `${dayText(at, view)}, ${time}`;
}

/** In a shorter range two minutes would look the same. */
const SECONDS_BELOW = 10 * MINUTE;

export const zoneText = ({ timeZone }: Local): string =>
  timeZone === 'UTC' || timeZone === '+00:00' ? 'UTC' : `UTC${timeZone}`;

/** Instants for an axis, at full hours or days of the viewer, at most as many as asked for. */
export function ticksOf(range: Span, atMost: number, view: Local): readonly Tick[] {
  const step = STEPS.find((length) => (range.to - range.from) / length <= atMost);
  if (step === undefined) return [];
  const offset = offsetOf(view.timeZone);
  const first = Math.ceil((range.from + offset) / step) * step - offset;
  const count = Math.max(0, Math.ceil((range.to - first) / step));
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * step;
    const isMidnight = (at + offset) % DAY === 0;
    return { at, text: isMidnight ? dayText(at, view) : timeText(at, view) };
  });
}

export interface Tick {
  readonly at: Instant;
  readonly text: string;
}

const STEPS: readonly Duration[] = [
  ...[5, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 91].map((days) => days * DAY),
];

function offsetOf(timeZone: string): Duration {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(timeZone) ?? [];
  const length = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE;
  return sign === '-' ? -length : length;
}

const timeText = (at: Instant, view: Local): string => format(at, { timeStyle: 'short' }, view);

const dayText = (at: Instant, view: Local): string => format(at, { day: 'numeric', month: 'short' }, view);

// biome-ignore lint/style/noRestrictedGlobals: only its type
type Format = Intl.DateTimeFormatOptions;

const format = (at: Instant, options: Format, { locale, timeZone }: Local): string =>
  // biome-ignore lint/style/noRestrictedGlobals: it is told the instant
  new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);

export function isLocale(locale: string): boolean {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: it formats nothing
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
