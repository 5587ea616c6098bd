import { expect, test } from 'vitest';
import { createTraffic } from '../../../bench/world/traffic.ts';
import type { WireReply, WireRequest } from '../../../local/aws/wire/call.ts';

const request = (operation: string, body: string): WireRequest => ({
  method: 'POST',
  path: '/',
  headers: { 'x-amz-target': `Service.${operation}` },
  body: Buffer.from(body),
});

const answer = (body: string): WireReply => ({ type: 'answer', status: 200, headers: {}, body });

test('Counts calls by operation, and the bytes of bodies both ways', async () => {
  const traffic = createTraffic();
  const handle = traffic.through(async ({ body }) => answer(`${body}, ü`));
  await handle(request('Query', '1234'));
  await handle(request('Query', 'ü'));
  await handle(request('PutItem', ''));
  expect(traffic.take()).toEqual({ calls: { Query: 2, PutItem: 1 }, sent: 6, received: 8 + 6 + 4 });
});

test('Counts a request that gets no answer, and begins anew once it was taken', async () => {
  const traffic = createTraffic();
  const reply: WireReply = { type: 'reset' };
  const handle = traffic.through(async () => reply);
  expect(await handle(request('Query', '1'))).toBe(reply);
  expect(traffic.take()).toEqual({ calls: { Query: 1 }, sent: 1, received: 0 });
  expect(traffic.take()).toEqual({ calls: {}, sent: 0, received: 0 });
});
