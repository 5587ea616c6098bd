import { endsOf } from '../../domain/change.ts';
import type { ChangedNotification, OngoingNotification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { arnOf, neverActive, primaryOf } from '../topic.ts';
import { describeInstance, listInstances, whoCalled } from './commands.ts';
import { consoleAt } from './links.ts';
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

export function explainStuckCreating(
  notification: OngoingNotification,
  { scope }: MessageContext,
): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'AWS is still creating this instance, and promises no duration. Until it is ACTIVE nobody can sign in through it.',
    steps: [
      seeReason(notification, primary),
      {
        text: 'Check that no service control policy denies actions of Identity Center, and that the KMS key, if you chose one, is enabled and lets Identity Center use it.',
      },
      support('If it goes on for hours'),
    ],
  };
}

export function explainStuckDeleting(
  notification: OngoingNotification,
  { scope }: MessageContext,
): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'This instance is being deleted, and AWS has not finished. Assignments, and any sign-in through it, go away with it. While it lasts, its Regions are not watched.',
    steps: [
      seeReason(notification, primary),
      {
        text: 'If nobody knows of this deletion, find out who asked for it, now (look in the management account too):',
        commands: [whoCalled('DeleteInstance', primary)],
      },
      support('If it was intended and goes on for a day'),
    ],
  };
}

const NEVER_ACTIVE =
  'It never became ACTIVE, so no sign-in goes through it. If you are clearing up a failed creation, nothing needs to be done.';

export function explainDeletionStarted(
  notification: ChangedNotification,
  look: Step,
  { scope }: MessageContext,
): Explanation {
  const primary = primaryOf(notification, scope);
  const who: Step = {
    text: 'If this was not intended, find out who asked for it, now (look in the management account too):',
    commands: [whoCalled('DeleteInstance', primary)],
  };
  if (neverActive(notification.change)) {
    return { meaning: `Somebody is deleting this instance. ${NEVER_ACTIVE}`, steps: [who, look] };
  }
  return {
    meaning:
      "Somebody is deleting the whole Identity Center instance: its users, groups, assignments and everybody's sign-in through it. It cannot be undone once it is done.",
    steps: [
      who,
      {
        text: 'If it was not intended, open a case with AWS Support at the highest severity you have, and get your emergency access ready.',
      },
      look,
    ],
  };
}

export function explainLostInstance(
  notification: ChangedNotification,
  { scope }: MessageContext,
): Explanation {
  const primary = primaryOf(notification, scope);
  const meaning = `The instance was ${endsOf(notification.change).from?.status ?? 'there'} and is no longer listed, without having been seen as being deleted.`;
  const who: Step = {
    text: 'Find out whether somebody deleted it, or took the delegated administration away from this account:',
    commands: [whoCalled('DeleteInstance', primary)],
  };
  if (neverActive(notification.change)) {
    return {
      meaning: `${meaning} ${NEVER_ACTIVE}`,
      steps: [
        { text: 'Look for the instance:', commands: [listInstances(primary)] },
        who,
        { text: 'If nobody did, open a case with AWS Support.' },
      ],
    };
  }
  return {
    meaning: `${meaning} Everybody who signs in through it may be locked out.`,
    steps: [
      { text: 'Try to sign in, and look for the instance:', commands: [listInstances(primary)] },
      who,
      {
        text: 'If it is really gone, open a case with AWS Support at the highest severity you have, and use your emergency access.',
      },
    ],
  };
}

export const explainDeleted = (): Explanation => ({
  meaning: 'The instance is deleted. Nobody can sign in through it.',
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
