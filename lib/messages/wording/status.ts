import type { Episode, LostEpisode } from '../../domain/episode.ts';
import type { OngoingNotification } from '../../domain/ledger.ts';
import { instanceName, lengthText, regionText, whatOf } from '../topic.ts';
import { SCOPE } from './not-seen.ts';

/** A status as people read it: as AWS spells it, or what the monitor saw in plain words. */
export function statusText(episode: Episode): string {
  switch (episode.type) {
    case 'scope':
      return SCOPE[episode.status].fact;
    case 'lost':
      return lostText(episode);
    case 'primary':
      return `the primary Region is ${episode.status}`;
    case 'unwatched':
      return `last listed in ${episode.shownIn}, not listed where the monitor asks`;
    case 'unlisted':
      return 'listed without its Regions';
    case 'idle':
      return 'no instance is listed';
    case 'record':
      return "can't be read";
    case 'region':
    case 'instance':
    case 'unknown':
      return episode.status;
  }
}

function lostText({ shownAs, was }: LostEpisode): string {
  const before = was ? `, was ${was}` : '';
  return shownAs === undefined ? `no longer listed${before}` : `${shownAs} after it was not listed${before}`;
}

/** The status before, and since when it was that. */
export function beforeText(episode: Episode, since: string): string {
  if (episode.type !== 'lost') return `${statusText(episode)} since ${since}`;
  const { shownAs, was } = episode;
  return shownAs === undefined
    ? `no longer listed since ${since}`
    : `${shownAs}, not ${was || 'listed'} since ${since}`;
}

/** What was lost can be listed again, and still be lost. */
export function lostTitle(notification: OngoingNotification, { shownAs, was }: LostEpisode): string {
  const what = whatOf(notification);
  if (notification.reason === 'opened' && shownAs === undefined) {
    return `${what} is no longer listed${was ? `, was ${was}` : ''}`;
  }
  return `${what} is ${shownAs ?? 'not listed'}, last ${was || 'seen'} ${lengthText(notification)} ago`;
}

/** The title of a reminder when the latest poll did not show whether it still holds. */
export function undecidedTitle(notification: OngoingNotification): string {
  const shownAs = notification.undecided?.shownAs;
  return `${lastSeenTitle(notification)}${shownAs === undefined ? '' : `; now ${shownAs}`}`;
}

function lastSeenTitle(notification: OngoingNotification): string {
  const { episode } = notification;
  switch (episode.type) {
    case 'lost':
      return `${whatOf(notification)} not seen ${episode.was || 'at all'} for ${lengthText(notification)}`;
    case 'primary':
      return `primary Region of ${instanceName(notification)} was ${episode.status} when last seen`;
    case 'unwatched':
      return `${whatOf(notification)} was last listed in ${episode.shownIn}`;
    case 'unlisted':
      return `Regions of ${instanceName(notification)} were not listed when last watched`;
    case 'region':
    case 'instance':
    case 'unknown':
    case 'scope':
    case 'idle':
    case 'record':
      return `${regionText(notification)} was ${statusText(episode)} when last seen`;
  }
}

/** What precedes the meaning of such a reminder. */
export function undecidedText({ undecided }: OngoingNotification): string {
  if (undecided === undefined) return '';
  const { shownAs } = undecided;
  return shownAs === undefined
    ? 'The latest poll did not show whether this still holds. What follows is about what was seen last. '
    : `AWS now shows ${shownAs}, a status that this monitor does not know. What follows is about the status before. `;
}
