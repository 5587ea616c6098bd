import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Posted, post } from '../../../lib/slack/post.ts';
import type { SlackFault } from '../../../local/aws/slack/slack.ts';
import { LOCAL_WEBHOOK, startSlack } from '../../../local/aws/slack/start.ts';
import { slackNetwork } from '../../../local/function/slack-network.ts';
import { type Answer, httpEndpoint } from '../../support/sdk/http-endpoint.ts';

const BODY = JSON.stringify({ text: 'hello' });

let slack: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  slack = await startSlack();
});
afterEach(() => slack.close());

const posted = (timeout = 5000, body = BODY): Promise<Posted> =>
  post(slackNetwork(slack.url), { address: new URL(LOCAL_WEBHOOK), body, timeout });

/** By a server that is no Slack. */
async function postedTo(answer: Answer, timeout = 5000): Promise<Posted> {
  await using endpoint = await httpEndpoint(() => answer);
  return await post(slackNetwork(endpoint.url), { address: new URL(LOCAL_WEBHOOK), body: BODY, timeout });
}

async function errorOf(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error('It did not fail');
}

describe('one attempt at a real server', () => {
  test('is accepted', async () => {
    expect(await posted()).toEqual({ type: 'accepted' });
    expect(slack.posts().map(({ message }) => message)).toEqual([{ text: 'hello' }]);
  });

  test.each<readonly [string, SlackFault, Posted]>([
    [
      'how long to wait',
      { type: 'rate-limited', retryAfter: '30' },
      { type: 'rate-limited', retryAfter: 30_000 },
    ],
    [
      'not to wait at all',
      { type: 'rate-limited', retryAfter: '0' },
      { type: 'rate-limited', retryAfter: 1000 },
    ],
    ['to wait, and not how long', { type: 'rate-limited' }, { type: 'rate-limited', retryAfter: 1000 }],
    [
      'to wait till a day',
      { type: 'rate-limited', retryAfter: 'Wed' },
      { type: 'rate-limited', retryAfter: 1000 },
    ],
    ['no_service', { type: 'refuse', code: 'no_service' }, { type: 'dead', answer: '404 no_service' }],
    [
      'invalid_token',
      { type: 'refuse', code: 'invalid_token' },
      { type: 'dead', answer: '403 invalid_token' },
    ],
    [
      'channel_is_archived',
      { type: 'refuse', code: 'channel_is_archived' },
      { type: 'dead', answer: '410 channel_is_archived' },
    ],
  ])('is told %s', async (_, fault, expected) => {
    slack.faults.set(fault);
    expect(await posted()).toEqual(expected);
    expect(slack.posts()).toEqual([]);
  });
});

describe('it is an error, and never looks like success,', () => {
  test.each<readonly [string, SlackFault, string]>([
    ['an answer of 500', { type: 'refuse', code: 'rollup_error' }, 'it answered 500 rollup_error'],
    ['no answer', { type: 'silence' }, 'no answer within 0.1 s'],
    ['an answer that is lost', { type: 'lose-answer', by: 'silence' }, 'no answer within 0.1 s'],
    ['a connection that ends', { type: 'reset' }, 'the connection failed (ECONNRESET)'],
    ['a redirect', { type: 'redirect', to: 'https://evil.example/' }, 'it answered 302 with 0 characters'],
  ])('%s', async (_, fault, message) => {
    slack.faults.set(fault);
    expect((await errorOf(posted(fault.type === 'refuse' ? 5000 : 100))).message).toContain(message);
    expect(slack.requests()).toBe(1);
  });

  test('a message that Slack refuses', async () => {
    expect((await errorOf(posted(5000, '{'))).message).toContain('it answered 400 invalid_payload');
    const blocks = [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }];
    expect((await errorOf(posted(5000, JSON.stringify({ blocks })))).message).toContain(
      'it answered 400 invalid_blocks',
    );
  });

  test.each<readonly [string, Answer, string]>([
    ['the page of a proxy', { body: '<html>Log in</html>' }, 'answered 200 with 19 characters'],
    ['a body that stops coming', 'stall', 'no answer within 0.1 s'],
    ['a body that breaks off', 'break', 'the connection failed'],
    ['a redirect to itself', { status: 308, headers: { location: '/' } }, 'it answered 308'],
  ])('%s', async (_, answer, message) => {
    expect((await errorOf(postedTo(answer, answer === 'stall' ? 100 : 5000))).message).toContain(message);
  });

  test('a Slack that is not there', async () => {
    await slack.close();
    expect((await errorOf(posted())).message).toContain('the connection failed (ECONNREFUSED)');
    slack = await startSlack();
  });
});

test('no error holds the address, not even as its cause', async () => {
  const echo: typeof fetch = (input) => Promise.reject(new TypeError(`Failed to fetch ${String(input)}`));
  const error = await errorOf(post(echo, { address: new URL(LOCAL_WEBHOOK), body: BODY, timeout: 100 }));
  expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain('T0LOCAL');
  const page = await errorOf(postedTo({ status: 500, body: `Can't POST ${LOCAL_WEBHOOK}` }));
  expect(page.message).not.toContain('T0LOCAL');
});
