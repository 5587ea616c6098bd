import type { Message } from '../domain/judge/owed.ts';
import type { MessageContext } from './context.ts';
import { isGoodNews, outcomeOf } from './reading.ts';
import { title } from './title.ts';

/** What every text of a test says. */
export const TEST_NOTICE =
  'THIS IS A TEST of the monitor, sent on request. The Region and the instance are made up: nothing is wrong, and nothing needs to be done.';

/** `[CRITICAL] Reminder: eu-west-1 still ADDING after 6h`: how loud it is, and what happened. */
export const headline = (message: Message, context: MessageContext): string =>
  `${context.test ? '[TEST] ' : ''}[${mark(message)}] ${news(message)}`;

/** The same where brackets mean something: `CRITICAL - Reminder: eu-west-1 still ADDING after 6h`. */
export const chatHeadline = (message: Message, context: MessageContext): string =>
  `${context.test ? 'TEST - ' : ''}${mark(message)} - ${news(message)}`;

/** Only good news may look like it: every other closing carries its severity. */
function mark({ newest, severity }: Message): string {
  const loud = severity.toUpperCase();
  if (newest.reason !== 'closed') return loud;
  return isGoodNews(newest) ? 'RESOLVED' : `CLOSED: ${outcomeOf(newest)}, ${loud}`;
}

/** What repeats an earlier message says so. */
function news({ newest }: Message): string {
  if (newest.reason === 'reminded') return `Reminder: ${title(newest)}`;
  return newest.reason === 'updated' ? `Update: ${title(newest)}` : title(newest);
}
