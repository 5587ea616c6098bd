import type { Instant } from '../../../domain/time.ts';
import type { Span } from '../../timeline.ts';
import type { View } from '../view.ts';

/** Where timelines are drawn: across in per cent, so that they fit any width, and down in pixels. */
export interface Canvas {
  readonly view: View;
  readonly now: Instant;
  /** About how wide a timeline will be, in pixels. */
  readonly width: number;
}

export interface Across {
  readonly x: number;
  readonly width: number;
}

/** Narrower, and nobody would see it. */
const LEAST = 0.3;

/** What lies outside the range is cut off. Whatever ends now ends within the picture, however short it is. */
export function acrossOf(span: Span, range: Span): Across {
  const [from, to] = [percentOf(span.from, range), percentOf(span.to, range)];
  const width = Math.max(LEAST, to - from);
  return { x: rounded(Math.min(from, 100 - width)), width: rounded(width) };
}

export const percentOf = (at: Instant, { from, to }: Span): number =>
  rounded((Math.min(Math.max(at, from), to) - from) * (100 / (to - from)));

export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Pixels. */
export const HEIGHT = 38;
export const BAR = { top: 12, height: 16 };
export const MIDDLE = BAR.top + BAR.height / 2;
/** Below the bar. */
export const INCIDENT = 33;
