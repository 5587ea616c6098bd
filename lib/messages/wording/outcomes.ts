import { type Change, endsOf, type Outcome } from '../../domain/change.ts';
import type { ChangedNotification } from '../../domain/ledger.ts';
import type { InstanceStatus, RegionStatus } from '../../domain/status.ts';
import type { MessageContext } from '../context.ts';
import { arnOf, isPrimary, lengthText, neverActive, primaryOf, sentenceSubject, whatOf } from '../topic.ts';
import { listInstances, listRegions } from './commands.ts';
import { explainDeleted, explainDeletionStarted, explainLostInstance } from './instance.ts';
import { consoleAt } from './links.ts';
import { seenNow } from './not-seen.ts';
import { explainLostRegion, explainRemovalStarted, explainRestarted, explainVanished } from './region.ts';
import type { Explanation, Step, Words } from './words.ts';

/** What is said when an incident ends, or when a change is announced. */
export const OUTCOMES: Readonly<Record<Outcome, Words<ChangedNotification>>> = {
  completed: { title: completedTitle, explain: explainCompleted },
  recovered: { title: recoveredTitle, explain: explainRecovered },
  appeared: {
    title: (notification) => {
      const { to } = endsOf(notification.change);
      return `${whatOf(notification)} appeared${to ? `, ${to.status}` : ''}`;
    },
    explain: (notification, context) => ({
      meaning: `${sentenceSubject(notification)} was not there before, or had been gone.`,
      steps: [{ text: 'If nobody expected this, find out who added it.' }, lookAt(notification, context)],
    }),
  },
  'removal-started': {
    title: (notification) =>
      `${isPrimary(notification) ? 'primary Region ' : ''}${whatOf(notification)} is being removed`,
    explain: (notification, context) =>
      explainRemovalStarted(notification, lookAt(notification, context), context),
  },
  'deletion-started': {
    title: ({ change }) => `instance is being deleted${neverActive(change) ? ' (never ACTIVE)' : ''}`,
    explain: (notification, context) =>
      explainDeletionStarted(notification, lookAt(notification, context), context),
  },
  vanished: {
    title: (notification) =>
      `${whatOf(notification)} disappeared while ADDING, after ${lengthText(notification)}`,
    explain: (notification, context) => explainVanished(notification, lookAt(notification, context), context),
  },
  superseded: { title: supersededTitle, explain: explainSuperseded },
  reverted: {
    title: (notification) =>
      `${whatOf(notification)} went from ${endsOf(notification.change).from?.status ?? 'leaving'} back to ACTIVE`,
    explain: (notification, context) => ({
      meaning: `${sentenceSubject(notification)} was being ${notification.change.type === 'region' ? 'removed' : 'deleted'} and is ACTIVE again. Whoever counted on its going away must know.`,
      steps: [
        { text: 'If it was meant to go, find out why it did not, and try again.' },
        lookAt(notification, context),
      ],
    }),
  },
  lost: {
    title: (notification) => {
      const { from } = endsOf(notification.change);
      return `${whatOf(notification)} disappeared${from ? ` while ${from.status}` : ''}`;
    },
    explain: (notification, context) =>
      notification.change.type === 'region'
        ? explainLostRegion(notification, lookAt(notification, context), context)
        : explainLostInstance(notification, context),
  },
  'primary-changed': {
    title: ({ change }) =>
      change.type === 'primary'
        ? `primary Region changed from ${change.primary.from} to ${change.primary.to}`
        : 'primary Region changed',
    explain: (notification, context) => ({
      meaning:
        'AWS says that the primary Region of an instance cannot change, and now names another one. The monitor asks the Region that it was given, so it may look in the wrong place from now on.',
      steps: [
        lookAt(notification, context),
        {
          text: 'If AWS really moved it, deploy the monitor with the new primary Region as IDENTITY_CENTER_REGION.',
        },
        { text: 'If nobody knows of a move, open a case with AWS Support.' },
      ],
    }),
  },
  'instance-gone': {
    title: (notification) => `${whatOf(notification)} is gone with its instance`,
    explain: (notification, context) => ({
      meaning: `The instance of ${sentenceSubject(notification)} is gone, so there is nothing left to watch here. What happened to the instance comes in its own message.`,
      steps: [lookAt(notification, context)],
    }),
  },
};

const NOTHING: Step = { text: 'Nothing needs to be done.' };

function lookAt(notification: ChangedNotification, { scope }: MessageContext): Step {
  const primary = primaryOf(notification, scope);
  const text = `See how things are now: ${consoleAt(primary)}, or:`;
  return notification.resource.type === 'region' && notification.change.outcome !== 'instance-gone'
    ? { text, commands: [listRegions(arnOf(notification), primary)] }
    : { text, commands: [listInstances(primary)] };
}

/** What AWS does while this is the status. */
const WORKFLOWS: Readonly<Record<RegionStatus | InstanceStatus, string>> = {
  ACTIVE: 'changing',
  ADDING: 'adding',
  REMOVING: 'removing',
  CREATE_IN_PROGRESS: 'creating',
  CREATE_FAILED: 'creating',
  DELETE_IN_PROGRESS: 'deleting',
};

function completedTitle(notification: ChangedNotification): string {
  const { change } = notification;
  const length = lengthText(notification);
  if (isDeletion(change)) return `instance deleted, which took ${length}`;
  const what = change.type === 'region' ? change.resource.region : 'the instance';
  return `${workflowOf(change)} ${what} completed after ${length}`;
}

function workflowOf(change: Change): string {
  const { from } = endsOf(change);
  return from?.type === 'region' || from?.type === 'instance' ? WORKFLOWS[from.status] : 'changing';
}

const isDeletion = (change: Change): boolean => endsOf(change).from?.status === 'DELETE_IN_PROGRESS';

function explainCompleted(notification: ChangedNotification): Explanation {
  const { change } = notification;
  if (isDeletion(change)) return explainDeleted();
  const { to } = endsOf(change);
  const what = sentenceSubject(notification);
  const active =
    change.type === 'region' ? `${what} is ACTIVE: people can sign in there.` : 'The instance is ACTIVE.';
  return { meaning: to ? active : `${what} is no longer part of the instance.`, steps: [NOTHING] };
}

function recoveredTitle(notification: ChangedNotification): string {
  const { change } = notification;
  const what = whatOf(notification);
  switch (change.type) {
    case 'scope':
      return `Identity Center fully seen again after ${lengthText(notification)}`;
    case 'record':
      return `${what} is no longer unreadable`;
    case 'instance':
    case 'region':
    case 'primary': {
      const { from, to } = endsOf(change);
      return from?.type === 'unknown'
        ? `${what} in a known status again${to ? `: ${to.status}` : ''}`
        : `${what} is ${to?.status ?? 'ACTIVE'} after CREATE_FAILED`;
    }
  }
}

function explainRecovered(notification: ChangedNotification): Explanation {
  const { change } = notification;
  switch (change.type) {
    case 'scope':
      return {
        meaning:
          'The monitor sees all of Identity Center again. Anything important that happened meanwhile comes in its own message.',
        steps: [NOTHING],
      };
    case 'record':
      return {
        meaning:
          'The record can be read again, or was deleted. If it was deleted, the monitor starts afresh with this instance and has forgotten what was open.',
        steps: [NOTHING],
      };
    case 'instance':
    case 'region':
    case 'primary':
      return explainRecoveredStatus(notification);
  }
}

function explainRecoveredStatus(notification: ChangedNotification): Explanation {
  const { from, to } = endsOf(notification.change);
  if (from?.type !== 'unknown') {
    return { meaning: 'The instance, whose creation had failed, is ACTIVE.', steps: [NOTHING] };
  }
  return {
    meaning: `${sentenceSubject(notification)} shows a status that the monitor knows${to ? ` (${to.status})` : ''} and is watched as ever. That says nothing about whether this status is the one you want.`,
    steps: [to?.status === 'ACTIVE' ? NOTHING : { text: 'Check that it is the status that you expect.' }],
  };
}

function supersededTitle(notification: ChangedNotification): string {
  const { change } = notification;
  if (change.type === 'scope') return `Identity Center not fully seen; now: ${seenNow(change.to)}`;
  const { from, to } = endsOf(change);
  const what = whatOf(notification);
  if (from === undefined) return `${what} changed`;
  if (to === undefined) return `${what} disappeared while ${from.status}`;
  return from.status === to.status
    ? `${what} started ${to.status} anew`
    : `${what} went from ${from.status} to ${to.status}`;
}

function explainSuperseded(notification: ChangedNotification, context: MessageContext): Explanation {
  const { change } = notification;
  const look = lookAt(notification, context);
  if (change.type === 'scope') {
    return {
      meaning: 'This poll saw less than all. If that goes on, it comes in its own message.',
      steps: [look],
    };
  }
  const { from, to } = endsOf(change);
  if (from?.status === 'ADDING' && to?.status === 'ADDING') return explainRestarted(notification, look);
  const before = `${sentenceSubject(notification)} was ${from?.status ?? 'listed'}`;
  if (to !== undefined) {
    return {
      meaning: `${before} and is now ${to.status}. If that calls for somebody, it comes in its own message.`,
      steps: [look],
    };
  }
  const cleared = neverActive(change)
    ? ' If somebody deleted the failed instance, nothing needs to be done.'
    : '';
  return { meaning: `${before} and is no longer listed.${cleared}`, steps: [look] };
}
