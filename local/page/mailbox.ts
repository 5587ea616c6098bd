import { type Item, readItem } from '../../lib/aws/records/item.ts';
import { type Envelope, envelopesOf } from '../../lib/domain/judge/outbox.ts';
import { notificationId } from '../../lib/domain/ledger.ts';
import type { Instant } from '../../lib/domain/time.ts';
import type { JsonEvent } from '../../lib/messages/formats/json.ts';
import { compose, type Publication } from '../../lib/messages/publication.ts';
import type { Config } from '../../lib/poll/config.ts';
import type { InboxMessage } from '../aws/sns/inbox.ts';

/** A message of the monitor, on its way or there. */
export interface Mail {
  /** Of this row, not of the message: a repetition has the same id as what it repeats. */
  readonly key: string;
  readonly delivery: 'pending' | 'delivered' | 'repeated';
  /** When SNS accepted it, or when it was decided. */
  readonly at: Instant;
  readonly subject: string;
  readonly bodies: Readonly<Record<string, string>>;
}

/** Of notifications. What is lost was decided, does not wait, and has not arrived. */
export interface Account {
  readonly decided: number;
  readonly delivered: number;
  readonly pending: number;
  readonly repeated: number;
  readonly lost: number;
}

export interface Mailbox {
  /** Takes note of what the table holds after a run. */
  readonly look: (items: readonly Item[], messages: readonly InboxMessage[]) => void;
  /** The newest first. */
  readonly mails: () => readonly Mail[];
  readonly account: () => Account;
}

export function createMailbox(config: Pick<Config, 'messages' | 'scope'>): Mailbox {
  const decided = new Set<string>();
  let waiting: readonly Envelope[] = [];
  let arrived: readonly InboxMessage[] = [];
  return {
    look: (items, messages) => {
      const ledgers = items.flatMap((item) => {
        const stored = readItem(item);
        return 'record' in stored ? [stored.record.ledger] : [];
      });
      waiting = ledgers.flatMap(envelopesOf);
      arrived = messages;
      const pending = ledgers.flatMap(({ outbox }) => outbox.map(notificationId));
      for (const id of [...pending, ...messages.flatMap(idsIn)]) decided.add(id);
    },
    mails: () => [...pendingMails(waiting, config), ...arrivedMails(arrived).toReversed()],
    account: () => {
      const delivered = new Set(arrived.flatMap(idsIn));
      const pending = new Set(
        waiting.flatMap(({ newest, earlier }) => [newest, ...earlier].map(notificationId)),
      );
      const lost = [...decided].filter((id) => !delivered.has(id) && !pending.has(id));
      return {
        decided: decided.size,
        delivered: delivered.size,
        pending: [...pending].filter((id) => !delivered.has(id)).length,
        repeated: arrivedMails(arrived).filter(({ delivery }) => delivery === 'repeated').length,
        lost: lost.length,
      };
    },
  };
}

/** What a message covers. Any client may publish here: what is not from the monitor covers nothing. */
function idsIn({ bodies }: InboxMessage): readonly string[] {
  if (bodies.lambda === undefined) return [];
  const event: JsonEvent = JSON.parse(bodies.lambda);
  if (event.test) return [];
  const summarised = event.reason === 'summarised' ? event.ids : [];
  return [event.id, ...event.earlier.map(({ id }) => id), ...summarised];
}

/** As they would be sent now. */
const pendingMails = (
  waiting: readonly Envelope[],
  { messages, scope }: Pick<Config, 'messages' | 'scope'>,
): readonly Mail[] =>
  waiting.map((envelope) => {
    const at = envelope.newest.decidedAt;
    const { subject, bodies }: Publication = compose(envelope, { ...messages, scope, now: at });
    return { key: `pending-${envelope.id}`, delivery: 'pending', at, subject, bodies };
  });

function arrivedMails(messages: readonly InboxMessage[]): readonly Mail[] {
  const seen = new Set<string>();
  return messages.map((message) => {
    const [id = message.id] = idsIn(message);
    const delivery = seen.has(id) ? 'repeated' : 'delivered';
    seen.add(id);
    const { subject = '(no subject)', bodies, at } = message;
    return { key: message.id, delivery, at, subject, bodies };
  });
}
