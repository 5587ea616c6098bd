import type { OngoingNotification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { arnOf, primaryOf } from '../topic.ts';
import { describeInstance, listInstances, whoCalled } from './commands.ts';
import { consoleAt } from './links.ts';
import { nextOrSettle, settleStep } from './settling.ts';
import type { Explanation, Step } from './words.ts';

export function explainCreateFailed(
  notification: OngoingNotification,
  { scope }: MessageContext,
): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'AWS could not create this instance, and nobody can sign in through it. It stays like this until somebody acts.',
    steps: [
      seeReason(notification, primary),
      {
        text: 'Put right what the reason names. Usual suspects: a service control policy that denies actions of Identity Center, or a KMS key that it may not use.',
      },
      {
        text: `Then delete the failed instance and enable IAM Identity Center again, in ${consoleAt(primary)}. Make sure first that it is the failed one: deleting cannot be undone.`,
      },
      support('If the reason does not help, or it fails again'),
    ],
  };
}

export function explainCreating(notification: OngoingNotification, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'AWS is still creating this instance, and promises no duration. Until it is ACTIVE nobody can sign in through it. You will be told when it is finished.',
    steps: [
      seeReason(notification, primary),
      {
        text: 'Check that no service control policy denies actions of Identity Center, and that the KMS key, if you chose one, is enabled and lets Identity Center use it.',
      },
      support('If it goes on for hours'),
    ],
    next: {
      text: 'Unless it is ACTIVE by now, open a case with AWS Support for IAM Identity Center and give the ARN and the times above.',
    },
  };
}

export function explainDeleting(notification: OngoingNotification, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  const who: Step = {
    text: 'Find out who asked for it (look in the management account too):',
    commands: [whoCalled('DeleteInstance', primary)],
  };
  const look = seeReason(notification, primary);
  const before = beforeDeletion(notification);
  if (before !== undefined) {
    return {
      meaning: `AWS is deleting this instance. ${NEVER_ACTIVE[before]} ${TOLD_AGAIN}`,
      steps: [who, look],
      next: who,
    };
  }
  return {
    meaning: `AWS is deleting the whole Identity Center instance: its users, groups and assignments, and everybody's sign-in through it. A deleted instance cannot be brought back. Until then its Regions are not watched. ${TOLD_AGAIN}`,
    steps: [EMERGENCY, who, look, support('If it was intended and goes on for a day')],
    next: EMERGENCY,
  };
}

const EMERGENCY: Step = {
  text: 'If this was not intended, open a case with AWS Support at the highest severity you have, and get your emergency access ready now.',
};

/** By the status in the poll before. */
const NEVER_ACTIVE = {
  CREATE_FAILED:
    'Its creation had failed, so no sign-in goes through it. If you are clearing up, nothing needs to be done.',
  CREATE_IN_PROGRESS:
    'Before that it was still being created, so nobody should be signing in through it yet. If you are clearing up, nothing needs to be done.',
} as const;
const TOLD_AGAIN = 'You will be told when it is finished.';

/** Undefined for an instance that may have been in use. */
function beforeDeletion({ episode }: OngoingNotification): keyof typeof NEVER_ACTIVE | undefined {
  const after = episode.type === 'instance' ? episode.after : undefined;
  return after === 'CREATE_FAILED' || after === 'CREATE_IN_PROGRESS' ? after : undefined;
}

export function explainLostInstance(notification: OngoingNotification, context: MessageContext): Explanation {
  const primary = primaryOf(notification, context.scope);
  return {
    meaning: `${howItWasLost(notification)} Everybody who signs in through it may be locked out. ${AGAIN[shownAsOf(notification) === undefined ? 'absent' : 'shown']}`,
    steps: [
      { text: 'Try to sign in, and look for the instance:', commands: [listInstances(primary)] },
      {
        text: 'Find out whether somebody deleted it, or took the delegated administration away from this account (look in the management account too):',
        commands: [whoCalled('DeleteInstance', primary)],
      },
      {
        text: 'If it is really gone, open a case with AWS Support at the highest severity you have, and use your emergency access.',
      },
      settleStep(notification, context, 'If this is intended'),
    ],
    next: nextOrSettle(
      notification,
      context,
      "Try to sign in. If people can't, use your emergency access and open a case with AWS Support at the highest severity you have.",
    ),
  };
}

const AGAIN = {
  absent: 'You will be told when it is listed again.',
  shown: 'You will be told when its status is one that the monitor knows.',
} as const;

const shownAsOf = ({ episode }: OngoingNotification): string | undefined =>
  episode.type === 'lost' ? episode.shownAs : undefined;

function howItWasLost({ episode }: OngoingNotification): string {
  const { was = '', shownAs } = episode.type === 'lost' ? episode : {};
  const before = `The instance was ${was || 'listed'}, and then AWS did not list it any more.`;
  return shownAs === undefined
    ? `${before} The monitor never saw it being deleted.`
    : `${before} It is listed again as ${shownAs}, a status that this monitor does not know.`;
}

export const explainVanishedInstance = (look: Step): Explanation => ({
  meaning: 'The instance was being created and is no longer listed. The monitor never saw it ACTIVE.',
  steps: [
    { text: 'If nobody deleted it, its creation failed. Find out why before it is tried once more.' },
    look,
  ],
});

export const explainDeleted = (): Explanation => ({
  meaning: 'The instance was being deleted and is no longer listed. Nobody can sign in through it.',
  steps: [
    {
      text: 'If this was intended, nothing needs to be done. If nobody intended it, open a case with AWS Support now.',
    },
  ],
});

const seeReason = (notification: OngoingNotification, primary: string): Step => ({
  text: `See what AWS says now, with its reason: ${consoleAt(primary)}, or:`,
  commands: [describeInstance(arnOf(notification), primary)],
});

const support = (when: string): Step => ({
  text: `${when}, open a case with AWS Support for IAM Identity Center and give the ARN and the times above.`,
});
