import type { SnsInbox } from '../../local/aws/sns/inbox.ts';
import type { Endpoint } from '../../local/aws/wire/call.ts';
import { inputOf } from '../../local/aws/wire/json-protocol.ts';
import { arrivalOf } from '../../local/story/arrival.ts';
import { pendingIn } from '../../test/support/story/records.ts';
import type { Item } from '../../test/support/table/table.ts';
import { type Accounted, accountFor, type Carried, outOfOrder } from '../world/arrivals.ts';

/** Keeps ids, and nothing else, of what was stored to be told and of what arrived. */
export interface Account {
  /** Notes what each write of a record promises. */
  readonly noting: (table: Endpoint) => Endpoint;
  /** Notes each message from now on. */
  readonly listen: (inbox: SnsInbox) => void;
  /** What a run says that it has sent. */
  readonly said: (sent: readonly string[]) => void;
  readonly settle: () => SoakAccount;
}

/** `expected` are the notifications that were in a stored outbox at some time. */
export interface SoakAccount extends Accounted {
  readonly messages: number;
  readonly outOfOrder: number;
  /** Of messages that a run says it has sent, those that never arrived. */
  readonly onlySaid: number;
}

export function createAccount(): Account {
  const promised = new Set<string>();
  const arrived: string[] = [];
  const carried: Carried[] = [];
  const said = new Set<string>();
  return {
    noting: (table) => async (call) => {
      const reply = await table(call);
      const stored = call.operation === 'PutItem' && reply.type === 'answer' && reply.status === 200;
      if (stored) for (const id of pendingIn([inputOf(call).Item as Item])) promised.add(id);
      return reply;
    },
    listen: (inbox) => {
      inbox.subscribe((message) => {
        const { incident, sequence, covers, earlier } = arrivalOf(message);
        arrived.push(...covers.map(({ id }) => id));
        carried.push({ incident, first: sequence - earlier.length, newest: sequence });
      });
    },
    said: (sent) => {
      for (const id of sent) said.add(id);
    },
    settle: () => ({
      ...accountFor(promised, arrived),
      messages: carried.length,
      outOfOrder: outOfOrder(carried).length,
      onlySaid: said.difference(new Set(arrived)).size,
    }),
  };
}
