import type { Outcome } from '../../lib/domain/change.ts';
import type { Kind, Notification, Reason } from '../../lib/domain/ledger.ts';
import { instanceId, type Resource, type Severity } from '../../lib/domain/resource.ts';
import type { InboxMessage } from '../aws/sns/inbox.ts';
import { arnOf } from './stage.ts';

/** A message that SNS accepted, as a machine that subscribes reads it. */
export interface Arrival {
  readonly id: string;
  readonly incident: string;
  readonly sequence: number;
  readonly reason: Reason;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly severities: readonly Severity[];
  readonly outcome?: Outcome;
  readonly resource: Resource;
  /** ISO 8601. */
  readonly decidedAt: string;
  readonly durationSeconds?: number;
  readonly counts?: Readonly<Record<string, number>>;
  /** Those that it lists because they did not arrive before, the oldest first. */
  readonly earlier: readonly Covered[];
  /** Every notification that it covers: the earlier ones, and itself as the last. */
  readonly covers: readonly Covered[];
  /** Its JSON. */
  readonly text: string;
  /** Subject and body of its email. */
  readonly email: string;
}

export interface Covered {
  readonly id: string;
  readonly reason: Reason;
  readonly severity: Severity;
}

export function arrivalOf({ subject, bodies }: InboxMessage): Arrival {
  const text = bodies.lambda ?? '';
  const event = JSON.parse(text) as Omit<Arrival, 'covers' | 'text' | 'email'>;
  const { id, reason, severity, earlier } = event;
  const covers = [...earlier, { id, reason, severity }];
  return { ...event, covers, text, email: `${subject}\n${bodies.email}` };
}

/** The key of the record that a resource is remembered in. */
export const keyOf = (resource: Notification['resource']): string =>
  resource.type === 'instance' || resource.type === 'region' ? resource.arn : 'scope';

/** What a story must say for this message to be expected. */
export function expectationText(arrival: Arrival): string {
  const { reason, kind, severity, outcome, resource, earlier } = arrival;
  const listing = earlier.length > 0 ? ` listing ${earlier.map((one) => one.reason).join(', ')}` : '';
  const of = `${nameOf(resource)}${listing}`;
  if (reason === 'closed') return `closed ${outcome} ${kind} ${of}`;
  return `${reason} ${severity} ${reason === 'summarised' ? countOf(arrival) : kind} ${of}`;
}

/** How many notifications it counts. */
export const countOf = ({ counts = {} }: Arrival): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** A resource as stories name it, with its instance. */
export function nameOf(resource: Resource): string {
  switch (resource.type) {
    case 'scope':
      return 'scope';
    case 'record':
      return `record/${storyName(resource.key)}`;
    case 'instance':
      return storyName(resource.arn);
    case 'region':
      return `${storyName(resource.arn)}/${resource.region}`;
  }
}

/** The name from which an ARN was made. */
function storyName(arn: string): string {
  const name = instanceId(arn).replace(/^ssoins-0*/, '');
  return arnOf(name) === arn ? name : arn;
}
