import type { Notification, OngoingNotification, Reason } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { KINDS } from './kinds.ts';
import { OUTCOMES } from './outcomes.ts';
import { undecidedText, undecidedTitle } from './status.ts';
import { SUMMARY } from './summary.ts';
import type { Explanation } from './words.ts';

/** Why there is a message at all. */
export const REASONS: Readonly<Record<Reason, string>> = {
  opened: 'opened, the first about this',
  escalated: 'escalated, its severity has risen',
  overdue: 'overdue, it has passed another time limit',
  updated: 'update, what AWS answers has changed',
  reminded: 'reminder, it is still open',
  closed: 'closed, the last about this',
  announced: 'a change by itself, nothing was open about it',
  summarised: 'several in one',
};

/** What happened, in a few words: of a subject, the head of a chat message, an event. */
export function titleOf(notification: Notification): string {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'overdue':
    case 'updated':
    case 'reminded':
      return notification.undecided
        ? undecidedTitle(notification)
        : KINDS[notification.kind].title(notification);
    case 'closed':
    case 'announced':
      return OUTCOMES[notification.change.outcome].title(notification);
    case 'summarised':
      return SUMMARY.title(notification);
  }
}

/** What it means, and what to do. */
export function explain(notification: Notification, context: MessageContext): Explanation {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'overdue':
    case 'updated':
    case 'reminded':
      return explainOngoing(notification, context);
    case 'closed':
    case 'announced':
      return OUTCOMES[notification.change.outcome].explain(notification, context);
    case 'summarised':
      return SUMMARY.explain(notification, context);
  }
}

function explainOngoing(notification: OngoingNotification, context: MessageContext): Explanation {
  const { meaning, steps } = KINDS[notification.kind].explain(notification, context);
  return { meaning: `${undecidedText(notification)}${meaning}`, steps };
}
