import type { ConditionKind } from '../../domain/conditions.ts';
import type { OngoingNotification } from '../../domain/ledger.ts';
import { scopeId } from '../../domain/resource.ts';
import type { MessageContext } from '../context.ts';
import { isPrimary, lengthText, primaryOf, whatOf } from '../topic.ts';
import { listInstances } from './commands.ts';
import { explainCreateFailed, explainStuckCreating, explainStuckDeleting } from './instance.ts';
import { consoleAt } from './links.ts';
import { explainNotSeen, seenNow } from './not-seen.ts';
import { explainStuckAdding, explainStuckRemoving } from './region.ts';
import type { Explanation, Words } from './words.ts';

/** What is said of a condition that goes on. */
export const KINDS: Readonly<Record<ConditionKind, Words<OngoingNotification>>> = {
  'region-adding': {
    title: (notification) => `${whatOf(notification)} still ADDING after ${lengthText(notification)}`,
    explain: explainStuckAdding,
  },
  'region-removing': {
    title: (notification) =>
      `${isPrimary(notification) ? 'primary Region ' : ''}${whatOf(notification)} still REMOVING after ${lengthText(notification)}`,
    explain: explainStuckRemoving,
  },
  'instance-create-failed': {
    title: () => 'instance creation failed (CREATE_FAILED)',
    explain: explainCreateFailed,
  },
  'instance-creating': {
    title: (notification) => `instance still CREATE_IN_PROGRESS after ${lengthText(notification)}`,
    explain: explainStuckCreating,
  },
  'instance-deleting': {
    title: (notification) => `instance still DELETE_IN_PROGRESS after ${lengthText(notification)}`,
    explain: explainStuckDeleting,
  },
  'not-seen': {
    title: (notification) =>
      `not fully seen for ${lengthText(notification)}; now: ${seenNow(notification.episode)}`,
    explain: explainNotSeen,
  },
  'unknown-status': {
    title: (notification) =>
      `${whatOf(notification)} in a status unknown to the monitor: ${notification.episode.status}`,
    explain: explainUnknownStatus,
  },
  'record-unreadable': {
    title: (notification) => `${whatOf(notification)} can't be read`,
    explain: explainUnreadable,
  },
};

function explainUnknownStatus(notification: OngoingNotification, { scope }: MessageContext): Explanation {
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

function explainUnreadable({ resource }: OngoingNotification, { scope }: MessageContext): Explanation {
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
