import type { ConditionKind } from '../domain/conditions.ts';
import type { Notification } from '../domain/ledger.ts';
import { scopeId } from '../domain/resource.ts';
import { consoleAt, listInstances } from './commands.ts';
import type { MessageContext } from './context.ts';
import { explainCreateFailed, explainStuckCreating, explainStuckDeleting } from './explain-instance.ts';
import { explainNotSeen } from './explain-not-seen.ts';
import { explainOutcome } from './explain-outcome.ts';
import { explainStuckAdding, explainStuckRemoving } from './explain-region.ts';
import { primaryOf } from './reading.ts';

/** For somebody woken at night who has never seen this monitor. */
export interface Explanation {
  readonly meaning: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly text: string;
  readonly commands?: readonly string[];
}

/** A notification in which a condition goes on. */
export type Ongoing = Extract<Notification, { episode: unknown }>;

/** A notification in which something ended or changed. */
export type Changed = Extract<Notification, { change: unknown }>;

export function explain(notification: Notification, context: MessageContext): Explanation {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'updated':
    case 'reminded':
      return explainCondition(notification.kind, notification, context);
    case 'closed':
    case 'told':
      return explainOutcome(notification, context);
    case 'folded':
      return explainFolded(notification, context);
  }
}

function explainCondition(kind: ConditionKind, notification: Ongoing, context: MessageContext): Explanation {
  switch (kind) {
    case 'region-stuck-adding':
      return explainStuckAdding(notification, context);
    case 'region-stuck-removing':
      return explainStuckRemoving(notification, context);
    case 'instance-create-failed':
      return explainCreateFailed(notification, context);
    case 'instance-stuck-creating':
      return explainStuckCreating(notification, context);
    case 'instance-stuck-deleting':
      return explainStuckDeleting(notification, context);
    case 'not-seen':
      return explainNotSeen(notification, context);
    case 'unknown-status':
      return explainUnknownStatus(notification, context);
    case 'record-unreadable':
      return explainUnreadable(notification, context);
  }
}

function explainUnknownStatus(notification: Ongoing, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'AWS shows a status that this monitor does not know, so it cannot tell whether that is good or bad. Until a known status follows, nothing else is opened, escalated or repeated about it. You are told once, and again when a known status follows.',
    steps: [
      { text: `See what AWS says: ${consoleAt(primary)}, or:`, commands: [listInstances(primary)] },
      {
        text: 'Look the status up in the API reference of IAM Identity Center (InstanceMetadata, RegionMetadata).',
      },
      { text: 'Look for a newer version of this monitor that knows it.' },
    ],
  };
}

function explainUnreadable({ resource }: Ongoing, { scope }: MessageContext): Explanation {
  const key = resource.type === 'record' ? resource.key : 'its ARN';
  return {
    meaning:
      'What the monitor remembers about one instance is damaged, or was written by a newer version of it. The record is left as it is, and nothing is told about that instance. Other instances are watched as ever.',
    steps: [
      {
        text: 'If an older version of the monitor was deployed over a newer one, deploy the newer one again.',
      },
      {
        text: `Otherwise look at the item in the monitor's DynamoDB table: key scope = ${scopeId(scope)}, resource = ${key}.`,
      },
      {
        text: 'Restore the item from a backup, or delete it: the monitor then starts afresh with that instance. What was open or still to be told about it is lost with the item, so note it down first.',
      },
    ],
  };
}

function explainFolded(notification: Notification, { scope }: MessageContext): Explanation {
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
}
