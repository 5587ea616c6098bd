import { type MonitorRecord, notificationId } from '../../lib/domain/record.ts';
import type { InboxMessage } from '../../local/aws/sns/inbox.ts';
import type { Item } from '../support/table/table.ts';

/** One notification that people were told of, as far as proofs compare it: neither its time nor its text. */
export interface Telling {
  readonly sequence: number;
  readonly reason: string;
  readonly kind: string;
  readonly outcome?: string;
  readonly severity: string;
}

/** A message that SNS accepted. */
export interface Arrival {
  /** The key of the record that owed it. */
  readonly record: string;
  readonly incident: string;
  /** Those that it tells, the newest last. */
  readonly tellings: readonly Telling[];
  /** Whether a stored record owed it at that moment. */
  readonly committed: boolean;
}

/** The machine-readable body. */
interface Event {
  readonly id: string;
  readonly incident: string;
  readonly sequence: number;
  readonly reason: string;
  readonly kind: string;
  readonly outcome?: string;
  readonly severity: string;
  readonly resource: { readonly type: string; readonly arn?: string };
  readonly earlier: readonly { readonly id: string; readonly reason: string; readonly severity: string }[];
}

/** Without `items` it counts as committed. */
export function arrivalOf({ bodies }: InboxMessage, items: readonly Item[] | undefined): Arrival {
  const event: Event = JSON.parse(bodies.lambda ?? '');
  const { incident, kind, outcome, reason, severity, sequence } = event;
  const earlier = event.earlier.map((one) => ({
    sequence: Number(one.id.slice(one.id.lastIndexOf('.') + 1)),
    reason: one.reason,
    kind,
    severity: one.severity,
  }));
  const newest = { sequence, reason, kind, severity, ...(outcome !== undefined && { outcome }) };
  return {
    record: event.resource.arn ?? 'scope',
    incident,
    tellings: [...earlier, newest],
    committed: items === undefined || owedBy(items).has(event.id),
  };
}

const owedBy = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(items.map(({ record }) => JSON.parse(record?.S ?? '') as MonitorRecord).flatMap(owedIds));

export const owedIds = ({ ledger }: MonitorRecord): readonly string[] => ledger.owed.map(notificationId);

/** In the words of a story, without the arrow. */
export function describeArrival({ incident, tellings }: Arrival): string {
  const told = tellings.map(({ reason, severity, outcome }) =>
    [reason, severity, outcome].filter(Boolean).join(' '),
  );
  return `${told.join(' + ')}: ${incident}.${tellings.at(-1)?.sequence}`;
}
