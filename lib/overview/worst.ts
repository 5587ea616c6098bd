import type { Tone } from '../messages/tone.ts';

/** A severity is a tone, too. */
export const RANK: Readonly<Record<Tone, number>> = { good: 0, info: 1, warning: 2, critical: 3 };

export const worstOf = (tones: readonly Tone[]): Tone =>
  tones.reduce((worst, tone) => (RANK[tone] > RANK[worst] ? tone : worst), 'good');

/** For sorting: the one to look at first comes first. */
export const byTone = (a: { readonly tone: Tone }, b: { readonly tone: Tone }): number =>
  RANK[b.tone] - RANK[a.tone];
