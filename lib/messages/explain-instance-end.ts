import { type Change, endsOf } from '../domain/change.ts';
import { listInstances, whoCalled } from './commands.ts';
import type { Explanation, Step } from './explain.ts';
import { neverActive } from './reading.ts';

const NEVER_ACTIVE =
  'It never became ACTIVE, so no sign-in goes through it. If you are clearing up a failed creation, nothing needs to be done.';

export function explainDeletionStarted(change: Change, primary: string, look: Step): Explanation {
  const who: Step = {
    text: 'If this was not intended, find out who asked for it, now (look in the management account too):',
    commands: [whoCalled('DeleteInstance', primary)],
  };
  if (neverActive(change)) {
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

export function explainLostInstance(change: Change, primary: string): Explanation {
  const meaning = `The instance was ${endsOf(change).from?.status ?? 'there'} and is no longer listed, without having been seen as being deleted.`;
  const who: Step = {
    text: 'Find out whether somebody deleted it, or took the delegated administration away from this account:',
    commands: [whoCalled('DeleteInstance', primary)],
  };
  if (neverActive(change)) {
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
