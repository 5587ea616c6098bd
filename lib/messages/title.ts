import { type Change, endsOf } from '../domain/change.ts';
import type { ConditionKind } from '../domain/conditions.ts';
import type { Episode } from '../domain/episode.ts';
import type { Notification } from '../domain/ledger.ts';
import type { Resource } from '../domain/resource.ts';
import { isPrimary, lengthText, neverActive, whatOf } from './reading.ts';

/** What happened, in a few words: of a subject, the head of a chat message, an event. */
export function title(notification: Notification): string {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'updated':
    case 'reminded':
      return conditionTitle(notification.kind, notification.episode, notification);
    case 'closed':
    case 'told':
      return changeTitle(notification.change, notification);
    case 'folded': {
      const count = Object.values(notification.counts).reduce((sum, of) => sum + of, 0);
      return `${count} older notifications counted in one message`;
    }
  }
}

function conditionTitle(kind: ConditionKind, episode: Episode, notification: Notification): string {
  const what = whatOf(notification);
  const length = lengthText(notification);
  switch (kind) {
    case 'region-stuck-adding':
      return `${what} still ADDING after ${length}`;
    case 'region-stuck-removing':
      return `${isPrimary(notification) ? 'primary Region ' : ''}${what} still REMOVING after ${length}`;
    case 'instance-create-failed':
      return 'instance creation failed (CREATE_FAILED)';
    case 'instance-stuck-creating':
      return `instance still CREATE_IN_PROGRESS after ${length}`;
    case 'instance-stuck-deleting':
      return `instance still DELETE_IN_PROGRESS after ${length}`;
    case 'not-seen':
      return `not fully seen for ${length}; now: ${seenNow(episode)}`;
    case 'unknown-status':
      return `${what} in a status unknown to the monitor: ${episode.status}`;
    case 'record-unreadable':
      return `${what} can't be read`;
  }
}

/** Only the latest of the episode, which may be much younger than that. */
function seenNow({ status }: Episode): string {
  if (status === 'empty') return 'no instance found';
  if (status === 'elsewhere') return 'primary Region silent';
  return status === 'partial' ? 'only a part read' : 'nothing read';
}

function changeTitle(change: Change, notification: Notification): string {
  const what = whatOf(notification);
  const { from, to } = endsOf(change);
  switch (change.outcome) {
    case 'completed':
      return completedTitle(change, notification);
    case 'recovered':
      return recoveredTitle(change, notification);
    case 'appeared':
      return `${what} appeared${to ? `, ${to.status}` : ''}`;
    case 'removal-started':
      return `${isPrimary(notification) ? 'primary Region ' : ''}${what} is being removed`;
    case 'deletion-started':
      return `instance is being deleted${neverActive(change) ? ' (never ACTIVE)' : ''}`;
    case 'vanished':
      return `${what} disappeared while ADDING, after ${lengthText(notification)}`;
    case 'superseded':
      return supersededTitle(change, what);
    case 'reverted':
      return `${what} went from ${from?.status ?? 'leaving'} back to ACTIVE`;
    case 'lost':
      return `${what} disappeared${from ? ` while ${from.status}` : ''}`;
    case 'primary-changed':
      return change.type === 'primary'
        ? `primary Region changed from ${change.primary.from} to ${change.primary.to}`
        : 'primary Region changed';
    case 'instance-gone':
      return `${what} is gone with its instance`;
  }
}

function completedTitle(change: Change, notification: Notification): string {
  const { resource } = change;
  const { from } = endsOf(change);
  const length = lengthText(notification);
  if (from?.status === 'DELETE_IN_PROGRESS') return `instance deleted, which took ${length}`;
  return `${activity(from)} ${theResource(resource)} completed after ${length}`;
}

const theResource = (resource: Resource): string =>
  resource.type === 'region' ? resource.region : 'the instance';

function activity(from: Episode | undefined): string {
  if (from?.status === 'ADDING') return 'adding';
  return from?.status === 'REMOVING' ? 'removing' : 'creating';
}

function recoveredTitle(change: Change, notification: Notification): string {
  const { resource } = change;
  const { from, to } = endsOf(change);
  const what = whatOf(notification);
  if (resource.type === 'scope') return `Identity Center fully seen again after ${lengthText(notification)}`;
  if (resource.type === 'record') return `${what} is no longer unreadable`;
  return from?.type === 'unknown'
    ? `${what} in a known status again${to ? `: ${to.status}` : ''}`
    : `${what} is ${to?.status ?? 'ACTIVE'} after CREATE_FAILED`;
}

function supersededTitle(change: Change, what: string): string {
  const { resource } = change;
  const { from, to } = endsOf(change);
  if (resource.type === 'scope' && to) return `Identity Center not fully seen; now: ${seenNow(to)}`;
  if (from === undefined) return `${what} changed`;
  if (to === undefined) return `${what} disappeared while ${from.status}`;
  return from.status === to.status
    ? `${what} started ${to.status} anew`
    : `${what} went from ${from.status} to ${to.status}`;
}
