import { consoleAt, describeInstance, describeKey, keyPolicy, listRegions, whoCalled } from './commands.ts';
import type { MessageContext } from './context.ts';
import type { Explanation, Ongoing, Step } from './explain.ts';
import { arnOf, isPrimary, primaryOf, regionConcerned } from './reading.ts';

export function explainStuckAdding(notification: Ongoing, { scope }: MessageContext): Explanation {
  const region = regionConcerned(notification, scope);
  const primary = primaryOf(notification, scope);
  const arn = arnOf(notification);
  return {
    meaning: `AWS is still copying the instance to ${region}. AWS promises no duration and has no failed state for this: an add that went wrong looks exactly like this one. Until it ends, do not count on ${region} for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.`,
    steps: [
      now(arn, primary),
      {
        text: 'See whether the instance uses a customer managed KMS key (KmsKeyArn in the answer):',
        commands: [describeInstance(arn, primary)],
      },
      {
        text: `If it does, look at the replica of that key in ${region}. It must exist and be enabled, and its key policy must allow the same as in ${primary}: KMS does not copy key policies. In the account that owns the key:`,
        commands: [describeKey(region), keyPolicy(region)],
      },
      {
        text: `In AWS Organizations, check that no service control policy denies an identitystore action in ${region}. Policies that allow only some Regions often do.`,
      },
      {
        text: `If nothing of this is the cause, or it goes on after you put it right, open a case with AWS Support for IAM Identity Center and give the ARN, the Region and the times above. You cannot cancel it yourself: a Region cannot be removed while it is being added.`,
      },
    ],
  };
}

export function explainStuckRemoving(notification: Ongoing, { scope }: MessageContext): Explanation {
  const region = regionConcerned(notification, scope);
  const primary = primaryOf(notification, scope);
  if (isPrimary(notification)) return explainPrimaryRemoval(region, now(arnOf(notification), primary));
  return {
    meaning: `AWS is still removing ${region} from the instance. AWS promises no duration and has no failed state for this. Until it ends, do not count on ${region} for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.`,
    steps: [
      now(arnOf(notification), primary),
      {
        text: 'If nobody knows of this removal, find out who asked for it (look in the management account too):',
        commands: [whoCalled('RemoveRegion', primary)],
      },
      {
        text: `Leave the KMS key of the instance in ${region} enabled, with its policy, until the Region is no longer listed; and check that no service control policy denies an identitystore action there.`,
      },
      {
        text: 'If it goes on for more than a day, open a case with AWS Support for IAM Identity Center and give the ARN, the Region and the times above. A removal cannot be cancelled.',
      },
    ],
  };
}

/** Whether it began or goes on. */
export const explainPrimaryRemoval = (region: string, look: Step): Explanation => ({
  meaning: `AWS says that a primary Region cannot be removed, and yet ${region} is shown as REMOVING. Sign-in and all administration may be about to go.`,
  steps: [
    whoRemoves(region),
    {
      text: 'Open a case with AWS Support at the highest severity you have, and get your emergency access ready.',
    },
    look,
  ],
});

export const whoRemoves = (primary: string): Step => ({
  text: 'If this was not intended, find out who asked for it (look in the management account too):',
  commands: [whoCalled('RemoveRegion', primary)],
});

const now = (arn: string | undefined, primary: string): Step => ({
  text: `See what AWS says now: ${consoleAt(primary)}, Settings; or, with a recent AWS CLI:`,
  commands: [listRegions(arn, primary)],
});
