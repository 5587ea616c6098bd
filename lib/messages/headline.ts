import { endsOf } from '../domain/change.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import type { AnnouncedNotification, Notification } from '../domain/ledger.ts';
import type { Scope } from '../domain/resource.ts';
import { instanceName, isGoodNews, whatOf } from './topic.ts';
import { KINDS } from './wording/kinds.ts';
import { titleOf } from './wording/notification.ts';

/** The word that says how loud it is: every closing that is no good news carries its severity. */
export function markOf({ newest, severity }: Envelope): string {
  const loud = severity.toUpperCase();
  if (newest.reason !== 'closed') return loud;
  return isGoodNews(newest) ? 'RESOLVED' : `CLOSED, ${loud}`;
}

/** What happened to what, with its age. What repeats an earlier message says so. */
export function headlineOf(notification: Notification): string {
  const title = titleOf(notification);
  if (notification.reason === 'reminded') return `Reminder: ${title}`;
  return notification.reason === 'updated'
    ? `Update: ${title}`
    : `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}

/**
 * What an incident is about, the same in all its messages, so that mail programs put them into one thread. What changes is
 * in the mark before it and in the headline.
 */
export function subjectOf(notification: Notification, { accountId }: Pick<Scope, 'accountId'>): string {
  const { resource } = notification;
  const named = {
    what: resource.type === 'scope' ? `account ${accountId}` : whatOf(notification),
    name: instanceName(notification),
    region: resource.type === 'region' ? resource.region : '',
  };
  switch (notification.reason) {
    case 'summarised':
      return `older notifications of ${named.what}`;
    case 'announced':
      return `${named.what} ${changedTo(notification)}`;
    default:
      return KINDS[notification.kind].subject(named);
  }
}

/** What it is now, in a word or two. */
function changedTo({ change }: AnnouncedNotification): string {
  const { from, to } = endsOf(change);
  switch ((to ?? from)?.type) {
    case 'region':
    case 'instance':
    case 'unknown':
    case 'lost':
      return to === undefined ? 'no longer listed' : `now ${to.status}`;
    case 'scope':
      return to?.status === 'seen' ? 'fully seen again' : 'not fully seen';
    default:
      return 'changed';
  }
}
