import { endsOf, type Outcome } from '../../domain/change.ts';
import type { ChangedNotification } from '../../domain/ledger.ts';
import { type SignIn, signInThrough } from './through.ts';

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
      : 'not possible through this instance. AWS no longer lists it.',
  superseded: byNewStatus,
  reverted: byNewStatus,
  lost: byNewStatus,
  'primary-changed': ({ change }) =>
    `unknown. The primary Region is now ${endsOf(change).to?.status ?? 'another one'}, which AWS says can't happen.`,
  'instance-gone': () => 'not possible through this instance while AWS does not list it.',
  unlisted: ({ resource }) =>
    resource.type === 'region'
      ? `unknown in ${resource.region}. AWS lists no Regions of this instance any more.`
      : 'unknown in the Regions that AWS leaves out. Everything else is seen.',
  settled: ({ change }) => {
    const { from } = endsOf(change);
    // Closed only because nobody looks any more.
    if (from && signInThrough({ resource: change.resource }, from))
      return 'unknown. Nobody watches this any more.';
    return change.justification
      ? 'not checked. A person says that this is as intended.'
      : 'not checked. The monitor takes this as intended.';
  },
};

const WATCHED_AGAIN = 'watched again. What changed meanwhile comes in its own message.';

/** What is shown now decides; what has gone is told by what it was. */
function byNewStatus(notification: ChangedNotification): string {
  const { from, to } = endsOf(notification.change);
  if (to !== undefined) {
    const shown = signInThrough(notification, to);
    if (shown !== undefined) return shown;
    if (to.type === 'scope' && to.status !== 'seen')
      return 'unknown. The monitor still does not see everything.';
  }
  switch (from?.type) {
    case 'region':
    case 'unknown':
    case 'lost':
    case 'instance':
    case undefined:
      return afterItHasGone(notification);
    case 'scope':
      return 'the monitor sees everything again. What changed meanwhile comes in its own message.';
    case 'primary':
      return 'not affected. The monitor asks the primary Region.';
    case 'unwatched':
      return WATCHED_AGAIN;
    case 'record':
      return notification.change.outcome === 'recovered'
        ? WATCHED_AGAIN
        : 'unknown for one instance. Its record was deleted, so the monitor starts afresh with it.';
    case 'unlisted':
      return notification.change.outcome === 'recovered'
        ? WATCHED_AGAIN
        : 'not affected. No additional Region is left that AWS could leave out.';
    case 'idle':
      return 'there is an instance again, and the monitor watches it.';
  }
}

function afterItHasGone({ resource, change }: ChangedNotification): string {
  if (resource.type === 'region')
    return `no longer possible in ${resource.region}. Other Regions are not affected by this.`;
  return endsOf(change).from?.status === 'CREATE_FAILED'
    ? 'not affected. The instance whose creation failed has gone.'
    : 'no longer possible through this instance. AWS no longer lists it.';
}
