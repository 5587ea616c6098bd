import { OUTCOMES as ALL_OUTCOMES } from '../../domain/change.ts';
import { CONDITION_KINDS } from '../../domain/conditions.ts';
import type { SummaryNotification } from '../../domain/ledger.ts';
import { primaryOf } from '../topic.ts';
import { listInstances } from './commands.ts';
import { KINDS } from './kinds.ts';
import { consoleAt } from './links.ts';
import { OUTCOMES } from './outcomes.ts';
import type { Words } from './words.ts';

/** `closed: Region ADDING`, of `closed region-adding`. */
export function countText(what: string): string {
  const [reason, name] = what.split(' ', 2);
  const kind = CONDITION_KINDS.find((one) => one === name);
  if (kind !== undefined) return `${reason}: ${KINDS[kind].name}`;
  const outcome = ALL_OUTCOMES.find((one) => one === name);
  return outcome === undefined ? what : `a change: ${OUTCOMES[outcome].name}`;
}

export const SUMMARY: Omit<Words<SummaryNotification>, 'name'> = {
  title: ({ counts }) => {
    const count = Object.values(counts).reduce((sum, of) => sum + of, 0);
    return `${count} older notifications counted in one message`;
  },
  explain: (notification, { scope }) => {
    const primary = primaryOf(notification, scope);
    return {
      meaning:
        'So much happened while messages could not be delivered that the oldest were counted instead of kept. They are all about things that are over. What is still open comes in messages of its own. The ids in this message tell which incidents have ended, should you have been told of one.',
      steps: [
        { text: `See how things are now: ${consoleAt(primary)}, or:`, commands: [listInstances(primary)] },
        {
          text: "Find out why delivery failed: the errors of the monitor's function in CloudWatch Logs, the policy of the alert topic, and its encryption key.",
        },
      ],
    };
  },
};
