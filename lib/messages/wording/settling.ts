import { type Change, endsOf } from '../../domain/change.ts';
import type { Episode } from '../../domain/episode.ts';
import type { ChangedNotification, OngoingNotification } from '../../domain/ledger.ts';
import { DAY } from '../../domain/time.ts';
import { DAYS_UNTIL_SETTLED } from '../../domain/track/lost.ts';
import type { MessageContext } from '../context.ts';
import { formatInstant } from '../duration.ts';
import { instanceName, isAwsStatus, lengthText, sentenceSubject, whatOf } from '../topic.ts';
import { settleIncident } from './commands.ts';
import type { Fact, Step, Words } from './words.ts';

/** The way for a person to end what AWS may never end. */
export const settleStep = (
  { incident }: OngoingNotification,
  context: MessageContext,
  when: string,
): Step => ({
  text: `${when}, say so, in account ${context.scope.accountId}. Put your reason for WHY and your name for WHO, without quotes or apostrophes:`,
  commands: [settleIncident(incident, context)],
});

/** What is urgent first, for whoever was told before; and how it ends if nothing is wrong. */
export const nextOrSettle = (
  notification: OngoingNotification,
  context: MessageContext,
  urgent: string,
): Step => {
  const { text, commands = [] } = settleStep(notification, context, 'If all this is intended');
  return { text: `${urgent} ${text}`, commands };
};

/** Every message about a loss says when it is closed, because the last reminder before that must. */
export function endsByItself(
  { episode, decidedAt }: OngoingNotification,
  context: Pick<MessageContext, 'timeZone'>,
): readonly Fact[] {
  // What is listed again ends when its status changes.
  if (episode.type !== 'lost' || episode.shownAs !== undefined) return [];
  const at = episode.since + DAYS_UNTIL_SETTLED * DAY;
  const when = at > decidedAt ? `, on ${formatInstant(at, context)} at the earliest` : '';
  return [
    ['Reminders end', `after ${DAYS_UNTIL_SETTLED} days${when}: the monitor then takes this as intended`],
  ];
}

/** What is said when a person has ended an incident, or its age has. */
export const SETTLED: Omit<Words<ChangedNotification>, 'name'> = {
  title: (notification) => {
    const { change } = notification;
    if (isTakenAlong(change)) {
      return `${whatOf(notification)} no longer watched, was ${endsOf(change).from?.status ?? 'listed'}`;
    }
    return change.justification
      ? `${whatIsSettled(notification)}, marked as intended by a person`
      : `${whatIsSettled(notification)}, taken as intended after ${lengthText(notification)}`;
  },
  explain: (notification) => ({ meaning: meaningOf(notification), steps: [LOOK_INTO_IT] }),
};

const LOOK_INTO_IT: Step = {
  text: 'If it is not as intended, look into it now: the monitor does not remind anybody of it any more.',
};

/** A status that closes because nobody watches the instance any more: the person did not speak of it. */
const isTakenAlong = (change: Change): boolean => isAwsStatus(endsOf(change).from);

function meaningOf(notification: ChangedNotification): string {
  const { change } = notification;
  if (isTakenAlong(change)) {
    return `Somebody with access to the monitor says that this instance need not be watched any more. The monitor has not checked that, and does not know what became of ${notification.resource.type === 'region' ? sentenceSubject(notification) : 'it'}.`;
  }
  const again = againText(endsOf(change).from);
  return change.justification
    ? `Somebody with access to the monitor says that this is as intended. The monitor has not checked that. ${again}`
    : `It has not come back for ${DAYS_UNTIL_SETTLED} days, so the monitor takes that as intended. ${again}`;
}

function againText(from: Episode | undefined): string {
  if (from?.type === 'unwatched')
    return 'It watches the instance again when the Region that it asks lists it.';
  if (from?.type === 'primary') return 'You will be told if the primary Region changes.';
  return 'You will be told if it comes back and disappears again.';
}

function whatIsSettled(notification: ChangedNotification): string {
  const { from } = endsOf(notification.change);
  switch (from?.type) {
    case 'primary':
      return `primary Region ${from.status} of ${instanceName(notification)}`;
    case 'unwatched':
      return `${whatOf(notification)} no longer watched`;
    case 'unlisted':
      return `Regions of ${instanceName(notification)} not listed`;
    case 'idle':
      return 'no instance to watch';
    default:
      return `${whatOf(notification)} not listed`;
  }
}
