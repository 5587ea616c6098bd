import type { Envelope } from '../domain/judge/outbox.ts';
import type { Kind, OpenReason, Reason } from '../domain/ledger.ts';
import type { Scope, Severity } from '../domain/resource.ts';
import type { MessageContext } from './context.ts';
import { dataOf, type MessageData } from './data.ts';
import { formatInstant } from './duration.ts';
import { detailsOf, factsOf } from './facts.ts';
import { headlineOf, markOf, subjectOf } from './headline.ts';
import { impactOf } from './impact.ts';
import { type Section, sectionsOf } from './sections.ts';
import { isTest } from './test-notification.ts';
import { type Tone, toneOf } from './tone.ts';
import { isOngoing, primaryOf, regionConcerned } from './topic.ts';
import { type Link, linksOf } from './wording/links.ts';
import { explain, wasDeliveredBefore } from './wording/notification.ts';
import type { Explanation, Fact, Step } from './wording/words.ts';

/**
 * What one message says, whatever carries it: plain text everywhere, which a format escapes for its own medium.
 * A format derives nothing again: it places and cuts.
 */
export interface Message extends Omit<Explanation, 'next'> {
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
  /** What it is about: the same in all messages of one incident. */
  readonly subject: string;
  /** What happened to what, with its age. A message that repeats an earlier one begins with that. */
  readonly headline: string;
  /** What it means for signing in, in one sentence. */
  readonly impact: string;
  /** How things stand, since when, and why there is a message now. */
  readonly facts: readonly Fact[];
  /** Whoever was told before needs no more than this in the place of the meaning and the steps. */
  readonly brief?: Brief;
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  /** What it is about, for whoever has to find it. */
  readonly details: readonly Fact[];
  /** The Region to look at. */
  readonly region: string;
  /** Only in a test: says that nothing in it is real. */
  readonly notice?: string;
  /** The same for a program. */
  readonly data: MessageData;
  readonly sender: Scope;
  /** When it was sent, as people read it. */
  readonly sentAt: string;
}

export interface Brief {
  readonly next: Step;
  /** Where the rest stands. */
  readonly rest: string;
}

/** The one place where the facts of an outbox become words. */
export function messageOf(envelope: Envelope, context: MessageContext): Message {
  const { id, newest, severity } = envelope;
  const { incident, kind, reason } = newest;
  const region = regionConcerned(newest, context.scope);
  const { next, ...explanation } = explain(newest, context);
  return {
    id,
    incident,
    kind,
    reason,
    severity,
    severities: severitiesOf(envelope),
    tone: toneOf(envelope),
    mark: markOf(envelope),
    subject: `Identity Center: ${subjectOf(newest, context.scope)}`,
    headline: headlineOf(newest),
    impact: impactOf(newest, context),
    facts: factsOf(envelope, context),
    ...explanation,
    ...briefOf(envelope, next ?? explanation.steps.at(-1), context),
    sections: sectionsOf(envelope, context),
    links: linksOf({ kind, region: primaryOf(newest, context.scope) }, context),
    details: detailsOf(envelope, context),
    region,
    ...(isTest(envelope) && { notice: TEST_NOTICE }),
    data: dataOf(envelope),
    sender: context.scope,
    sentAt: formatInstant(context.now, context),
  };
}

const BRIEF: Readonly<Record<OpenReason, boolean>> = {
  opened: false,
  escalated: true,
  overdue: true,
  updated: false,
  reminded: true,
};

/** None when nothing of the incident was delivered before: then the reader needs all of it. */
function briefOf(
  envelope: Envelope,
  next: Step | undefined,
  context: MessageContext,
): { readonly brief?: Brief } {
  const { newest } = envelope;
  if (next === undefined || !isOngoing(newest) || !BRIEF[newest.reason] || !wasDeliveredBefore(envelope))
    return {};
  const first = `The first message about this, of ${formatInstant(newest.openedAt, context)}`;
  const runbook = context.runbookUrl
    ? 'the runbook'
    : `docs/runbook.md of the monitor, section ${newest.kind}`;
  return {
    brief: { next, rest: `${first}, says what it means and all that can be done. So does ${runbook}.` },
  };
}

const severitiesOf = ({ newest, earlier, severity }: Envelope): readonly Severity[] => [
  ...new Set([...[...earlier, newest].flatMap((one) => one.severities), severity]),
];

const TEST_NOTICE =
  'THIS IS A TEST of the monitor, sent on request. The Region and the instance are made up: nothing is wrong, and nothing needs to be done.';
