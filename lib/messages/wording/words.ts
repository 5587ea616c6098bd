import type { Notification } from '../../domain/ledger.ts';
import type { MessageContext } from '../context.ts';

/** A label and its value. */
export type Fact = readonly [label: string, value: string];

/** The words for one member of a closed list. */
export interface Words<N extends Notification> {
  /** What a count of several says. */
  readonly name: string;
  /** What happened, in a few words. */
  readonly title: (notification: N) => string;
  readonly explain: (notification: N, context: MessageContext) => Explanation;
}

/** For somebody woken at night who has never seen this monitor. */
export interface Explanation {
  readonly meaning: string;
  readonly steps: readonly Step[];
  /** The one to take when people were told before; otherwise the last. */
  readonly next?: Step;
}

/** One thing to do, with the commands for it, ready to paste. */
export interface Step {
  readonly text: string;
  readonly commands?: readonly string[];
}

export const NOTHING: Step = { text: 'Nothing needs to be done.' };
