import { endsOf, type Outcome } from '../../domain/change.ts';
import type { Episode } from '../../domain/episode.ts';
import type { ChangedNotification } from '../../domain/ledger.ts';
import type { Resource } from '../../domain/resource.ts';
import { isAwsStatus, isPrimary } from '../topic.ts';
import { atRisk, backward, type SignIn, signInThrough } from './through.ts';

/** What an end or a change means for signing in. */
export const SIGN_IN_AFTER: Readonly<Record<Outcome, SignIn<ChangedNotification>>> = {
  completed: byNewStatus,
  recovered: byNewStatus,
  appeared: byNewStatus,
  'removal-started': byNewStatus,
  'deletion-started': (notification) =>
    endsOf(notification.change).from?.status === 'CREATE_FAILED'
      ? 'not affected. The instance that is being deleted had failed to be created.'
      : byNewStatus(notification),
  vanished: ({ resource }) =>
    resource.type === 'region'
      ? `not affected now. People can't switch to ${resource.region}.`
      : 'not possible through this instance, which the monitor never saw ACTIVE.',
  superseded: byNewStatus,
  reverted: byNewStatus,
  lost: byNewStatus,
  'primary-changed': ({ change }) =>
    `unknown. The primary Region is now ${endsOf(change).to?.status ?? 'another one'}, which AWS says can't happen.`,
  'instance-gone': ({ resource }) => notListed(resource),
  unlisted: ({ resource }) =>
    resource.type === 'region'
      ? `unknown in ${resource.region}. AWS lists no Regions of this instance any more.`
      : 'unknown in the Regions that AWS leaves out. Everything else is seen.',
  settled: ({ change }) => {
    const { from } = endsOf(change);
    // Closed only because nobody looks any more.
    if (isAwsStatus(from)) return 'unknown. Nobody watches this any more.';
    return change.justification
      ? 'not checked. A person says that this is as intended.'
      : 'not checked. The monitor takes this as intended.';
  },
};

const WATCHED_AGAIN = 'not tried. The monitor watches again, and what changed comes in its own message.';

/** What is listed now decides. What is not listed is told by what it was. */
function byNewStatus(notification: ChangedNotification): string {
  const { from, to } = endsOf(notification.change);
  return (to && signInNow(notification, from, to)) ?? signInAfter(notification, from);
}

function signInNow(
  notification: ChangedNotification,
  from: Episode | undefined,
  to: Episode,
): string | undefined {
  const turned = from?.type === 'instance' ? backward(from.status, to.status) : undefined;
  if (turned !== undefined) return turned;
  if (to.status === 'REMOVING' && isPrimary(notification)) return atRisk(notification.resource);
  if (to.type === 'scope' && to.status !== 'seen') return 'unknown. The monitor does not see everything.';
  return signInThrough(notification.resource, to);
}

function signInAfter(notification: ChangedNotification, from: Episode | undefined): string {
  if (from === undefined || from.type === 'lost' || isAwsStatus(from)) return afterItHasGone(notification);
  if (from.type === 'primary') return 'not affected. The monitor asks the primary Region.';
  return notification.change.outcome === 'recovered' ? WATCHED_AGAIN : notWatchedAgain(from);
}

function notWatchedAgain(from: Episode): string {
  if (from.type === 'unwatched') {
    return `unknown. The monitor asks ${from.shownIn} again, and has not seen the instance there yet.`;
  }
  return from.type === 'record'
    ? 'unknown for one instance. Its record was deleted, so the monitor starts afresh with it.'
    : 'no problem known. The monitor knows of no additional Region any more.';
}

function afterItHasGone({ resource, change }: ChangedNotification): string {
  const { from } = endsOf(change);
  const wasFailed =
    from?.status === 'CREATE_FAILED' || (from?.type === 'instance' && from.after === 'CREATE_FAILED');
  if (wasFailed) return 'not affected. The instance whose creation failed is no longer listed.';
  if (from?.status === 'REMOVING' && resource.type === 'region') {
    return `no longer possible in ${resource.region}. Other Regions are not affected by this.`;
  }
  if (from?.status === 'DELETE_IN_PROGRESS') return 'no longer possible through this instance.';
  return notListed(resource);
}

const notListed = (resource: Resource): string =>
  resource.type === 'region'
    ? `don't count on ${resource.region}. AWS no longer lists it.`
    : 'may be down for everybody who uses this instance. AWS no longer lists it.';
