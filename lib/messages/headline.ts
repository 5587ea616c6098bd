import type { Envelope } from '../domain/judge/outbox.ts';
import type { Reason } from '../domain/ledger.ts';
import { isGoodNews } from './topic.ts';

/** How a message looks at first sight. */
export type Tone = 'good' | 'info' | 'warning' | 'critical';

/** Only good news may look like it. */
export const toneOf = ({ newest, severity }: Envelope): Tone =>
  newest.reason === 'closed' && isGoodNews(newest) ? 'good' : severity;

/** The word that says how loud it is: every closing that is no good news carries its severity. */
export function markOf({ newest, severity }: Envelope): string {
  const loud = severity.toUpperCase();
  if (newest.reason !== 'closed') return loud;
  return isGoodNews(newest) ? 'RESOLVED' : `CLOSED, ${loud}`;
}

/** What happened. What repeats an earlier message says so. */
export function headlineOf(reason: Reason, title: string): string {
  if (reason === 'reminded') return `Reminder: ${title}`;
  return reason === 'updated' ? `Update: ${title}` : title;
}
