import { expect, test } from 'vitest';
import { pacer } from '../../../lib/poll/deliver.ts';

test('no more than 10 messages go out in a second: five at once, then one every fifth of a second', async () => {
  let now = 0;
  const sentAt: number[] = [];
  const pace = pacer(async (gap) => {
    now += gap;
  });
  for (let message = 0; message < 40; message += 1) {
    await pace();
    sentAt.push(now);
  }
  const within = sentAt.map((from) => sentAt.filter((at) => at >= from && at < from + 1000).length);
  expect(Math.max(...within)).toBeLessThanOrEqual(10);
  expect(sentAt.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 200]);
});
