import { endsOf } from '../domain/change.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import type { AnnouncedNotification, Notification } from '../domain/ledger.ts';
import type { Scope } from '../domain/resource.ts';
import { instanceName, isAwsStatus, isGoodNews, whatOf } from './topic.ts';
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
  if (notification.reason === 'summarised') return `older notifications of ${named.what}`;
  if (notification.reason === 'announced') return `${named.what} ${changedTo(notification)}`;
  return KINDS[notification.kind].subject(named);
}

/** What it is now, in a word or two. */
function changedTo({ change }: AnnouncedNotification): string {
  const { from, to } = endsOf(change);
  const now = to ?? from;
  if (now?.type === 'scope') return now.status === 'seen' ? 'fully seen again' : 'not fully seen';
  if (!isAwsStatus(now) && now?.type !== 'lost') return 'changed';
  return to === undefined ? 'no longer listed' : `now ${to.status}`;
}
