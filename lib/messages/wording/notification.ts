import type { Notification, SummaryNotification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { primaryOf } from '../topic.ts';
import { listInstances } from './commands.ts';
import { KINDS } from './kinds.ts';
import { consoleAt } from './links.ts';
import { OUTCOMES } from './outcomes.ts';
import type { Explanation, Words } from './words.ts';

/** What happened, in a few words: of a subject, the head of a chat message, an event. */
export function titleOf(notification: Notification): string {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'updated':
    case 'reminded':
      return KINDS[notification.kind].title(notification);
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
    case 'updated':
    case 'reminded':
      return KINDS[notification.kind].explain(notification, context);
    case 'closed':
    case 'announced':
      return OUTCOMES[notification.change.outcome].explain(notification, context);
    case 'summarised':
      return SUMMARY.explain(notification, context);
  }
}

const SUMMARY: Words<SummaryNotification> = {
  title: ({ counts }) => {
    const count = Object.values(counts).reduce((sum, of) => sum + of, 0);
    return `${count} older notifications counted in one message`;
  },
  explain: (notification, { scope }) => {
    const primary = primaryOf(notification, scope);
    return {
      meaning:
        'So much happened while messages could not be delivered that the oldest were counted instead of kept. They are all about things that are over. What is still open comes in messages of its own.',
      steps: [
        { text: `See how things are now: ${consoleAt(primary)}, or:`, commands: [listInstances(primary)] },
        {
          text: "Find out why delivery failed: the errors of the monitor's function in CloudWatch Logs, the policy of the alert topic, and its encryption key.",
        },
      ],
    };
  },
};
