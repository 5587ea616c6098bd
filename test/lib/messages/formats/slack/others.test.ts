import { describe, expect, it, test } from 'vitest';
import { slackMessage } from '../../../../../lib/messages/formats/slack/message.ts';
import { textsOf, visibleText, whyRefused } from './messages.ts';

/** As CloudWatch sends it. */
const ALARM = {
  AlarmName: 'identity-center-monitor-prod-not-running',
  AlarmDescription: 'Nobody watches IAM Identity Center. Look at the log. docs/operations.md, "not-running".',
  AWSAccountId: '123456789012',
  AlarmConfigurationUpdatedTimestamp: '2026-11-22T09:00:00.000+0000',
  NewStateValue: 'ALARM',
  NewStateReason: 'Threshold Crossed: 3 datapoints were less than the threshold (1.0).',
  StateChangeTime: '2026-11-22T12:00:00.000+0000',
  Region: 'EU (Ireland)',
  AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:identity-center-monitor-prod-not-running',
  OldStateValue: 'OK',
  OKActions: [],
  AlarmActions: ['arn:aws:sns:eu-west-1:123456789012:operations'],
  InsufficientDataActions: [],
  Trigger: { MetricName: 'Heartbeat', Namespace: 'IdentityCenterMonitor' },
};

const rendered = (content: unknown, subject?: string) =>
  slackMessage({
    id: 'sns-1',
    message: typeof content === 'string' ? content : JSON.stringify(content),
    ...(subject !== undefined && { subject }),
  });

describe('an alarm of CloudWatch', () => {
  test('looks like a message of the monitor, and calls nobody', () => {
    const message = slackMessage({ id: 'sns-1', message: JSON.stringify(ALARM) }, '<!here>');
    expect(message.attachments[0].color).toBe('#e01e5a');
    expect(textsOf(message.blocks).map(({ text }) => text)).toEqual([
      '🔴 [ALARM] identity-center-monitor-prod-not-running',
    ]);
    expect(message.text).toBe(`[ALARM] ${ALARM.AlarmName} ${ALARM.AlarmDescription}`);
    expect(visibleText({ ...message, blocks: [] })).toBe(
      [
        ALARM.AlarmDescription,
        'Threshold Crossed: 3 datapoints were less than the threshold (1.0).',
        '*State*\nOK -&gt; ALARM',
        '*Since*\n2026-11-22T12:00:00.000+0000',
        '*Account*\n123456789012',
        '*Region*\nEU (Ireland)',
        'Message `sns-1`',
      ].join('\n'),
    );
  });

  it.each([
    ['OK', '#2eb67d', '✅ [OK]'],
    ['INSUFFICIENT_DATA', '#ecb22e', '⚠️ [INSUFFICIENT DATA]'],
  ])('that is %s has its own colour and sign', (NewStateValue, color, begin) => {
    const { blocks, attachments } = rendered({ ...ALARM, NewStateValue });
    expect(attachments[0].color).toBe(color);
    expect(textsOf(blocks)[0]?.text.startsWith(begin)).toBe(true);
  });

  test('without a description is shown all the same', () => {
    expect(whyRefused(rendered({ ...ALARM, AlarmDescription: null }))).toBeUndefined();
  });
});

describe('anything else is shown as the text that it is', () => {
  test('with its subject as the headline', () => {
    const message = rendered('hello\n*world*', 'Notice');
    expect(visibleText(message)).toBe('ℹ️ Notice\nhello\n∗world∗\nMessage `sns-1`');
    expect(message.text).toBe('Notice hello');
  });

  test('whole, also where escaping makes it longer', () => {
    const words = Array.from({ length: 500 }, (_, index) => `w${index}&<>🚨`);
    const said = visibleText(rendered(words.join(' ')));
    for (const [index] of words.entries()) expect(said).toContain(`w${index}&amp;`);
    expect(said).not.toContain('…');
  });

  test('with its addresses of AWS as links, up to where they end', () => {
    const text = 'see <https://console.amazonaws.cn/a/b> and https://x.console.amazonaws-us-gov.com/c';
    expect(visibleText(rendered(text, 'Notice'))).toContain(
      'see &lt;<https://console.amazonaws.cn/a/b>&gt; and <https://x.console.amazonaws-us-gov.com/c>',
    );
  });

  test('without emoji, whatever their names begin with', () => {
    expect(visibleText(rendered('ok :+1: :100: at 12:00:05', 'Notice'))).toContain(
      'ok ∶+1: ∶100: at 12:00:05',
    );
  });

  test.each([
    ['a text', 'hello'],
    ['an alarm in a state that there is not', { ...ALARM, NewStateValue: 'PURPLE' }],
    ['an alarm without a name', { ...ALARM, AlarmName: undefined }],
    ['an event of another version', { version: 2, id: 'a.1' }],
    ['half an event', { version: 1, id: 'a.1', reason: 'opened' }],
    ['a list', [1, 2]],
    ['nothing', ''],
    ['null', null],
  ])('%s', (_, content) => {
    const message = rendered(content);
    expect(textsOf(message.blocks)[0]?.text).toBe('ℹ️ A message that is not from the monitor');
    expect(whyRefused(message)).toBeUndefined();
  });
});
