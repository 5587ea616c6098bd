import type { ConditionKind } from '../../domain/conditions.ts';
import type { OngoingNotification } from '../../domain/ledger.ts';
import { scopeId } from '../../domain/resource.ts';
import type { InstanceStatus } from '../../domain/status.ts';
import { SECOND } from '../../domain/time.ts';
import type { MessageContext } from '../context.ts';
import { instanceName, lengthOf, lengthText, primaryOf, regionText, whatOf } from '../topic.ts';
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

/** What a subject names. */
interface Named {
  /** The resource. A reader may never have heard of this monitor, so a Region is called one. */
  readonly what: string;
  /** Of the instance. */
  readonly name: string;
  readonly region: string;
}

interface KindWords extends Words<OngoingNotification> {
  /** What the incident is about, the same in all its messages. */
  readonly subject: (named: Named) => string;
}

/** What is said of a condition that goes on. */
export const KINDS: Readonly<Record<ConditionKind, KindWords>> = {
  'region-adding': {
    name: 'Region ADDING',
    subject: ({ region, name }) => `adding Region ${region} to ${name}`,
    title: addingTitle,
    explain: explainAdding,
  },
  'region-removing': {
    name: 'Region REMOVING',
    subject: ({ region, name }) => `removing Region ${region} from ${name}`,
    title: (notification) =>
      isNew(notification)
        ? `${regionText(notification)} is being removed`
        : `${regionText(notification)} still REMOVING after ${lengthText(notification)}`,
    explain: explainRemoving,
  },
  'region-lost': {
    name: 'Region no longer listed',
    subject: ({ what }) => `${what} not listed`,
    title: lossTitle,
    explain: explainLostRegion,
  },
  'instance-create-failed': {
    name: 'instance CREATE_FAILED',
    subject: ({ what }) => `creating ${what} failed`,
    title: (notification) => `creating ${whatOf(notification)} failed (CREATE_FAILED)`,
    explain: explainCreateFailed,
  },
  'instance-creating': {
    name: 'instance CREATE_IN_PROGRESS',
    subject: ({ what }) => `creating ${what}`,
    title: (notification) =>
      `${whatOf(notification)} still CREATE_IN_PROGRESS after ${lengthText(notification)}`,
    explain: explainCreating,
  },
  'instance-deleting': {
    name: 'instance DELETE_IN_PROGRESS',
    subject: ({ what }) => `deleting ${what}`,
    title: deletingTitle,
    explain: explainDeleting,
  },
  'instance-lost': {
    name: 'instance no longer listed',
    subject: ({ what }) => `${what} not listed`,
    title: lossTitle,
    explain: explainLostInstance,
  },
  'primary-elsewhere': {
    name: 'another primary Region',
    subject: ({ name }) => `unexpected primary Region of ${name}`,
    title: (notification) => {
      const { episode, asked } = notification;
      const what = `primary Region of ${instanceName(notification)}`;
      return episode.type === 'primary' && episode.was !== undefined
        ? `${what} changed from ${episode.was} to ${episode.status}`
        : `${what} is ${episode.status}, the monitor asks ${asked}`;
    },
    explain: explainPrimaryElsewhere,
  },
  'no-longer-watched': {
    name: 'instance not watched',
    subject: ({ what }) => `${what} not watched`,
    title: (notification) => `${whatOf(notification)} not watched: ${notification.asked} does not list it`,
    explain: explainNoLongerWatched,
  },
  unlisted: {
    name: 'Regions not listed',
    subject: ({ name }) => `Regions of ${name} not listed`,
    title: (notification) =>
      `Regions of ${instanceName(notification)} not listed for ${lengthText(notification)}`,
    explain: explainUnlisted,
  },
  'not-seen': {
    name: 'not fully seen',
    subject: ({ what }) => `${what} not fully seen`,
    title: (notification) =>
      `Identity Center not fully seen for ${lengthText(notification)}; now: ${seenNow(notification.episode)}`,
    explain: explainNotSeen,
  },
  'nothing-to-watch': {
    name: 'no instance to watch',
    subject: ({ what }) => `no instance listed in ${what}`,
    title: (notification) => `no instance to watch in ${notification.asked} for ${lengthText(notification)}`,
    explain: explainNothingToWatch,
  },
  'unknown-status': {
    name: 'status unknown to the monitor',
    subject: ({ what }) => `unknown status of ${what}`,
    title: (notification) =>
      `${whatOf(notification)} in a status unknown to the monitor: ${notification.episode.status}`,
    explain: explainUnknownStatus,
  },
  'record-unreadable': {
    name: 'record unreadable',
    subject: ({ what }) => `${what} can't be read`,
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
  const what = `${DELETED[(episode.type === 'instance' && episode.after) || 'ACTIVE']}${whatOf(notification)}`;
  if (isNew(notification)) return `${what} is being deleted`;
  return `${what} still being deleted after ${lengthText(notification)}`;
}

/** By the status before. */
const DELETED: Readonly<Record<InstanceStatus, string>> = {
  CREATE_IN_PROGRESS: 'unfinished ',
  CREATE_FAILED: 'failed ',
  ACTIVE: '',
  DELETE_IN_PROGRESS: '',
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
