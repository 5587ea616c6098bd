import { endsOf, type Outcome } from '../../domain/change.ts';
import type { ChangedNotification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { arnOf, instanceName, lengthText, primaryOf, regionText, sentenceSubject, whatOf } from '../topic.ts';
import { listInstances, listRegions } from './commands.ts';
import { explainVanishedInstance } from './instance.ts';
import { consoleAt } from './links.ts';
import { seenNow } from './not-seen.ts';
import { completedTitle, explainCompleted, explainRecovered, recoveredTitle } from './recovered.ts';
import { explainRestarted, explainVanishedRegion } from './region.ts';
import { SETTLED } from './settling.ts';
import { statusText } from './status.ts';
import { type Explanation, NOTHING, type Step, type Words } from './words.ts';

/** What is said when an incident ends, or when a change is announced. */
export const OUTCOMES: Readonly<Record<Outcome, Words<ChangedNotification>>> = {
  completed: { name: 'completed', title: completedTitle, explain: explainCompleted },
  recovered: { name: 'recovered', title: recoveredTitle, explain: explainRecovered },
  appeared: {
    name: 'appeared',
    title: (notification) => {
      const { to } = endsOf(notification.change);
      return `${whatOf(notification)} appeared${to ? `, ${to.status}` : ''}`;
    },
    explain: (notification, context) => ({
      meaning: `${sentenceSubject(notification)} was not listed before, or had been gone.`,
      steps: [{ text: 'If nobody expected this, find out who asked for it.' }, lookAt(notification, context)],
    }),
  },
  'removal-started': { name: 'removal started', title: movedTitle, explain: explainMoved },
  'deletion-started': {
    name: 'deletion started',
    title: (notification) =>
      isCleaning(notification) ? `failed ${whatOf(notification)} is being deleted` : movedTitle(notification),
    explain: (notification, context) =>
      isCleaning(notification) ? CLEANING : explainMoved(notification, context),
  },
  vanished: {
    name: 'disappeared',
    title: (notification) =>
      `${whatOf(notification)} disappeared while ${statusBefore(notification)}, after ${lengthText(notification)}`,
    explain: (notification, context) =>
      notification.change.type === 'region'
        ? explainVanishedRegion(notification, lookAt(notification, context), context)
        : explainVanishedInstance(lookAt(notification, context)),
  },
  superseded: { name: 'changed', title: supersededTitle, explain: explainSuperseded },
  reverted: {
    name: 'back to ACTIVE',
    title: (notification) => `${whatOf(notification)} went from ${statusBefore(notification)} back to ACTIVE`,
    explain: (notification, context) => ({
      meaning: `${sentenceSubject(notification)} was being ${notification.change.type === 'region' ? 'removed' : 'deleted'} and is ACTIVE again.`,
      steps: [
        {
          text: 'If it was meant to go, find out why it did not, and tell whoever counted on it. Then try again.',
        },
        lookAt(notification, context),
      ],
    }),
  },
  lost: {
    name: 'no longer listed',
    title: (notification) => `${whatOf(notification)} is no longer listed`,
    explain: explainMoved,
  },
  'primary-changed': {
    name: 'another primary Region',
    title: (notification) =>
      `primary Region of ${instanceName(notification)} is no longer ${endsOf(notification.change).from?.status ?? 'the one before'}`,
    explain: explainPrimaryChanged,
  },
  'instance-gone': { name: 'gone with the instance', title: goneTitle, explain: explainInstanceGone },
  unlisted: {
    name: 'Regions not listed',
    title: (notification) =>
      notification.change.type === 'scope'
        ? 'all seen but for Regions that AWS leaves out'
        : `${whatOf(notification)} is no longer listed, nor is any other; it was ${statusBefore(notification)}`,
    explain: explainUnlisted,
  },
  settled: { name: 'settled', ...SETTLED },
};

/** What it was before, as a title says it. */
function statusBefore({ change }: ChangedNotification): string {
  const { from } = endsOf(change);
  if (from?.type === 'lost') return from.shownAs ?? 'not listed';
  return from?.status ?? 'listed';
}

function movedTitle(notification: ChangedNotification): string {
  const { from, to } = endsOf(notification.change);
  const what = regionText(notification);
  return from?.type === 'lost'
    ? `${what} is listed again: ${to?.status ?? 'in another status'}`
    : `${what} went from ${from?.status ?? 'another status'} to ${to?.status ?? 'not listed'}`;
}

/** What calls for somebody has an incident of its own, which says what it means. */
function explainMoved(notification: ChangedNotification, context: MessageContext): Explanation {
  const { from, to } = endsOf(notification.change);
  const before = from ? statusText(from) : 'listed';
  const now = to ? statusText(to) : 'no longer listed';
  return {
    meaning: `${sentenceSubject(notification)} was ${from?.type === 'lost' ? 'not listed' : before} and is now ${now}. If that needs action, it comes in its own message.`,
    steps: [lookAt(notification, context)],
  };
}

/** Whoever deletes an instance that failed follows the advice of its message. */
const isCleaning = ({ change }: ChangedNotification): boolean =>
  endsOf(change).from?.status === 'CREATE_FAILED';

const CLEANING: Explanation = {
  meaning: 'The instance whose creation failed is being deleted, as advised. No sign-in went through it.',
  steps: [NOTHING],
};

function explainPrimaryChanged(notification: ChangedNotification, context: MessageContext): Explanation {
  const { from, to } = endsOf(notification.change);
  return {
    meaning: `AWS named ${from?.status ?? 'another Region'} as the primary Region of this instance, and now names ${to?.status ?? 'another one'}. That comes in its own message.`,
    steps: [lookAt(notification, context)],
  };
}

function goneTitle(notification: ChangedNotification): string {
  const { from } = endsOf(notification.change);
  if (notification.resource.type === 'region') {
    return `${whatOf(notification)} is gone with its instance, was ${statusBefore(notification)}`;
  }
  const what = whatOf(notification);
  if (from?.type === 'primary') return `${what} is gone, its primary Region was ${from.status}`;
  return `${what} is gone${from?.type === 'unlisted' ? ', its Regions were not listed' : ''}`;
}

function explainInstanceGone(notification: ChangedNotification, context: MessageContext): Explanation {
  const meaning =
    notification.resource.type === 'region'
      ? `The instance of ${sentenceSubject(notification)} is no longer listed, so ${sentenceSubject(notification)} is not watched either.`
      : 'The instance is no longer listed, so this is over.';
  return {
    meaning: `${meaning} What happened to the instance comes in its own message.`,
    steps: [lookAt(notification, context)],
  };
}

function explainUnlisted(notification: ChangedNotification, context: MessageContext): Explanation {
  const what = sentenceSubject(notification);
  return {
    meaning:
      notification.change.type === 'scope'
        ? 'AWS has listed an instance without its Regions for a day. That has an incident of its own. The monitor sees everything else.'
        : `AWS has stopped listing the Regions of this instance, so nobody can see whether ${what} has gone. The monitor does not watch ${what} until it is listed again.`,
    steps: [lookAt(notification, context)],
  };
}

function supersededTitle(notification: ChangedNotification): string {
  const { change } = notification;
  if (change.type === 'scope') return `Identity Center not fully seen; now: ${seenNow(change.to)}`;
  const { from, to } = endsOf(change);
  const what = whatOf(notification);
  if (from === undefined) return `${what} changed`;
  switch (from.type) {
    case 'unwatched':
      return `the monitor looks for ${what} in ${from.shownIn} again`;
    case 'unlisted':
      return `no additional Region of ${instanceName(notification)} left that AWS could leave out`;
    case 'record':
      return `${what} was deleted`;
    default:
  }
  if (to === undefined) return `${what} disappeared while ${from.status}`;
  return from.status === to.status
    ? `${what} started ${to.status} anew`
    : `${what} went from ${from.status} to ${to.status}`;
}

function explainSuperseded(notification: ChangedNotification, context: MessageContext): Explanation {
  const { change } = notification;
  const look = lookAt(notification, context);
  const { from, to } = endsOf(change);
  if (change.type === 'scope') {
    return {
      meaning: 'This poll saw less than all. If that goes on, it comes in its own message.',
      steps: [look],
    };
  }
  switch (from?.type) {
    case 'unwatched':
      return {
        meaning: `The monitor asks ${from.shownIn} again, where it saw this instance last. This poll did not show it. If it is gone, that comes in its own message.`,
        steps: [look],
      };
    case 'unlisted':
      return {
        meaning:
          'AWS still lists this instance without its Regions, but the monitor knows of no additional one any more, so none is left unwatched.',
        steps: [look],
      };
    case 'record':
      return {
        meaning:
          'The record is no longer there. The monitor starts afresh with this instance and has forgotten what was open: no closing message will come for that.',
        steps: [look],
      };
    default:
  }
  if (from?.status === 'ADDING' && to?.status === 'ADDING') return explainRestarted(notification, look);
  return explainMoved(notification, context);
}

function lookAt(notification: ChangedNotification, { scope }: MessageContext): Step {
  const primary = primaryOf(notification, scope);
  const text = `See how things are now: ${consoleAt(primary)}, or:`;
  return notification.resource.type === 'region' && notification.change.outcome !== 'instance-gone'
    ? { text, commands: [listRegions(arnOf(notification), primary)] }
    : { text, commands: [listInstances(primary)] };
}
