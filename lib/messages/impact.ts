import type { Notification } from '../domain/ledger.ts';
import type { MessageContext } from './context.ts';
import { SIGN_IN_WHILE } from './sign-in/kinds.ts';
import { SIGN_IN_AFTER } from './sign-in/outcomes.ts';
import { signInUndecided } from './sign-in/through.ts';
import { isChanged, isOngoing } from './topic.ts';

/** What it means for signing in, in one sentence. It claims only what follows from what was seen. */
export function impactOf(notification: Notification, context: MessageContext): string {
  return `Sign-in: ${signIn(notification, context)}`;
}

function signIn(notification: Notification, context: MessageContext): string {
  if (isOngoing(notification)) {
    const { undecided, resource, kind } = notification;
    return undecided ? signInUndecided(resource, undecided) : SIGN_IN_WHILE[kind](notification, context);
  }
  if (isChanged(notification)) return SIGN_IN_AFTER[notification.change.outcome](notification, context);
  return 'see the other messages. This one only counts what is over.';
}
