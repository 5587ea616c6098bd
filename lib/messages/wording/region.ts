import type { ChangedNotification, Notification, OngoingNotification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { arnOf, isPrimary, primaryOf, regionConcerned, sentenceSubject } from '../topic.ts';
import { describeInstance, describeKey, keyPolicy, listRegions, whoCalled } from './commands.ts';
import { consoleAt } from './links.ts';
import { nextOrSettle, settleStep } from './settling.ts';
import type { Explanation, Step } from './words.ts';

export function explainAdding(notification: OngoingNotification, { scope }: MessageContext): Explanation {
  const region = regionConcerned(notification, scope);
  const primary = primaryOf(notification, scope);
  const arn = arnOf(notification);
  const { episode } = notification;
  const again =
    episode.type === 'region' && episode.after === 'ACTIVE'
      ? `${region} was ACTIVE before this add was seen. Somebody may have removed it and added it again, or AWS began anew. `
      : '';
  return {
    meaning: `${again}AWS is copying the instance to ${region}. AWS promises no duration and has no failed state for this: an add that went wrong looks exactly like this one. You will be told when it is finished. Until then, do not count on ${region} for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.`,
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
    next: {
      text: 'If the cause is not found by now, open a case with AWS Support for IAM Identity Center and give the ARN, the Region and the times above. An add cannot be cancelled.',
    },
  };
}

export function explainRemoving(notification: OngoingNotification, { scope }: MessageContext): Explanation {
  const region = regionConcerned(notification, scope);
  const primary = primaryOf(notification, scope);
  if (isPrimary(notification)) return explainPrimaryRemoval(region, seeNow(arnOf(notification), primary));
  return {
    meaning: `AWS is removing ${region} from the instance. You will be told when it is finished. AWS promises no duration and has no failed state for this. Until then, do not count on ${region} for sign-in; and no other Region can be added or removed. By itself this does not touch sign-in through Regions that are ACTIVE.`,
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
    next: {
      text: 'If nobody knows of this removal, find out who asked for it. If it was asked for, open a case with AWS Support for IAM Identity Center once it has gone on for a day.',
      commands: [whoCalled('RemoveRegion', primary)],
    },
  };
}

export const explainVanishedRegion = (
  notification: ChangedNotification,
  look: Step,
  { scope }: MessageContext,
): Explanation => ({
  meaning: `${sentenceSubject(notification)} was being added and is no longer listed. The monitor never saw it ACTIVE since the add began. AWS has no failed state, so this may be an add that failed. It also looks like this when AWS stops listing the Regions of an instance. People cannot count on signing in there.`,
  steps: [
    {
      text: 'If AWS still lists your other Regions, the add has probably failed. Before the next attempt check the replica of the KMS key in that Region (it exists, is enabled, and has the key policy: KMS does not copy policies), and that no service control policy denies an identitystore action there.',
    },
    whetherRemoved(notification, scope),
    {
      text: 'Then add the Region again. If it disappears again, open a case with AWS Support and give the times above.',
    },
    look,
  ],
});

export const explainRestarted = (notification: ChangedNotification, look: Step): Explanation => ({
  meaning: `Another add of ${sentenceSubject(notification)} has begun. The monitor never saw the one before end as ACTIVE. The time counts from the new one.`,
  steps: [
    {
      text: 'If somebody, or a tool such as Terraform, keeps retrying: find out why the add does not finish before it is tried once more. Check the KMS key replica and its policy, and service control policies, in that Region.',
    },
    look,
  ],
});

export function explainLostRegion(notification: OngoingNotification, context: MessageContext): Explanation {
  const { scope } = context;
  return {
    meaning: `${howItWasLost(notification)} Do not count on it for sign-in. You will be told when it is ACTIVE again.`,
    steps: [
      seeNow(arnOf(notification), primaryOf(notification, scope)),
      whetherRemoved(notification, scope),
      { text: 'If nobody did, open a case with AWS Support. If it was a mistake, add the Region again.' },
      settleStep(notification, context, 'If this is intended'),
    ],
    next: nextOrSettle(
      notification,
      context,
      'If nobody removed it on purpose, open a case with AWS Support and give the ARN, the Region and the times above.',
    ),
  };
}

function howItWasLost(notification: OngoingNotification): string {
  const { episode } = notification;
  const { was = '', shownAs } = episode.type === 'lost' ? episode : {};
  const before = `${sentenceSubject(notification)} was ${was || 'listed'}, and then AWS did not list it any more.`;
  return shownAs === undefined
    ? `${before} The monitor never saw it REMOVING.`
    : `${before} It is listed again as ${shownAs}.`;
}

const explainPrimaryRemoval = (region: string, look: Step): Explanation => ({
  meaning: `${region} is the primary Region and is REMOVING, though AWS says that a primary Region cannot be removed. Sign-in and all administration may be about to go. You will be told when it is finished.`,
  steps: [whoRemoves(region), EMERGENCY, look],
  next: EMERGENCY,
});

const EMERGENCY: Step = {
  text: 'Open a case with AWS Support at the highest severity you have, and get your emergency access ready.',
};

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
