import type { ConditionKind } from '../../domain/conditions.ts';
import type { OngoingNotification } from '../../domain/ledger.ts';
import { scopeId } from '../../domain/resource.ts';
import type { InstanceStatus } from '../../domain/status.ts';
import { SECOND } from '../../domain/time.ts';
import type { MessageContext } from '../context.ts';
import { lengthOf, lengthText, primaryOf, regionText, whatOf } from '../topic.ts';
import { listInstances } from './commands.ts';
import {
  explainNoLongerWatched,
  explainNothingToWatch,
  explainPrimaryElsewhere,
  explainUnlisted,
} from './facets.ts';
import { explainCreateFailed, explainCreating, explainDeleting, explainLostInstance } from './instance.ts';
import { consoleAt } from './links.ts';
import { explainNotSeen, seenNow } from './not-seen.ts';
import { explainAdding, explainLostRegion, explainRemoving } from './region.ts';
import { lostTitle } from './status.ts';
import type { Explanation, Words } from './words.ts';

/** What is said of a condition that goes on. */
export const KINDS: Readonly<Record<ConditionKind, Words<OngoingNotification>>> = {
  'region-adding': { name: 'Region ADDING', title: addingTitle, explain: explainAdding },
  'region-removing': {
    name: 'Region REMOVING',
    title: (notification) =>
      isNew(notification)
        ? `${regionText(notification)} is being removed`
        : `${regionText(notification)} still REMOVING after ${lengthText(notification)}`,
    explain: explainRemoving,
  },
  'region-lost': { name: 'Region no longer listed', title: lossTitle, explain: explainLostRegion },
  'instance-create-failed': {
    name: 'instance CREATE_FAILED',
    title: () => 'instance creation failed (CREATE_FAILED)',
    explain: explainCreateFailed,
  },
  'instance-creating': {
    name: 'instance CREATE_IN_PROGRESS',
    title: (notification) => `instance still CREATE_IN_PROGRESS after ${lengthText(notification)}`,
    explain: explainCreating,
  },
  'instance-deleting': {
    name: 'instance DELETE_IN_PROGRESS',
    title: deletingTitle,
    explain: explainDeleting,
  },
  'instance-lost': { name: 'instance no longer listed', title: lossTitle, explain: explainLostInstance },
  'primary-elsewhere': {
    name: 'another primary Region',
    title: ({ episode, asked }) =>
      episode.type === 'primary' && episode.was !== undefined
        ? `primary Region changed from ${episode.was} to ${episode.status}`
        : `primary Region is ${episode.status}, the monitor asks ${asked}`,
    explain: explainPrimaryElsewhere,
  },
  'no-longer-watched': {
    name: 'instance not watched',
    title: ({ asked }) => `instance not watched: ${asked} does not list it`,
    explain: explainNoLongerWatched,
  },
  unlisted: {
    name: 'Regions not listed',
    title: (notification) => `Regions of the instance not listed for ${lengthText(notification)}`,
    explain: explainUnlisted,
  },
  'not-seen': {
    name: 'not fully seen',
    title: (notification) =>
      `not fully seen for ${lengthText(notification)}; now: ${seenNow(notification.episode)}`,
    explain: explainNotSeen,
  },
  'nothing-to-watch': {
    name: 'no instance to watch',
    title: (notification) => `no instance to watch for ${lengthText(notification)}`,
    explain: explainNothingToWatch,
  },
  'unknown-status': {
    name: 'status unknown to the monitor',
    title: (notification) =>
      `${whatOf(notification)} in a status unknown to the monitor: ${notification.episode.status}`,
    explain: explainUnknownStatus,
  },
  'record-unreadable': {
    name: 'record unreadable',
    title: (notification) => `${whatOf(notification)} can't be read`,
    explain: explainUnreadable,
  },
};

/** Whether it is told because it begins, and not because it lasts. */
const isNew = (notification: OngoingNotification): boolean =>
  notification.reason === 'opened' && (lengthOf(notification) ?? 0) < SECOND;

function addingTitle(notification: OngoingNotification): string {
  const { episode } = notification;
  const what = whatOf(notification);
  const wasActive = episode.type === 'region' && episode.after === 'ACTIVE';
  if (wasActive && isNew(notification)) return `${what} went from ACTIVE to ADDING`;
  return `${what} still ADDING after ${lengthText(notification)}${wasActive ? ', was ACTIVE' : ''}`;
}

function deletingTitle(notification: OngoingNotification): string {
  const { episode } = notification;
  const what = DELETED[(episode.type === 'instance' && episode.after) || 'ACTIVE'];
  if (isNew(notification)) return `${what} is being deleted`;
  return `${what} still being deleted after ${lengthText(notification)}`;
}

/** By the status before. */
const DELETED: Readonly<Record<InstanceStatus, string>> = {
  CREATE_IN_PROGRESS: 'unfinished instance',
  CREATE_FAILED: 'failed instance',
  ACTIVE: 'instance',
  DELETE_IN_PROGRESS: 'instance',
};

function lossTitle(notification: OngoingNotification): string {
  const { episode } = notification;
  return episode.type === 'lost'
    ? lostTitle(notification, episode)
    : `${whatOf(notification)} is no longer listed`;
}

function explainUnknownStatus(notification: OngoingNotification, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'AWS shows a status that this monitor does not know, so it cannot tell whether that is good or bad. What was open about it before stays open, and does not become more severe meanwhile. You are told when a known status follows.',
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
