import type { ConditionKind } from '../../domain/conditions.ts';
import type { OngoingNotification } from '../../domain/ledger.ts';
import { obstacleOf } from '../../domain/observe/remedy.ts';
import { isPrimary, primaryOf, regionConcerned } from '../topic.ts';
import { atRisk, backward, ENDS_WITH_THE_DELETION, inUnknownStatus, type SignIn } from './through.ts';

/** What a condition that goes on means for signing in, when the latest poll showed it. */
export const SIGN_IN_WHILE: Readonly<Record<ConditionKind, SignIn<OngoingNotification>>> = {
  'region-adding': (notification, { scope }) => {
    const region = regionConcerned(notification, scope);
    const { episode } = notification;
    if (isPrimary(notification)) return `at risk. AWS is adding the primary Region ${region}.`;
    return episode.type === 'region' && episode.after === 'ACTIVE'
      ? `uncertain in ${region}, which was ACTIVE before. Other Regions are not affected by this.`
      : `not affected now. If ${primaryOf(notification, scope)} fails, people can't switch to ${region}.`;
  },
  'region-removing': (notification, { scope }) => {
    const region = regionConcerned(notification, scope);
    return isPrimary(notification)
      ? atRisk(notification.resource)
      : `ends in ${region}. Other Regions are not affected by this.`;
  },
  'region-lost': (notification, { scope }) => {
    const region = regionConcerned(notification, scope);
    const { episode, instance } = notification;
    const shownAs = episode.type === 'lost' ? episode.shownAs : undefined;
    const now = shownAs === undefined ? 'AWS no longer lists it' : `AWS shows it as ${shownAs}`;
    const others = (instance?.activeRegions ?? []).filter((active) => active !== region);
    return `don't count on ${region}: ${now}.${others.length > 0 ? ` Still ACTIVE: ${others.join(', ')}.` : ''}`;
  },
  'instance-creating': (notification) =>
    notCreatedYet(notification) ?? 'not possible through this instance until it is ACTIVE.',
  'instance-create-failed': (notification) =>
    notCreatedYet(notification) ?? 'not possible through this instance. AWS could not create it.',
  'instance-deleting': ({ episode }) => {
    const after = episode.type === 'instance' ? episode.after : undefined;
    if (after === 'CREATE_FAILED') return 'not affected. The creation of this instance had failed.';
    return after === 'CREATE_IN_PROGRESS'
      ? 'not affected, as far as seen. This instance was not ACTIVE yet.'
      : ENDS_WITH_THE_DELETION;
  },
  'instance-lost': ({ episode, resource }) =>
    episode.type === 'lost' && episode.shownAs !== undefined
      ? inUnknownStatus(resource, episode.shownAs)
      : 'may be down for everybody who uses this instance. AWS no longer lists it.',
  'primary-elsewhere': ({ episode, asked }) =>
    episode.type === 'primary' && episode.was !== undefined
      ? `unknown. The primary Region changed from ${episode.was} to ${episode.status}, which AWS says can't happen.`
      : `not affected by this. The monitor asks ${asked}, so it may miss something.`,
  'no-longer-watched': ({ asked }) => `unknown. ${asked} does not list this instance, so nobody watches it.`,
  unlisted: () => 'unknown in additional Regions. AWS does not list them.',
  'not-seen': signInUnseen,
  'nothing-to-watch': ({ asked }) => `may be down for everybody. ${asked} lists no instance.`,
  'unknown-status': ({ resource, episode }) => inUnknownStatus(resource, episode.status),
  'record-unreadable': () => 'not affected by this. But the monitor does not watch one instance now.',
};

/** People may have signed in through one that was created before. */
function notCreatedYet({ episode }: OngoingNotification): string | undefined {
  const after = episode.type === 'instance' ? episode.after : undefined;
  return after === undefined ? undefined : backward(after, episode.status);
}

function signInUnseen({ episode, asked }: OngoingNotification): string {
  const unseen = episode.type === 'scope' && episode.status !== 'seen' ? episode : undefined;
  switch (obstacleOf(unseen ?? { status: 'blind' })) {
    case 'empty':
      return `unknown. ${asked} lists no instance.`;
    case 'elsewhere':
      return `may be down in ${asked}, whose API gives no usable answer. ${unseen?.cause?.answeredIn ?? 'Another Region'} answers.`;
    case 'unanswered':
      return `unknown. The monitor gets no usable answer from ${asked}; sign-in there may be down too.`;
    case 'denied':
      return "unknown. AWS refuses the monitor, which says nothing about people's sign-in.";
    case 'throttled':
      return "unknown. AWS turns the monitor away, which says nothing about people's sign-in.";
    case 'partial':
      return 'unknown in part. AWS left something out of its answer.';
  }
}
