import type { Notification } from '../domain/ledger.ts';
import type { MessageContext } from './context.ts';
import { SIGN_IN_WHILE } from './sign-in/kinds.ts';
import { SIGN_IN_AFTER } from './sign-in/outcomes.ts';
import { signInUndecided } from './sign-in/through.ts';

/** What it means for signing in, in one sentence. It claims only what follows from what was seen. */
export function impactOf(notification: Notification, context: MessageContext): string {
  return `Sign-in: ${signIn(notification, context)}`;
}

function signIn(notification: Notification, context: MessageContext): string {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'overdue':
    case 'updated':
    case 'reminded':
      return notification.undecided
        ? signInUndecided(notification.resource, notification.undecided)
        : SIGN_IN_WHILE[notification.kind](notification, context);
    case 'closed':
    case 'announced':
      return SIGN_IN_AFTER[notification.change.outcome](notification, context);
    case 'summarised':
      return 'see the other messages. This one only counts what is over.';
  }
}
