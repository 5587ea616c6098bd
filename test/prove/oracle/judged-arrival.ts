import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import { arrivalOf, keyOf } from '../../../local/story/arrival.ts';
import { pendingIn } from '../../support/story/records.ts';
import type { Item } from '../../support/table/table.ts';

/** One notification in a message, as far as proofs compare it: without its time and its text. */
export interface Telling {
  readonly sequence: number;
  readonly reason: string;
  readonly kind: string;
  readonly outcome?: string;
  readonly severity: string;
}

/** A message that SNS accepted, as far as proofs judge it. */
export interface JudgedArrival {
  /** The key of the record in whose outbox it was. */
  readonly record: string;
  readonly incident: string;
  /** The notifications that it carries, the newest last. */
  readonly tellings: readonly Telling[];
  /** Whether it was in a stored outbox at that moment. */
  readonly committed: boolean;
}

/** Without `items` it counts as committed. */
export function judgedArrival(message: InboxMessage, items: readonly Item[] | undefined): JudgedArrival {
  const { id, incident, kind, outcome, reason, severity, sequence, earlier, resource } = arrivalOf(message);
  const before = earlier.map((one) => ({
    sequence: Number(one.id.slice(one.id.lastIndexOf('.') + 1)),
    reason: one.reason,
    kind,
    severity: one.severity,
  }));
  const newest = { sequence, reason, kind, severity, ...(outcome !== undefined && { outcome }) };
  return {
    record: keyOf(resource),
    incident,
    tellings: [...before, newest],
    committed: items === undefined || pendingIn(items).includes(id),
  };
}

/** In the words of a story, without the arrow. */
export function describeArrival({ incident, tellings }: JudgedArrival): string {
  const texts = tellings.map(({ reason, severity, outcome }) =>
    [reason, severity, outcome].filter(Boolean).join(' '),
  );
  return `${texts.join(' + ')}: ${incident}.${tellings.at(-1)?.sequence}`;
}
