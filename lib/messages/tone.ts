import type { Envelope } from '../domain/judge/outbox.ts';
import { isGoodNews } from './topic.ts';

/** How a message looks at first sight. */
export const TONES = ['good', 'info', 'warning', 'critical'] as const;

export type Tone = (typeof TONES)[number];

/** Only good news may look like it. */
export const toneOf = ({ newest, severity }: Envelope): Tone =>
  newest.reason === 'closed' && isGoodNews(newest) ? 'good' : severity;
