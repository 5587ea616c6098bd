import type { Span } from '../timeline.ts';

/** Who looks, and through what. */
export interface View {
  readonly theme: Theme;
  /** Pixels. */
  readonly width: number;
  /** Pixels. What is higher can be scrolled to. */
  readonly height: number;
  /** As Intl takes it. */
  readonly locale: string;
  /** A name or an offset, as Intl takes it. */
  readonly timeZone: string;
  /** What the timelines show. */
  readonly range: Span;
}

export const THEMES = ['light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];
