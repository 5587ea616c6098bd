import type { Envelope } from '../../domain/judge/outbox.ts';
import type { Notification, OngoingNotification, Reason } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { formatInstant } from '../duration.ts';
import { isChanged, isOngoing } from '../topic.ts';
import { KINDS } from './kinds.ts';
import { OUTCOMES } from './outcomes.ts';
import { undecidedText, undecidedTitle } from './status.ts';
import { SUMMARY } from './summary.ts';
import type { Explanation } from './words.ts';

/** Why there is a message. */
const REASONS: Readonly<Record<Reason, string>> = {
  opened: 'the first about this',
  escalated: 'it is more severe now',
  overdue: 'it has passed another time limit',
  updated: 'what AWS answers has changed',
  reminded: 'a reminder, it is still open',
  closed: 'the last about this',
  announced: 'a change; no incident was open about it',
  summarised: 'several in one',
};

/** Whether SNS accepted an earlier message of the incident. */
export const wasDeliveredBefore = ({ newest, earlier }: Envelope): boolean =>
  [...earlier, newest].every(({ sequence }) => sequence > 1);

/** Why there is a message now, and since when people know. */
export function whyNow(envelope: Envelope, context: MessageContext): string {
  const { newest } = envelope;
  const why = REASONS[newest.reason];
  if (!('openedAt' in newest) || newest.reason === 'opened') return why;
  if (!wasDeliveredBefore(envelope)) return `${why}; nothing about it could be delivered before`;
  const [first] = newest.severities;
  const at = formatInstant(newest.openedAt, context);
  return newest.reason === 'escalated' && first !== newest.severity
    ? `it has been a ${first} since ${at}, and is ${newest.severity} now`
    : `${why}; first told at ${at}`;
}

/** What happened to what, in a few words. */
export function titleOf(notification: Notification): string {
  if (isOngoing(notification)) {
    return notification.undecided
      ? undecidedTitle(notification)
      : KINDS[notification.kind].title(notification);
  }
  if (isChanged(notification)) return OUTCOMES[notification.change.outcome].title(notification);
  return SUMMARY.title(notification);
}

/** What it means, and what to do. */
export function explain(notification: Notification, context: MessageContext): Explanation {
  if (isOngoing(notification)) return explainOngoing(notification, context);
  if (isChanged(notification)) return OUTCOMES[notification.change.outcome].explain(notification, context);
  return SUMMARY.explain(notification, context);
}

function explainOngoing(notification: OngoingNotification, context: MessageContext): Explanation {
  const explanation = KINDS[notification.kind].explain(notification, context);
  return { ...explanation, meaning: `${undecidedText(notification)}${explanation.meaning}` };
}
