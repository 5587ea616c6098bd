import { type Change, endsOf, type Outcome } from '../domain/change.ts';
import { consoleAt, listInstances, listRegions, whoCalled } from './commands.ts';
import type { MessageContext } from './context.ts';
import type { Changed, Explanation, Step } from './explain.ts';
import { explainDeletionStarted, explainLostInstance } from './explain-instance-end.ts';
import { explainPrimaryRemoval, whoRemoves } from './explain-region.ts';
import { arnOf, isPrimary, neverActive, primaryOf, sentenceSubject, whatOf } from './reading.ts';

const NOTHING: Step = { text: 'Nothing needs to be done.' };

/** How an incident ended, or a change that is told by itself. */
export function explainOutcome(notification: Changed, { scope }: MessageContext): Explanation {
  const primary = primaryOf(notification, scope);
  const what = sentenceSubject(notification);
  const { change } = notification;
  const look = lookAt(notification, primary);
  switch (change.outcome satisfies Outcome) {
    case 'completed':
      return completed(change, what);
    case 'recovered':
      return recovered(change, what);
    case 'appeared':
      return {
        meaning: `${what} was not there before, or had been gone.`,
        steps: [{ text: 'If nobody expected this, find out who added it.' }, look],
      };
    case 'removal-started':
      return removalStarted(notification, primary, look);
    case 'deletion-started':
      return explainDeletionStarted(change, primary, look);
    case 'vanished':
      return {
        meaning: `${what} was being added and is no longer listed, without ever becoming ACTIVE. AWS has no failed state, so this is how a failed or cancelled add looks. People cannot sign in there.`,
        steps: [
          {
            text: 'If nobody cancelled it, the add failed. Before the next attempt check the replica of the KMS key in that Region (it exists, is enabled, and has the key policy: KMS does not copy policies), and that no service control policy denies an identitystore action there.',
          },
          { text: 'Find out whether somebody removed it:', commands: [whoCalled('RemoveRegion', primary)] },
          {
            text: 'Then add the Region again. If it disappears again, open a case with AWS Support and give the times above.',
          },
          look,
        ],
      };
    case 'superseded':
      return superseded(change, what, look);
    case 'reverted':
      return {
        meaning: `${what} was being ${change.resource.type === 'region' ? 'removed' : 'deleted'} and is ACTIVE again. Whoever counted on its going away must know.`,
        steps: [{ text: 'If it was meant to go, find out why it did not, and try again.' }, look],
      };
    case 'lost':
      return change.resource.type === 'region'
        ? lostRegion(what, primary, look)
        : explainLostInstance(change, primary);
    case 'primary-changed':
      return {
        meaning:
          'AWS says that the primary Region of an instance cannot change, and now names another one. The monitor asks the Region that it was given, so it may look in the wrong place from now on.',
        steps: [
          look,
          {
            text: 'If AWS really moved it, deploy the monitor with the new primary Region as IDENTITY_CENTER_REGION.',
          },
          { text: 'If nobody knows of a move, open a case with AWS Support.' },
        ],
      };
    case 'instance-gone':
      return {
        meaning: `The instance of ${what} is gone, so there is nothing left to watch here. What happened to the instance comes in its own message.`,
        steps: [look],
      };
  }
}

function completed(change: Change, what: string): Explanation {
  const { from, to } = endsOf(change);
  if (from?.status === 'DELETE_IN_PROGRESS') {
    return {
      meaning: 'The instance is deleted. Nobody can sign in through it.',
      steps: [
        {
          text: 'If this was intended, nothing needs to be done. If nobody intended it, open a case with AWS Support now.',
        },
      ],
    };
  }
  const active =
    from?.status === 'ADDING' ? `${what} is ACTIVE: people can sign in there.` : 'The instance is ACTIVE.';
  return { meaning: to ? active : `${what} is no longer part of the instance.`, steps: [NOTHING] };
}

function recovered(change: Change, what: string): Explanation {
  const { from, to } = endsOf(change);
  switch (change.resource.type) {
    case 'scope':
      return {
        meaning:
          'The monitor sees all of Identity Center again. Anything important that happened meanwhile comes in its own message.',
        steps: [NOTHING],
      };
    case 'record':
      return {
        meaning:
          'The record can be read again, or was deleted. If it was deleted, the monitor starts afresh with this instance and has forgotten what was open.',
        steps: [NOTHING],
      };
    case 'instance':
    case 'region':
      if (from?.type !== 'unknown')
        return { meaning: 'The instance, whose creation had failed, is ACTIVE.', steps: [NOTHING] };
      return {
        meaning: `${what} shows a status that the monitor knows${to ? ` (${to.status})` : ''} and is watched as ever. That says nothing about whether this status is the one you want.`,
        steps: [
          { text: to?.status === 'ACTIVE' ? NOTHING.text : 'Check that it is the status that you expect.' },
        ],
      };
  }
}

function removalStarted(notification: Changed, primary: string, look: Step): Explanation {
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

function superseded(change: Change, what: string, look: Step): Explanation {
  const { resource } = change;
  const { from, to } = endsOf(change);
  if (resource.type === 'scope') {
    return {
      meaning: 'This poll saw less than all. If that goes on, it comes in its own message.',
      steps: [look],
    };
  }
  if (from?.status === 'ADDING' && to?.status === 'ADDING') {
    return {
      meaning: `The add of ${what} ended without the Region becoming ACTIVE, and another add of it began. The time counts from that one.`,
      steps: [
        {
          text: 'If somebody, or a tool such as Terraform, keeps retrying: find out why the add does not finish before it is tried once more. Check the KMS key replica and its policy, and service control policies, in that Region.',
        },
        look,
      ],
    };
  }
  if (to === undefined) {
    const cleared = neverActive(change)
      ? ' If somebody deleted the failed instance, nothing needs to be done.'
      : '';
    return {
      meaning: `${what} was ${from?.status ?? 'listed'} and is no longer listed.${cleared}`,
      steps: [look],
    };
  }
  return {
    meaning: `${what} was ${from?.status ?? 'listed'} and is now ${to.status}. If that calls for somebody, it comes in its own message.`,
    steps: [look],
  };
}

const lostRegion = (what: string, primary: string, look: Step): Explanation => ({
  meaning: `${what} was ACTIVE and is no longer listed, without having been seen as REMOVING. People cannot count on signing in there.`,
  steps: [
    look,
    { text: 'Find out whether somebody removed it:', commands: [whoCalled('RemoveRegion', primary)] },
    { text: 'If nobody did, open a case with AWS Support. If it was a mistake, add the Region again.' },
  ],
});

function lookAt(notification: Changed, primary: string): Step {
  const text = `See how things are now: ${consoleAt(primary)}, or:`;
  return notification.resource.type === 'region' && notification.change.outcome !== 'instance-gone'
    ? { text, commands: [listRegions(arnOf(notification), primary)] }
    : { text, commands: [listInstances(primary)] };
}
