import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../lib/domain/time.ts';
import type { Slack, SlackFault } from '../../local/aws/slack/slack.ts';
import { LOCAL_WEBHOOK, startSlack } from '../../local/aws/slack/start.ts';
import { lambdaEvent } from '../../local/aws/sns/lambda-event.ts';
import type { SsmFault } from '../../local/aws/ssm/endpoint.ts';
import type { Served } from '../../local/aws/wire/serve.ts';
import type { Invocation, LocalFunction } from '../../local/function/function.ts';
import { SLACK_URL } from '../../local/function/slack-network.ts';
import { functionsForEach, MONITOR_ENVIRONMENT, putOrganization } from './built-functions.ts';

const PARAMETER = '/identity-center-monitor/slack';

const SETTINGS = { SLACK_WEBHOOK_PARAMETER: PARAMETER, SLACK_MENTION: '<!here>' };

const functions = functionsForEach({ [PARAMETER]: LOCAL_WEBHOOK });
let slack: Slack & Served;

beforeEach(async () => {
  slack = await startSlack();
  functions().atEnd(() => slack.close());
});

const startPoster = (timeLimit = MINUTE, settings: Readonly<Record<string, string>> = SETTINGS) =>
  functions().start('slack', { ...settings, [SLACK_URL]: slack.url }, { timeLimit });

const HELLO = { Records: [{ Sns: { MessageId: 'sns-1', Message: 'hello' } }] };

const texts = (): readonly string[] => slack.posts().map(({ message }) => message.text);

const organization = (status: string, addedAt: number) => putOrganization(functions().aws, status, addedAt);

describe('the built function', () => {
  test('posts what the monitor tells, from a Region that hangs to its end, through SNS', async () => {
    const monitor = functions().start('monitor', MONITOR_ENVIRONMENT);
    const poster = startPoster();
    const addedAt = Date.now() - HOUR;
    organization('ADDING', addedAt);
    await monitor.invoke({ action: 'poll' });
    // Two hours after it began it is critical.
    organization('ADDING', addedAt - HOUR - MINUTE);
    await monitor.invoke({ action: 'poll' });
    organization('ACTIVE', addedAt - HOUR - MINUTE);
    await monitor.invoke({ action: 'poll' });
    await monitor.invoke({ action: 'test-notification' });
    const messages = functions().aws.inbox.messages();
    for (const message of messages) {
      expect((await poster.invoke(lambdaEvent(message))).type).toBe('succeeded');
    }
    expect(slack.refusals()).toEqual([]);
    expect(texts()).toHaveLength(messages.length);
    const events = messages.map(({ bodies }) => JSON.parse(bodies.lambda ?? ''));
    for (const [index, { headline, id }] of events.entries()) {
      expect(texts()[index]).toContain(headline);
      expect(JSON.stringify(slack.posts()[index])).toContain(`Notification \`${id}\``);
    }
    expect(events.at(-1)).toMatchObject({ test: true });
    expect(JSON.stringify(slack.posts().at(-1))).toContain('This is a test');
    expect(texts().filter((text) => text.startsWith('<!here> '))).toEqual(
      events
        .filter(({ reason, severity, test: isTest }) => isCritical(reason, severity) && !isTest)
        .map(({ headline }) => expect.stringContaining(headline)),
    );
    expect(
      functions()
        .aws.calls()
        .filter(({ operation }) => operation === 'GetParameter'),
    ).toHaveLength(1);
  });

  test.each([
    [{ SLACK_WEBHOOK_PARAMETER: '' }, 'SLACK_WEBHOOK_PARAMETER must be the name of an SSM parameter'],
    [{ SLACK_WEBHOOK_PARAMETER: LOCAL_WEBHOOK }, 'characters that are not shown, as they may be secret'],
    [{ ...SETTINGS, SLACK_MENTION: '@here' }, 'SLACK_MENTION must be a mention as Slack writes it'],
  ])('does not start with %j', async (settings, message) => {
    const invocation = await startPoster(MINUTE, settings).invoke(HELLO);
    expect(errorOf(invocation)).toContain(message);
    expect(errorOf(invocation)).not.toContain('T0LOCAL');
  });

  test('has a log line that names what was posted, and nothing of the webhook', async () => {
    await startPoster().invoke(HELLO);
    await expect.poll(() => functions().log()).toContain('"messages":["sns-1"]');
    expect(functions().log()).not.toContain('T0LOCAL');
  });

  test('waits as long as Slack asks, if the run has the time', async () => {
    slack.faults.set({ type: 'rate-limited', retryAfter: '1' }, { times: 2 });
    expect((await startPoster().invoke(HELLO)).type).toBe('succeeded');
    expect([texts().length, slack.requests()]).toEqual([1, 3]);
  });

  test('reads the parameter once more when the webhook is dead, and posts to the new one', async () => {
    functions().aws.ssm.put(PARAMETER, LOCAL_WEBHOOK.replace('B0LOCAL', 'B0OLD'));
    const poster = startPoster();
    expect(errorOf(await poster.invoke(HELLO))).toContain('it answered 404 no_service');
    functions().aws.ssm.put(PARAMETER, LOCAL_WEBHOOK);
    expect((await poster.invoke(HELLO)).type).toBe('succeeded');
    expect(texts()).toHaveLength(1);
  });
});

const isCritical = (reason: string, severity: string): boolean =>
  severity === 'critical' && (reason === 'opened' || reason === 'escalated');

const errorOf = (invocation: Invocation): string =>
  invocation.type === 'failed' ? invocation.error.message : 'none';

const SLACK_FAULTS: Readonly<Record<string, SlackFault>> = {
  'no answer': { type: 'silence' },
  'a lost answer': { type: 'lose-answer', by: 'silence' },
  'an answer cut off': { type: 'lose-answer', by: 'reset' },
  'a reset': { type: 'reset' },
  'a long wait': { type: 'rate-limited', retryAfter: '3600' },
  'a short wait': { type: 'rate-limited', retryAfter: '1' },
  'a redirect': { type: 'redirect', to: 'https://evil.example/' },
  'a dead webhook': { type: 'refuse', code: 'no_service' },
  'a wrong token': { type: 'refuse', code: 'invalid_token' },
  'an archived channel': { type: 'refuse', code: 'channel_is_archived' },
  'a failure': { type: 'refuse', code: 'rollup_error' },
};

const SSM_FAULTS: Readonly<Record<string, SsmFault>> = {
  'no answer': { type: 'silence' },
  'a reset': { type: 'reset' },
  ...Object.fromEntries(
    (
      [
        'ParameterNotFound',
        'AccessDeniedException',
        'InvalidKeyId',
        'ThrottlingException',
        'InternalServerError',
      ] as const
    ).map((code) => [code, { type: 'refuse', code }]),
  ),
};

/** Lambda invokes three times in all, and then keeps the message in the failure queue. */
async function invokedByLambda(poster: LocalFunction): Promise<readonly Invocation[]> {
  const invocations: Invocation[] = [];
  while (invocations.length < 3 && invocations.at(-1)?.type !== 'succeeded') {
    invocations.push(await poster.invoke(HELLO));
  }
  return invocations;
}

describe('nothing is lost in front of the failure queue:', () => {
  const TIME_LIMIT = 4 * SECOND;

  test.for(Object.entries(SLACK_FAULTS))('Slack, once: %s', { timeout: MINUTE }, async ([, fault]) => {
    slack.faults.set(fault, { times: 1 });
    const invocations = await invokedByLambda(startPoster(TIME_LIMIT));
    expect(invocations.at(-1)?.type).toBe('succeeded');
    expect(texts().length).toBe(fault.type === 'lose-answer' ? 2 : 1);
  });

  test.for(Object.entries(SLACK_FAULTS))('Slack, always: %s', { timeout: MINUTE }, async ([, fault]) => {
    slack.faults.set(fault);
    const invocation = await startPoster(TIME_LIMIT).invoke(HELLO);
    expect(invocation.type).toBe('failed');
    expect(errorOf(invocation)).toMatch(/^Slack (did not take the message|refuses the webhook)/);
    expect(errorOf(invocation)).not.toContain('T0LOCAL');
  });

  test.for(Object.entries(SSM_FAULTS))('SSM, always: %s', { timeout: MINUTE }, async ([, fault]) => {
    functions().aws.ssm.faults.set(fault);
    const invocation = await startPoster(MINUTE).invoke(HELLO);
    expect(errorOf(invocation)).toContain(`Can't read the SSM parameter ${PARAMETER}`);
    expect(slack.requests()).toBe(0);
    functions().aws.ssm.faults.clear();
  });

  test('what is no event of SNS', async () => {
    expect(errorOf(await startPoster().invoke({ action: 'poll' }))).toContain('must be one of SNS');
  });
});
