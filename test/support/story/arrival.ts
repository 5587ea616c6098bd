import type { Kind, Notification, Outcome, Reason } from '../../../lib/domain/record.ts';
import { instanceId, type Resource, type Severity } from '../../../lib/domain/resource.ts';
import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import { arnOf } from '../../../local/story/stage.ts';

/** A message as a machine that subscribes reads it. */
export interface Arrival {
  readonly id: string;
  readonly incident: string;
  readonly sequence: number;
  readonly reason: Reason;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly outcome?: Outcome;
  readonly resource: Resource;
  readonly counts?: Readonly<Record<string, number>>;
  /** Every notification that it covers, the oldest first, itself the last. */
  readonly tells: readonly { readonly id: string; readonly reason: Reason }[];
  readonly text: string;
}

export function arrivalOf({ bodies }: InboxMessage): Arrival {
  const text = bodies.lambda ?? '';
  const event = JSON.parse(text) as Omit<Arrival, 'tells' | 'text'> & { readonly earlier: Arrival['tells'] };
  const { id, reason } = event;
  return { ...event, tells: [...event.earlier, { id, reason }], text };
}

/** The key of the record that a resource is remembered in. */
export const keyOf = (resource: Notification['resource']): string =>
  resource.type === 'instance' || resource.type === 'region' ? resource.arn : 'scope';

/** What a story must say for this message to be expected. */
export function expectationText({
  reason,
  kind,
  severity,
  outcome,
  resource,
  counts,
  tells,
}: Arrival): string {
  const earlier = tells.slice(0, -1).map((one) => one.reason);
  const telling = earlier.length > 0 ? ` telling ${earlier.join(', ')}` : '';
  const of = `${nameOf(resource)}${telling}`;
  const count = Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0);
  if (reason === 'closed') return `closed ${outcome} ${kind} ${of}`;
  return `${reason} ${severity} ${reason === 'folded' ? count : kind} ${of}`;
}

function nameOf(resource: Resource): string {
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
