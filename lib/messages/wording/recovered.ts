import { type Change, endsOf } from '../../domain/change.ts';
import type { ChangedNotification } from '../../domain/ledger.ts';
import type { InstanceStatus, RegionStatus } from '../../domain/status.ts';
import { instanceName, lengthText, sentenceSubject, whatOf } from '../topic.ts';
import { explainDeleted } from './instance.ts';
import { type Explanation, NOTHING, type Step } from './words.ts';

/** What AWS does while this is the status. */
const WORKFLOWS: Readonly<Record<RegionStatus | InstanceStatus, string>> = {
  ACTIVE: 'changing',
  ADDING: 'adding',
  REMOVING: 'removing',
  CREATE_IN_PROGRESS: 'creating',
  CREATE_FAILED: 'creating',
  DELETE_IN_PROGRESS: 'deleting',
};

export function completedTitle(notification: ChangedNotification): string {
  const { change } = notification;
  const length = lengthText(notification);
  const what = whatOf(notification);
  if (isDeletion(change)) return `${what} deleted, which took ${length}`;
  if (isCleanedUp(change)) return `failed ${what} is gone`;
  return `${workflowOf(change)} ${what} completed after ${length}`;
}

function workflowOf(change: Change): string {
  const { from } = endsOf(change);
  return from?.type === 'region' || from?.type === 'instance' ? WORKFLOWS[from.status] : 'changing';
}

const isDeletion = (change: Change): boolean => endsOf(change).from?.status === 'DELETE_IN_PROGRESS';

const isCleanedUp = (change: Change): boolean => {
  const { from, to } = endsOf(change);
  return from?.status === 'CREATE_FAILED' && to === undefined;
};

export function explainCompleted(notification: ChangedNotification): Explanation {
  const { change } = notification;
  if (isDeletion(change)) return explainDeleted();
  if (isCleanedUp(change)) return nothingToDo('The instance whose creation failed is no longer listed.');
  const { to } = endsOf(change);
  const what = sentenceSubject(notification);
  if (to !== undefined && change.type === 'region') {
    return { meaning: `AWS has added ${what}. It is ACTIVE.`, steps: [TRY_IT] };
  }
  if (to === undefined) return nothingToDo(`${what} is no longer listed as a Region of the instance.`);
  return nothingToDo('The instance is ACTIVE.');
}

/** AWS wants that of every additional Region. */
const TRY_IT: Step = {
  text: 'Try to sign in there. An external identity provider must know the ACS URL of this Region.',
};

export function recoveredTitle(notification: ChangedNotification): string {
  const what = whatOf(notification);
  const { from, to } = endsOf(notification.change);
  switch (from?.type) {
    case 'scope':
      return `Identity Center fully seen again after ${lengthText(notification)}`;
    case 'idle':
      return 'there is an instance to watch again';
    case 'record':
      return `${what} can be read again`;
    case 'unknown':
      return `${what} in a known status again${to ? `: ${to.status}` : ''}`;
    case 'lost':
      return to?.status === 'ACTIVE'
        ? `${what} is ACTIVE again after ${lengthText(notification)}`
        : `${what} is listed again${to ? `: ${to.status}` : ''}`;
    case 'primary':
      return `the monitor asks the primary Region of ${instanceName(notification)}, ${notification.asked}`;
    case 'unwatched':
      return `${what} is watched again`;
    case 'unlisted':
      return `Regions of ${instanceName(notification)} are watched again`;
    case 'region':
    case 'instance':
    case undefined:
      return `${what} is ${to?.status ?? 'ACTIVE'} after ${from?.status ?? 'CREATE_FAILED'}`;
  }
}

export function explainRecovered(notification: ChangedNotification): Explanation {
  const { from, to } = endsOf(notification.change);
  switch (from?.type) {
    case 'scope':
      return nothingToDo(
        'The monitor sees all of Identity Center again. Anything important that happened meanwhile comes in its own message.',
      );
    case 'idle':
      return nothingToDo('AWS lists an instance again, and the monitor watches it.');
    case 'record':
      return nothingToDo(
        'The record can be read again, so the monitor watches this instance as ever. What was open about it goes on.',
      );
    case 'primary':
      return nothingToDo(
        'AWS names the Region that the monitor asks as the primary Region of this instance.',
      );
    case 'unwatched':
      return nothingToDo(
        'The Region that the monitor asks lists the instance, so it is watched as ever. What was open about it goes on.',
      );
    case 'unlisted':
      return nothingToDo('AWS lists the Regions of this instance again. They are watched as ever.');
    case 'unknown':
      return inStatus(
        `${sentenceSubject(notification)} shows a status that the monitor knows${to ? ` (${to.status})` : ''} and is watched as ever.`,
        to?.status,
      );
    case 'lost':
      return inStatus(`${sentenceSubject(notification)} was not listed, and is listed again.`, to?.status);
    case 'region':
    case 'instance':
    case undefined:
      return nothingToDo('The instance, whose creation had failed, is ACTIVE.');
  }
}

const nothingToDo = (meaning: string): Explanation => ({ meaning, steps: [NOTHING] });

const inStatus = (meaning: string, status: string | undefined): Explanation => ({
  meaning,
  steps: [status === 'ACTIVE' ? NOTHING : { text: 'Check that it is the status that you expect.' }],
});
