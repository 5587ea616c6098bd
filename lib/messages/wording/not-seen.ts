import type { Episode, UnseenEpisode } from '../../domain/episode.ts';
import type { OngoingNotification } from '../../domain/ledger.ts';
import { type Obstacle, obstacleOf } from '../../domain/observe/remedy.ts';
import type { ScopeStatus } from '../../domain/status.ts';
import type { MessageContext } from '../context.ts';
import { askRegion, DELEGATED_ADMINISTRATORS, listInstances } from './commands.ts';
import { consoleAt } from './links.ts';
import type { Explanation, Step } from './words.ts';

/** What a poll saw: in a title, and explained. */
export const SCOPE: Readonly<Record<ScopeStatus, { readonly title: string; readonly fact: string }>> = {
  seen: { title: 'everything read', fact: 'all could be read' },
  partial: { title: 'only a part read', fact: 'only a part could be read' },
  empty: { title: 'no instance found', fact: 'AWS answered with an empty list' },
  elsewhere: {
    title: 'primary Region silent',
    fact: 'the primary Region was silent, another one answered',
  },
  blind: { title: 'nothing read', fact: 'nothing could be read' },
};

/** Of the latest poll, which may be much younger than the episode. */
export const seenNow = (episode: Episode | undefined): string =>
  episode?.type === 'scope' ? SCOPE[episode.status].title : SCOPE.blind.title;

const UNTIL_THEN =
  'The monitor cannot tell of changes in what it cannot see. When it sees that again, it tells what has changed.';

export function explainNotSeen(notification: OngoingNotification, context: MessageContext): Explanation {
  const explanation = explainObstacle(obstacleOf(unseen(notification.episode)), context);
  return { ...explanation, meaning: `${explanation.meaning} ${UNTIL_THEN}` };
}

const unseen = (episode: Episode): Pick<UnseenEpisode, 'status' | 'cause'> =>
  episode.type === 'scope' && episode.status !== 'seen' ? episode : { status: 'blind' };

function explainObstacle(obstacle: Obstacle, context: MessageContext): Explanation {
  const { region } = context.scope;
  switch (obstacle) {
    case 'empty':
      return {
        meaning: `AWS answers, but lists no instance in ${region}. That is what a wrong Region or a wrong account looks like; AWS gives no error for either.`,
        steps: [
          {
            text: `Check that ${region} (the parameter identityCenterRegion) is the primary Region of the instance, and that the monitor runs in the management account or in the delegated administrator's account of Identity Center:`,
            commands: [listInstances(region), DELEGATED_ADMINISTRATORS],
          },
          {
            text: 'If another Region is the primary one, let the monitor ask it. In a clone of the monitor, run this, with the other parameters of the stack added:',
            commands: [askRegion('REGION', context)],
          },
          { text: `If the instance should be there, look for it in ${consoleAt(region)}.` },
          {
            text: 'If it is not there either and nobody deleted it, open a case with AWS Support at the highest severity you have.',
          },
        ],
        next: {
          text: `Look for the instance in ${consoleAt(region)}. If it is not there and nobody deleted it, open a case with AWS Support at the highest severity you have.`,
        },
      };
    case 'elsewhere':
      return {
        meaning: `The Identity Center API of the primary Region ${region} gives no usable answer, and that of an additional Region does. Sign-in through ${region} may be down too.`,
        steps: [
          health(region),
          {
            text: 'If people cannot sign in, give them an address of another Region: this message lists those that are known. Nothing can be changed in Identity Center until the primary answers: no users, groups or assignments.',
          },
          { text: `Check the primary yourself:`, commands: [listInstances(region)] },
        ],
        next: {
          text: `If people cannot sign in, give them an address of another Region: this message lists those that are known. Look for an event of AWS in ${region}: ${HEALTH}`,
        },
      };
    case 'unanswered':
      return {
        meaning: `The monitor gets no usable answer from Identity Center in ${region}. Sign-in there may be down too, or only the monitor is affected.`,
        steps: [
          { text: 'Try it yourself, and try to sign in:', commands: [listInstances(region)] },
          health(region),
          {
            text: "If people cannot sign in, give them an address of another Region, if this message lists one; otherwise use your organization's emergency access.",
          },
          {
            text: "If it works for you, look at the errors of the monitor's function in CloudWatch Logs.",
          },
        ],
        next: {
          text: "Try to sign in. If people cannot, give them an address of another Region, if this message lists one; otherwise use your emergency access. If sign-in works, look at the errors of the monitor's function in CloudWatch Logs.",
        },
      };
    case 'denied':
      return {
        meaning: `AWS refuses the monitor's request in ${region}. That is about permissions; it does not mean that sign-in is down.`,
        steps: [
          {
            text: "Check that the role of the monitor's function allows sso:ListInstances, and that no service control policy denies it in this Region.",
          },
          {
            text: 'If the cause names KMS: the instance uses a customer managed key, whose policy must let this role use it and which must be enabled.',
          },
          {
            text: 'Check that this account is still the management account or the delegated administrator of Identity Center:',
            commands: [DELEGATED_ADMINISTRATORS],
          },
        ],
      };
    case 'throttled':
      return {
        meaning: `AWS turns the monitor's requests in ${region} away because there are too many. All Identity Center APIs together have 20 requests a second, shared with everything else in the account; it does not mean that sign-in is down.`,
        steps: [
          { text: 'Wait, if somebody is running a large change: it ends with that.' },
          {
            text: 'Otherwise find who calls so much: CloudTrail, event sources sso.amazonaws.com and identitystore.amazonaws.com.',
          },
        ],
      };
    case 'partial':
      return {
        meaning:
          'AWS answered with only a part: a page is missing, or an entry lacks what is needed. What was read is watched as ever; the rest is not. This does not mean that sign-in is down.',
        steps: [
          { text: 'See whether the list is whole for you:', commands: [listInstances(region)] },
          {
            text: 'If it is, look for a newer version of this monitor. If it is not, open a case with AWS Support and send them the answer.',
          },
        ],
        next: {
          text: 'See whether the list is whole for you. If it is, look for a newer version of this monitor. If it is not, open a case with AWS Support and send them the answer:',
          commands: [listInstances(region)],
        },
      };
  }
}

const HEALTH = 'https://health.aws.amazon.com/health/status';

const health = (region: string): Step => ({
  text: `Look for an event of AWS in ${region}: ${HEALTH}`,
});
