import { instanceId } from '../../../lib/domain/resource.ts';
import { SECOND } from '../../../lib/domain/time.ts';
import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import { arnOf } from '../../../local/story/stage.ts';
import { at, type Expectation, type Step } from '../../../local/story/story.ts';

/** What a subscriber gets as JSON, as far as stories compare it. */
interface Event {
  readonly reason: string;
  readonly kind: string;
  readonly severity: string;
  readonly outcome?: string;
  readonly resource: {
    readonly type: string;
    readonly arn?: string;
    readonly region?: string;
    readonly key?: string;
  };
  readonly durationSeconds?: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly earlier: readonly { readonly reason: string }[];
}

/** These messages must have arrived in a run, and nothing else. */
export function compareMessages(
  step: Extract<Step, { type: 'runs' }>,
  arrived: readonly InboxMessage[],
): void {
  const left = arrived.map((message) => ({
    message,
    event: JSON.parse(message.bodies.lambda ?? '') as Event,
  }));
  for (const expected of step.expected) {
    const index = left.findIndex((one) => mismatch(expected, one.event, one.message) === undefined);
    if (index < 0) throw at(expected.place, `expected ${expected.text}\n${nearest(expected, left)}`);
    left.splice(index, 1);
  }
  const [extra] = left;
  if (extra) throw at(step.place, `expected nothing else to arrive, but this did: ${describe(extra.event)}`);
}

interface Arrived {
  readonly event: Event;
  readonly message: InboxMessage;
}

/** Says why what arrived is not what was expected. */
function nearest(expected: Expectation, left: readonly Arrived[]): string {
  if (left.length === 0) return '  but nothing (else) arrived';
  const reasons = left.map(
    ({ event, message }) => `  arrived: ${describe(event)} (${mismatch(expected, event, message)})`,
  );
  return reasons.join('\n');
}

/** A message in the words of a story. */
function describe(event: Event): string {
  const { reason, kind, severity, outcome, resource, earlier } = event;
  const telling = earlier.length > 0 ? ` telling ${earlier.map((one) => one.reason).join(', ')}` : '';
  const what = reason === 'closed' ? `closed ${outcome} ${kind}` : `${reason} ${severity} ${kind}`;
  return `${what} ${nameOf(resource)}${telling}`;
}

/** What of an arrived message is not as expected; undefined when all is. */
function mismatch(
  expected: Expectation,
  event: Event,
  { bodies, subject }: InboxMessage,
): string | undefined {
  const text = `${subject}\n${bodies.email}`;
  const missing = expected.with.find((wanted) => !text.includes(wanted));
  const unwanted = expected.without.find((one) => text.includes(one));
  const told = event.earlier.map(({ reason }) => reason).join(', ');
  if (event.reason !== expected.reason) return `not ${expected.reason}`;
  if (!sameFacts(expected, event)) return 'another severity, kind or outcome';
  if (nameOf(event.resource) !== fullName(expected.resource)) return 'another resource';
  if (told !== expected.telling.join(', ')) return `telling "${told}"`;
  if (expected.after !== undefined && expected.after / SECOND !== event.durationSeconds) {
    return `after ${event.durationSeconds} s`;
  }
  if (unwanted !== undefined) return `with "${unwanted}" in:\n${text}`;
  return missing === undefined ? undefined : `without "${missing}" in:\n${text}`;
}

function sameFacts(expected: Expectation, event: Event): boolean {
  switch (expected.reason) {
    case 'closed':
      return (
        event.kind === expected.kind &&
        event.outcome === expected.outcome &&
        (expected.severity === undefined || expected.severity === event.severity)
      );
    case 'told':
      return event.outcome === expected.outcome && event.severity === expected.severity;
    case 'folded':
      return (
        event.severity === expected.severity &&
        Object.values(event.counts ?? {}).reduce((sum, count) => sum + count, 0) === expected.count
      );
    case 'opened':
    case 'escalated':
    case 'updated':
    case 'reminded':
      return event.kind === expected.kind && event.severity === expected.severity;
  }
}

const REGION = /^(?:[a-z]+-){2,3}\d$/;

/** As stories name it: Regions without an instance are those of `org`. */
const fullName = (name: string): string => (REGION.test(name) ? `org/${name}` : name);

function nameOf({ type, arn, region, key }: Event['resource']): string {
  if (type === 'scope') return 'scope';
  if (type === 'record') return `record/${storyName(key ?? '')}`;
  return region === undefined ? storyName(arn ?? '') : `${storyName(arn ?? '')}/${region}`;
}

/** The name from which the ARN was made. */
function storyName(arn: string): string {
  const name = instanceId(arn).replace(/^ssoins-0*/, '');
  return arnOf(name) === arn ? name : arn;
}
