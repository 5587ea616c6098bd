import type { OngoingNotification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';
import { arnOf, primaryOf } from '../topic.ts';
import { askRegion, listInstances, listRegions, whoCalled } from './commands.ts';
import { nextOrSettle, settleStep } from './settling.ts';
import type { Explanation, Step } from './words.ts';

export function explainPrimaryElsewhere(
  notification: OngoingNotification,
  context: MessageContext,
): Explanation {
  const { episode } = notification;
  const { region } = context.scope;
  const was = episode.type === 'primary' ? episode.was : undefined;
  const cause =
    was === undefined
      ? `AWS names ${episode.status} as the primary Region of this instance. The monitor asks ${region}.`
      : `AWS named ${was} as the primary Region of this instance, and now names ${episode.status}. AWS says that a primary Region cannot change. The monitor still asks ${region}.`;
  return {
    meaning: `${cause} What ${region} answers may be old or incomplete, so the monitor may miss something.`,
    steps: [
      {
        text: 'See what both Regions answer:',
        commands: [listInstances(region), listInstances(episode.status)],
      },
      {
        text: `If ${episode.status} is right, let the monitor ask it. This can wait until the morning if sign-in works. Open incidents stay open. In a clone of the monitor, run this, with the other parameters of the stack added:`,
        commands: [askRegion(episode.status, context)],
      },
      { text: SUPPORT },
      settleStep(
        notification,
        context,
        'If it is to stay like this (accepted a day after the first message)',
      ),
    ],
    next: nextOrSettle(notification, context, SUPPORT),
  };
}

const SUPPORT =
  'If AWS named another primary before, open a case with AWS Support: it says that a primary Region cannot change.';

export function explainNoLongerWatched(
  notification: OngoingNotification,
  context: MessageContext,
): Explanation {
  const { episode } = notification;
  const { region } = context.scope;
  const before = episode.type === 'unwatched' ? episode.shownIn : 'another Region';
  return {
    meaning: `The monitor was told to ask ${region}. This instance was last listed in ${before}, and ${region} does not list it. That says nothing about the instance itself, but nobody watches it now. What was open about it stays open until it is listed again.`,
    steps: [
      { text: 'See where it is:', commands: [listInstances(before), listInstances(region)] },
      {
        text: `If it is to be watched, let the monitor ask ${before}, or deploy a second one for it. This can wait until the morning if sign-in works. In a clone of the monitor, run this, with the other parameters of the stack added:`,
        commands: [askRegion(before, context)],
      },
      settleStep(
        notification,
        context,
        'If it need not be watched any more, which also closes what is open about it',
      ),
    ],
    next: nextOrSettle(
      notification,
      context,
      `See whether ${before} still lists it, and decide who is to watch it.`,
    ),
  };
}

export function explainUnlisted(notification: OngoingNotification, context: MessageContext): Explanation {
  const primary = primaryOf(notification, context.scope);
  return {
    meaning:
      'AWS lists this instance without its Regions, though it had additional ones. Nobody knows whether they are still there. So the monitor tells nothing new about them, and names none for signing in. It watches the instance itself as ever.',
    steps: [
      look(listRegions(arnOf(notification), primary)),
      {
        text: 'If the Regions are listed for you, look for a newer version of this monitor. If they are not, open a case with AWS Support and send them the answer.',
      },
      settleStep(notification, context, 'If all additional Regions were removed'),
    ],
    next: nextOrSettle(
      notification,
      context,
      'Ask AWS for the Regions yourself. If they are not listed for you either, open a case with AWS Support and send them the answer.',
    ),
  };
}

export function explainNothingToWatch(
  notification: OngoingNotification,
  context: MessageContext,
): Explanation {
  const { region } = context.scope;
  return {
    meaning: `AWS lists no instance in ${region}. AWS no longer lists any instance that the monitor knew. The monitor runs, and has nothing to watch.`,
    steps: [
      look(listInstances(region)),
      {
        text: 'If an instance should be there, find out who deleted it, or took the delegated administration away from this account (look in the management account too), and open a case with AWS Support:',
        commands: [whoCalled('DeleteInstance', region)],
      },
      settleStep(notification, context, 'If there is to be none for now'),
      {
        text: 'If there is to be none any more, remove the monitor. Otherwise leave it: it watches the next instance by itself.',
      },
    ],
    next: nextOrSettle(
      notification,
      context,
      'If an instance should be there, open a case with AWS Support at the highest severity you have.',
    ),
  };
}

const look = (command: string): Step => ({ text: 'See what AWS says now:', commands: [command] });
