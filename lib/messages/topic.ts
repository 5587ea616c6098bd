import { endsOf, type Outcome } from '../domain/change.ts';
import type { Episode } from '../domain/episode.ts';
import {
  type ChangedNotification,
  type Notification,
  type OngoingNotification,
  OPEN_REASONS,
} from '../domain/ledger.ts';
import { instanceId, type Scope } from '../domain/resource.ts';
import type { Duration } from '../domain/time.ts';
import { formatDuration } from './duration.ts';

/** Whether it is about an incident that goes on. */
export const isOngoing = (notification: Notification): notification is OngoingNotification =>
  OPEN_REASONS.some((reason) => reason === notification.reason);

/** Whether it says what changed. What is neither is a summary. */
export const isChanged = (notification: Notification): notification is ChangedNotification =>
  notification.reason === 'closed' || notification.reason === 'announced';

/** Whether it is a status that AWS gave. All else is what the monitor makes of absence, or of its own records. */
export const isAwsStatus = (episode: Episode | undefined): boolean =>
  episode?.type === 'region' || episode?.type === 'instance' || episode?.type === 'unknown';

/** The episode that a notification is about: the running one, or the one that ended. */
export function episodeOf(notification: Notification): Episode | undefined {
  if (isOngoing(notification)) return notification.episode;
  if (!isChanged(notification)) return undefined;
  const { from, to } = endsOf(notification.change);
  return from ?? to;
}

/** How long it has lasted, or had when it ended. Absent when nothing had been there before. */
export function lengthOf(notification: Notification): Duration | undefined {
  if (isOngoing(notification)) return Math.max(0, notification.decidedAt - notification.episode.since);
  if (!isChanged(notification)) return undefined;
  const { from } = endsOf(notification.change);
  return from && Math.max(0, notification.change.at - from.since);
}

/** `2h 10m`, or `at least 35m` when nobody knows how long before the first poll it began. */
export function lengthText(notification: Notification): string {
  const length = formatDuration(lengthOf(notification) ?? 0);
  return episodeOf(notification)?.clock === 'monitor' ? `at least ${length}` : length;
}

export const outcomeOf = (notification: Notification): Outcome | undefined =>
  isChanged(notification) ? notification.change.outcome : undefined;

/**
 * What ended as it should. A deletion that ended is none, nor is a status that is known again but not `ACTIVE`. Whoever
 * deletes an instance that failed has followed the advice of its message.
 */
export function isGoodNews(notification: Notification): boolean {
  if (!isChanged(notification)) return false;
  const { outcome } = notification.change;
  const { from, to } = endsOf(notification.change);
  if (outcome === 'completed') return from?.status !== 'DELETE_IN_PROGRESS';
  if (outcome === 'deletion-started') return from?.status === 'CREATE_FAILED';
  const wasUnsure = from?.type === 'unknown' || from?.type === 'lost';
  return outcome === 'recovered' && (!wasUnsure || to?.status === 'ACTIVE');
}

/** The Region that a reader would look at: the one concerned, or else the primary. */
export function regionConcerned({ resource, instance }: Notification, scope: Scope): string {
  return (resource.type === 'region' && resource.region) || instance?.primaryRegion || scope.region;
}

/** Whether it is about the primary Region itself. */
export function isPrimary(notification: Notification): boolean {
  const { resource, instance } = notification;
  if (resource.type !== 'region') return false;
  const { from, to } = isChanged(notification)
    ? endsOf(notification.change)
    : { from: episodeOf(notification), to: undefined };
  return isOfPrimary(from) || isOfPrimary(to) || resource.region === instance?.primaryRegion;
}

const isOfPrimary = (episode: Episode | undefined): boolean =>
  episode?.type === 'region' && episode.isPrimary === true;

/** A Region by its name, and that it is the primary one. */
export const regionText = (notification: Notification): string =>
  `${isPrimary(notification) ? 'primary ' : ''}${whatOf(notification)}`;

export const primaryOf = ({ instance }: Notification, scope: Scope): string =>
  instance?.primaryRegion || scope.region;

export const arnOf = ({ resource, instance }: Notification): string | undefined =>
  resource.type === 'region' || resource.type === 'instance' ? resource.arn : instance?.arn;

/** The instance by its name, or by its id when it has none. */
export const instanceName = (notification: Notification): string =>
  notification.instance?.name || instanceId(arnOf(notification) ?? '');

/** The resource by its names, as a title has it: a reader knows neither the Region nor the instance. */
export function whatOf(notification: Notification): string {
  const { resource } = notification;
  switch (resource.type) {
    case 'scope':
      return 'Identity Center';
    case 'instance':
      return `instance ${instanceName(notification)}`;
    case 'region':
      return `Region ${resource.region} of ${instanceName(notification)}`;
    case 'record':
      return `record of ${instanceId(resource.key)}`;
  }
}

/** The resource at the beginning of a sentence below the title. */
export function sentenceSubject(notification: Notification): string {
  const { resource } = notification;
  switch (resource.type) {
    case 'instance':
      return 'The instance';
    case 'record':
      return `The ${whatOf(notification)}`;
    case 'scope':
      return whatOf(notification);
    case 'region':
      return resource.region;
  }
}
