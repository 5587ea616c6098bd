import { expect, test } from 'vitest';
import { createAccount } from '../../../bench/soak/account.ts';
import type { InboxMessage, SnsInbox } from '../../../local/aws/sns/inbox.ts';
import type { WireReply } from '../../../local/aws/wire/call.ts';

type Listener = (message: InboxMessage) => void;

function start() {
  const account = createAccount();
  const replies: WireReply[] = [];
  const table = account.noting(() => replies.shift() ?? answer(200));
  const listeners: Listener[] = [];
  account.listen({
    subscribe: (listener: Listener) => {
      listeners.push(listener);
      return () => true;
    },
  } as unknown as SnsInbox);
  const write = (outbox: readonly { incident: string; sequence: number }[], status = 200) => {
    replies.push(answer(status));
    const record = { S: JSON.stringify({ ledger: { outbox } }) };
    const body = Buffer.from(JSON.stringify({ Item: { record } }));
    const request = { method: 'POST', path: '/', headers: {}, body };
    return table({ id: '1', service: 'dynamodb', region: 'r', operation: 'PutItem', request });
  };
  const arrive = (incident: string, sequence: number, earlier: readonly number[] = []) => {
    const event = {
      id: `${incident}.${sequence}`,
      incident,
      sequence,
      earlier: earlier.map((one) => ({ id: `${incident}.${one}` })),
    };
    for (const listener of listeners) listener({ bodies: { lambda: JSON.stringify(event) } } as never);
  };
  return { account, write, arrive };
}

const answer = (status: number): WireReply => ({ type: 'answer', status, headers: {}, body: '' });

test('Every notification that was in a stored outbox has to arrive, alone or in a newer message', async () => {
  const { account, write, arrive } = start();
  await write([{ incident: 'a', sequence: 1 }]);
  await write([
    { incident: 'a', sequence: 1 },
    { incident: 'a', sequence: 2 },
    { incident: 'b', sequence: 1 },
  ]);
  await write([{ incident: 'c', sequence: 1 }], 400);
  arrive('a', 2, [1]);
  account.said(['a.2', 'd.1']);
  expect(account.settle()).toEqual({
    expected: 3,
    once: 2,
    repetitions: 0,
    lost: ['b.1'],
    unexpected: [],
    messages: 1,
    outOfOrder: 0,
    onlySaid: 1,
  });
});

test('What arrives again, unasked or too late is counted', async () => {
  const { account, write, arrive } = start();
  await write([{ incident: 'a', sequence: 1 }]);
  await write([{ incident: 'a', sequence: 2 }]);
  arrive('a', 1);
  arrive('a', 2, [1]);
  arrive('a', 1);
  arrive('z', 1);
  expect(account.settle()).toMatchObject({
    lost: [],
    repetitions: 2,
    unexpected: ['z.1'],
    messages: 4,
    outOfOrder: 1,
  });
});
