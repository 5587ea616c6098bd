import type { ChangedNotification, Notification, OngoingNotification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { arnOf, isPrimary, primaryOf, regionConcerned, sentenceSubject, whatOf } from '../topic.ts';
import { describeInstance, describeKey, keyPolicy, listRegions, whoCalled } from './commands.ts';
import { consoleAt } from './links.ts';
import type { Explanation, Step } from './words.ts';

export function explainStuckAdding(
  notification: OngoingNotification,
  { scope }: MessageContext,
): Explanation {
  const region = regionConcerned(notification, scope);
  const primary = primaryOf(notification, scope);
  const arn = arnOf(notification);
  return {
    meaning: `AWS is still copying the instance to ${region}. AWS promises no duration and has no failed state for this: an add that went wrong looks exactly like this one. Until it ends, do not count on ${region} for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.`,
    steps: [
      seeNow(arn, primary),
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

export function explainStuckRemoving(
  notification: OngoingNotification,
  { scope }: MessageContext,
): Explanation {
  const region = regionConcerned(notification, scope);
  const primary = primaryOf(notification, scope);
  if (isPrimary(notification)) return explainPrimaryRemoval(region, seeNow(arnOf(notification), primary));
  return {
    meaning: `AWS is still removing ${region} from the instance. AWS promises no duration and has no failed state for this. Until it ends, do not count on ${region} for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.`,
    steps: [
      seeNow(arnOf(notification), primary),
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

export function explainRemovalStarted(
  notification: ChangedNotification,
  look: Step,
  { scope }: MessageContext,
): Explanation {
  const primary = primaryOf(notification, scope);
  if (isPrimary(notification)) return explainPrimaryRemoval(primary, look);
  return {
    meaning: `Somebody is removing ${whatOf(notification)} from the instance. People will not be able to sign in there, which matters on the day when the primary Region is down.`,
    steps: [
      whoRemoves(primary),
      {
        text: 'A removal cannot be cancelled. If it was a mistake, add the Region again once it is no longer listed.',
      },
      look,
    ],
  };
}

export const explainVanished = (
  notification: ChangedNotification,
  look: Step,
  { scope }: MessageContext,
): Explanation => ({
  meaning: `${sentenceSubject(notification)} was being added and is no longer listed, without ever becoming ACTIVE. AWS has no failed state, so this is how a failed or cancelled add looks. People cannot sign in there.`,
  steps: [
    {
      text: 'If nobody cancelled it, the add failed. Before the next attempt check the replica of the KMS key in that Region (it exists, is enabled, and has the key policy: KMS does not copy policies), and that no service control policy denies an identitystore action there.',
    },
    whetherRemoved(notification, scope),
    {
      text: 'Then add the Region again. If it disappears again, open a case with AWS Support and give the times above.',
    },
    look,
  ],
});

export const explainRestarted = (notification: ChangedNotification, look: Step): Explanation => ({
  meaning: `The add of ${sentenceSubject(notification)} ended without the Region becoming ACTIVE, and another add of it began. The time counts from that one.`,
  steps: [
    {
      text: 'If somebody, or a tool such as Terraform, keeps retrying: find out why the add does not finish before it is tried once more. Check the KMS key replica and its policy, and service control policies, in that Region.',
    },
    look,
  ],
});

export const explainLostRegion = (
  notification: ChangedNotification,
  look: Step,
  { scope }: MessageContext,
): Explanation => ({
  meaning: `${sentenceSubject(notification)} was ACTIVE and is no longer listed, without having been seen as REMOVING. People cannot count on signing in there.`,
  steps: [
    look,
    whetherRemoved(notification, scope),
    { text: 'If nobody did, open a case with AWS Support. If it was a mistake, add the Region again.' },
  ],
});

/** Whether it began or goes on. */
const explainPrimaryRemoval = (region: string, look: Step): Explanation => ({
  meaning: `AWS says that a primary Region cannot be removed, and yet ${region} is shown as REMOVING. Sign-in and all administration may be about to go.`,
  steps: [
    whoRemoves(region),
    {
      text: 'Open a case with AWS Support at the highest severity you have, and get your emergency access ready.',
    },
    look,
  ],
});

const whoRemoves = (primary: string): Step => ({
  text: 'If this was not intended, find out who asked for it (look in the management account too):',
  commands: [whoCalled('RemoveRegion', primary)],
});

const seeNow = (arn: string | undefined, primary: string): Step => ({
  text: `See what AWS says now: ${consoleAt(primary)}, Settings; or, with a recent AWS CLI:`,
  commands: [listRegions(arn, primary)],
});

const whetherRemoved = (notification: Notification, scope: MessageContext['scope']): Step => ({
  text: 'Find out whether somebody removed it:',
  commands: [whoCalled('RemoveRegion', primaryOf(notification, scope))],
});
