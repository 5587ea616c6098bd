import { consoleAt, describeInstance, whoCalled } from './commands.ts';
import type { MessageContext } from './context.ts';
import type { Explanation, Ongoing, Step } from './explain.ts';
import { arnOf, primaryOf } from './reading.ts';

export function explainCreateFailed(notification: Ongoing, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'AWS could not create this instance, and nobody can sign in through it. It stays like this until somebody acts.',
    steps: [
      reason(notification, primary),
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

export function explainStuckCreating(notification: Ongoing, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'AWS is still creating this instance, and promises no duration. Until it is ACTIVE nobody can sign in through it.',
    steps: [
      reason(notification, primary),
      {
        text: 'Check that no service control policy denies actions of Identity Center, and that the KMS key, if you chose one, is enabled and lets Identity Center use it.',
      },
      support('If it goes on for hours'),
    ],
  };
}

export function explainStuckDeleting(notification: Ongoing, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  return {
    meaning:
      'This instance is being deleted, and AWS has not finished. Assignments, and any sign-in through it, go away with it. While it lasts, its Regions are not watched.',
    steps: [
      reason(notification, primary),
      {
        text: 'If nobody knows of this deletion, find out who asked for it, now (look in the management account too):',
        commands: [whoCalled('DeleteInstance', primary)],
      },
      support('If it was intended and goes on for a day'),
    ],
  };
}

const reason = (notification: Ongoing, primary: string): Step => ({
  text: `See what AWS says now, with its reason: ${consoleAt(primary)}, or:`,
  commands: [describeInstance(arnOf(notification), primary)],
});

const support = (when: string): Step => ({
  text: `${when}, open a case with AWS Support for IAM Identity Center and give the ARN and the times above.`,
});
