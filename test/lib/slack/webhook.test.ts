import { describe, expect, test } from 'vitest';
import { webhook } from '../../../lib/slack/webhook.ts';

const PARAMETER = '/identity-center-monitor/slack';
const OLD = 'https://hooks.slack.com/services/T1/B1/old';
const NEW = 'https://hooks.slack.com/services/T1/B1/new';
const LIMIT = 58_000;

/** What Slack answers to each post, in their order. The clock stands still but for waits. */
function world(answers: readonly Response[], secrets: readonly string[] = [OLD]) {
  let now = 0;
  const posts: string[] = [];
  const waits: number[] = [];
  let reads = 0;
  const slack = webhook(PARAMETER, {
    readSecret: async () => secrets[Math.min(reads++, secrets.length - 1)] ?? '',
    fetch: async (address) => {
      const answer = answers[posts.push(String(address)) - 1];
      if (answer === undefined) throw new TypeError('fetch failed');
      return answer.clone();
    },
    sleep: async (wait) => {
      waits.push(wait);
      now += wait;
    },
    now: () => now,
  });
  return { deliver: () => slack.deliver('{}', now + LIMIT), posts, waits, reads: () => reads };
}

const ok = (): Response => new Response('ok');
const wait = (seconds: number): Response =>
  new Response('rate_limited', { status: 429, headers: { 'retry-after': String(seconds) } });
const dead = (status: number, word: string): Response => new Response(word, { status });

describe('a message is delivered', () => {
  test('with the parameter read once, however many there are', async () => {
    const { deliver, posts, reads } = world([ok(), ok()]);
    await deliver();
    await deliver();
    expect(posts).toEqual([OLD, OLD]);
    expect(reads()).toBe(1);
  });

  test('after the wait that Slack asks for', async () => {
    const { deliver, posts, waits } = world([wait(30), wait(2), ok()]);
    await deliver();
    expect(posts).toHaveLength(3);
    expect(waits).toEqual([30_000, 2000]);
  });

  test('to a new webhook when the old one is refused', async () => {
    const { deliver, posts, reads } = world([dead(404, 'no_service'), ok(), ok()], [OLD, NEW]);
    await deliver();
    await deliver();
    expect(posts).toEqual([OLD, NEW, NEW]);
    expect(reads()).toBe(2);
  });
});

describe('it is an error', () => {
  test('when the wait is longer than the run', async () => {
    const { deliver, waits } = world([wait(54)]);
    await expect(deliver()).rejects.toThrow('it asks to wait 54 s (429), which is longer than the run has');
    expect(waits).toEqual([]);
  });

  test('when Slack asks to wait again and again', async () => {
    const { deliver, posts } = world(Array.from({ length: 10 }, () => wait(20)));
    await expect(deliver()).rejects.toThrow('it asks to wait 20 s');
    expect(posts).toHaveLength(3);
  });

  test.each([
    [404, 'no_service', 'It was deleted, its app was removed, or the address is wrong: make a new webhook.'],
    [403, 'invalid_token', 'make a new webhook.'],
    [403, 'action_prohibited', 'An administrator of the workspace does not allow it'],
    [404, 'channel_not_found', 'Its channel is gone'],
    [
      410,
      'channel_is_archived',
      'Its channel is archived: unarchive it, or make a webhook for another channel.',
    ],
  ])('when the webhook is dead, and the parameter holds no other: %i %s', async (status, word, wayOut) => {
    const { deliver, posts, reads } = world([dead(status, word)]);
    const error = await deliver().catch((reason: Error) => reason);
    expect(String(error)).toContain(
      `Slack refuses the webhook in the SSM parameter ${PARAMETER}: it answered ${status} ${word}.`,
    );
    expect(String(error)).toContain(wayOut);
    expect(String(error)).not.toContain('B1');
    expect([posts.length, reads()]).toEqual([1, 2]);
  });

  test('when the new webhook is dead too', async () => {
    const { deliver } = world([dead(404, 'no_service'), dead(410, 'channel_is_archived')], [OLD, NEW]);
    await expect(deliver()).rejects.toThrow('it answered 410 channel_is_archived');
  });

  test('when the parameter is empty, and nothing is posted', async () => {
    const { deliver, posts } = world([ok()], ['']);
    await expect(deliver()).rejects.toThrow(`The SSM parameter ${PARAMETER} must hold`);
    expect(posts).toEqual([]);
  });

  test('and the next message reads a parameter anew that was wrong', async () => {
    const { deliver, posts } = world([ok()], ['', OLD]);
    await expect(deliver()).rejects.toThrow();
    await deliver();
    expect(posts).toEqual([OLD]);
  });

  test('and the next message reads the parameter of a dead webhook anew', async () => {
    const { deliver, posts } = world([dead(404, 'no_service'), ok()], [OLD, OLD, NEW]);
    await expect(deliver()).rejects.toThrow('no_service');
    await deliver();
    expect(posts).toEqual([OLD, NEW]);
  });

  test('when the run has no more time', async () => {
    const slack = webhook(PARAMETER, {
      readSecret: async () => OLD,
      fetch: async () => ok(),
      sleep: async () => {},
      now: () => 10,
    });
    await expect(slack.deliver('{}', 10)).rejects.toThrow('the run has no more time');
  });
});
