import type { Envelope } from '../domain/judge/outbox.ts';
import type { Kind, Reason } from '../domain/ledger.ts';
import { instanceId, type Scope, type Severity } from '../domain/resource.ts';
import type { Instant } from '../domain/time.ts';
import type { MessageContext } from './context.ts';
import { dataOf, type MessageData } from './data.ts';
import { type Fact, factsOf } from './facts.ts';
import { headlineOf, markOf, type Tone, toneOf } from './headline.ts';
import { type Section, sectionsOf } from './sections.ts';
import { arnOf, regionConcerned } from './topic.ts';
import { explain, titleOf } from './wording/notification.ts';
import type { Explanation } from './wording/words.ts';

/**
 * What one message says, whatever carries it: plain text everywhere, which a format escapes for its own medium.
 * A format derives nothing again: it places and cuts.
 */
export interface Message extends Explanation {
  readonly id: string;
  /** The thread. */
  readonly incident: string;
  readonly kind: Kind;
  readonly reason: Reason;
  /** The highest of all that it tells. */
  readonly severity: Severity;
  /** Every severity at which its incident was told, for whoever filters on one. */
  readonly severities: readonly Severity[];
  readonly tone: Tone;
  /** `CRITICAL`, `RESOLVED`, `CLOSED, WARNING`. */
  readonly mark: string;
  /** What happened, in a few words. */
  readonly title: string;
  /** The title. A message that repeats an earlier one begins with that. */
  readonly headline: string;
  /** Mark and headline on one line: `[CRITICAL] Reminder: eu-west-1 still ADDING after 6h`. */
  readonly head: string;
  /** The Region to look at. */
  readonly region: string;
  /** The instance that it is about, if it is about one. */
  readonly instance?: { readonly id: string; readonly name?: string };
  /** Only in a test: says that nothing in it is real. */
  readonly notice?: string;
  /** As they were decided, in the order in which a reader asks for them. */
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  /** The same for a program. */
  readonly data: MessageData;
  readonly sender: Scope;
  readonly sentAt: Instant;
}

/** The one place where the facts of an outbox become words. */
export function messageOf(envelope: Envelope, context: MessageContext): Message {
  const { id, newest, severity } = envelope;
  const { incident, kind, reason } = newest;
  const title = titleOf(newest);
  const mark = markOf(envelope);
  const headline = headlineOf(reason, title);
  return {
    id,
    incident,
    kind,
    reason,
    severity,
    severities: severitiesOf(envelope),
    tone: toneOf(envelope),
    mark,
    title,
    headline,
    head: `${context.test ? '[TEST] ' : ''}[${mark}] ${headline}`,
    region: regionConcerned(newest, context.scope),
    ...instanceOf(envelope),
    ...(context.test && { notice: TEST_NOTICE }),
    facts: factsOf(envelope, context),
    ...explain(newest, context),
    sections: sectionsOf(envelope, context.scope),
    data: dataOf(envelope),
    sender: context.scope,
    sentAt: context.now,
  };
}

const severitiesOf = ({ newest, earlier, severity }: Envelope): readonly Severity[] => [
  ...new Set([...[...earlier, newest].flatMap((one) => one.severities), severity]),
];

function instanceOf({ newest }: Envelope): Pick<Message, 'instance'> {
  const id = instanceId(arnOf(newest) ?? '');
  const name = newest.instance?.name;
  return name || id ? { instance: { id, ...(name && { name }) } } : {};
}

const TEST_NOTICE =
  'THIS IS A TEST of the monitor, sent on request. The Region and the instance are made up: nothing is wrong, and nothing needs to be done.';
