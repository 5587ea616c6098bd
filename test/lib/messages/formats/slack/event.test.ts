import { describe, expect, it, test } from 'vitest';
import { eventSamples } from '../../../../../infra/documents/event-samples.ts';
import { envelopeOf } from '../../../../../lib/domain/judge/outbox.ts';
import type { JsonEvent } from '../../../../../lib/messages/event.ts';
import { type SlackMessage, slackMessage } from '../../../../../lib/messages/formats/slack/message.ts';
import { compose } from '../../../../../lib/messages/publication.ts';
import { testEnvelopes } from '../../../../../lib/messages/test-notification.ts';
import { NOTIFICATIONS, nameOf } from '../../sample-notifications.ts';
import { CONTEXT, NOON, SCOPE } from '../../samples.ts';
import { blocksOf, liveMarkup, textsOf, visibleText, whyRefused } from './messages.ts';

const MENTION = '<!subteam^S012>';

const SAMPLES = Object.fromEntries(eventSamples().map((event) => [event.reason, event])) as Record<
  JsonEvent['reason'],
  JsonEvent
>;

const rendered = (event: JsonEvent, mention?: string): SlackMessage =>
  slackMessage({ id: 'sns-1', message: JSON.stringify(event) }, mention);

const IMPACT = 'Sign-in: not affected now.';
const LINKS = [
  { label: 'Dashboard', url: 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home#dashboards' },
  { label: 'Runbook', url: 'https://example.com/runbook#region-adding' },
];
const { brief: _, ...escalated } = SAMPLES.escalated;
const ESCALATED: JsonEvent = { ...escalated, impact: IMPACT, links: LINKS };

describe('an event in Slack', () => {
  test('has its headline first, then the impact, facts, meaning, steps, links and ids', () => {
    const { blocks, attachments } = rendered(ESCALATED);
    expect(blocks).toEqual([
      {
        type: 'header',
        text: { type: 'plain_text', text: `🔴 [CRITICAL] ${ESCALATED.headline}`, emoji: false },
      },
    ]);
    const [{ color, blocks: rest }] = attachments;
    expect(color).toBe('#e01e5a');
    expect(rest.map(({ type }) => type)).toEqual([
      ...['section', 'section', 'section', 'section'],
      ...ESCALATED.steps.map(() => 'section'),
      ...['section', 'actions', 'context'],
    ]);
    const said = visibleText({ text: '', blocks: [], attachments });
    expect(said).toMatch(
      /^Sign-in: not affected now\.\n\*Status\*.*\nAWS is copying .*\n\*What to do\*\n1\. .*\n\*Region\*.*\nDashboard\nRunbook\nNotification `/s,
    );
    expect(said).toContain('```\naws sso-admin list-regions --instance-arn arn:aws:sso:::instance/');
    expect(said).toContain(`Notification \`${ESCALATED.id}\`\nIncident \`${ESCALATED.incident}\``);
  });

  it('keeps an ARN as it is, though :aws: would be an emoji', () => {
    expect(visibleText(rendered(ESCALATED))).toContain(
      '*ARN*\n`arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9`',
    );
  });

  it('is shown also when its reason is one of a later version', () => {
    const { text } = slackMessage({
      id: 'sns-1',
      message: JSON.stringify({ ...ESCALATED, reason: 'snoozed' }),
    });
    expect(text).toMatch(/^\[CRITICAL\] /);
  });

  it('says when it was decided, because messages can arrive in another order', () => {
    expect(visibleText(rendered(ESCALATED))).toContain(`Decided \`${ESCALATED.decidedAt}\``);
  });

  it('has links as buttons', () => {
    const actions = rendered(ESCALATED).attachments[0].blocks.find(({ type }) => type === 'actions');
    expect(actions).toMatchObject({
      elements: LINKS.map(({ label, url }) => ({ type: 'button', text: { text: label }, url })),
    });
  });

  it.each(['javascript:alert(1)', 'https://[x', 'https:///'])(
    'leaves out a link that is no address: %s',
    (url) => {
      const links = [{ label: 'Runbook', url }];
      expect(blocksOf(rendered({ ...ESCALATED, links }))).not.toContainEqual(
        expect.objectContaining({ type: 'actions' }),
      );
    },
  );

  it('has a text for notifications and screen readers, which is not shown', () => {
    expect(rendered(ESCALATED).text).toBe(`[CRITICAL] ${ESCALATED.headline} ${IMPACT}`);
  });

  it.each([
    ['good', '#2eb67d', '✅'],
    ['info', '#1d9bd1', 'ℹ️'],
    ['warning', '#ecb22e', '⚠️'],
    ['critical', '#e01e5a', '🔴'],
  ] as const)('shows %s by a colour and by a sign', (tone, color, sign) => {
    const { blocks, attachments } = rendered({ ...ESCALATED, tone });
    expect(attachments[0].color).toBe(color);
    expect(textsOf(blocks)[0]?.text.startsWith(`${sign} `)).toBe(true);
  });

  it('shows only the next step of a short message, and where the rest stands', () => {
    const next = { text: 'Look again:', commands: ['aws sts get-caller-identity'] };
    const said = visibleText(
      rendered({ ...ESCALATED, brief: { next, rest: 'The rest is in the first one.' } }),
    );
    expect(said).toContain(
      '*Next step*\nLook again:\n```\naws sts get-caller-identity\n```\nThe rest is in the first one.',
    );
    expect(said).not.toContain('AWS is copying');
    expect(said).not.toContain('*What to do*');
  });

  it('makes links of addresses of AWS', () => {
    const sections = [
      { heading: 'Sign-in', lines: ['us-east-1: https://ssoins-1.us-east-1.portal.amazonaws.com (x)'] },
    ];
    expect(visibleText(rendered({ ...ESCALATED, sections }))).toContain(
      '*Sign-in*\nus-east-1: <https://ssoins-1.us-east-1.portal.amazonaws.com> (x)',
    );
  });

  it('leaves out commands that would be cut', () => {
    const steps = [{ text: 'Do this:', commands: ['x'.repeat(3000)] }];
    expect(visibleText(rendered({ ...ESCALATED, steps }))).toContain('1. Do this: (commands: see the email)');
  });

  it('says that there is more when not all fits', () => {
    const lines = Array.from({ length: 16 }, () => 'x'.repeat(250));
    const sections = Array.from({ length: 9 }, (_, index) => ({ heading: `List ${index}`, lines }));
    const message = rendered({ ...ESCALATED, sections });
    expect(whyRefused(message)).toBeUndefined();
    expect(visibleText(message)).toContain(
      'The rest does not fit here: the email has all of it.\nDashboard\n',
    );
  });
});

describe('somebody is called', () => {
  const calls = (event: JsonEvent): boolean => rendered(event, MENTION).text.includes(MENTION);

  test.each<readonly [string, JsonEvent, boolean]>([
    ['when something opens as critical', { ...SAMPLES.opened, severity: 'critical' }, true],
    ['when something becomes critical', SAMPLES.escalated, true],
    ['not when something opens as a warning', SAMPLES.opened, false],
    ['not when something becomes a warning', { ...SAMPLES.escalated, severity: 'warning' }, false],
    ['not by an update', SAMPLES.updated, false],
    ['not by a reminder', SAMPLES.reminded, false],
    ['not when a time limit has passed', SAMPLES.overdue, false],
    ['not by a closing', SAMPLES.closed, false],
    ['not by a change by itself', { ...SAMPLES.announced, severity: 'critical' }, false],
    ['not by a summary', { ...SAMPLES.summarised, severity: 'critical' }, false],
    ['not by a test', { ...SAMPLES.escalated, test: true }, false],
  ])('%s', (_, event, expected) => {
    expect(calls(event)).toBe(expected);
  });

  test('when a critical opening arrives late, with an update', () => {
    const late = {
      id: 'x',
      reason: 'opened',
      severity: 'critical',
      decidedAt: SAMPLES.updated.decidedAt,
    } as const;
    expect(calls({ ...SAMPLES.updated, earlier: [late] })).toBe(true);
    expect(calls({ ...SAMPLES.closed, earlier: [late] })).toBe(false);
  });

  test('in the message itself too, where Slack notifies', () => {
    const [head, mention] = rendered(SAMPLES.escalated, MENTION).blocks;
    expect(head).toMatchObject({ type: 'header' });
    expect(mention).toMatchObject({ type: 'section', text: { type: 'mrkdwn', text: MENTION } });
  });

  test('not without a mention', () => {
    expect(rendered(SAMPLES.escalated).blocks).toHaveLength(1);
  });
});

test('a test notification says that it is one', () => {
  for (const envelope of testEnvelopes(SCOPE, NOON)) {
    const message = slackMessage({ id: 'sns-1', message: compose(envelope, CONTEXT).bodies.lambda }, MENTION);
    expect(visibleText(message)).toMatch(/\[TEST\] .*\*This is a test\* of the monitor/s);
    expect(message.text).toMatch(/^\[TEST\] /);
    expect(whyRefused(message)).toBeUndefined();
  }
});

const CASES = NOTIFICATIONS.map((notification) => [nameOf(notification), notification] as const);

test.each(CASES)('Slack takes, whole, the message of %s', (_, notification) => {
  const { lambda } = compose(envelopeOf(notification), CONTEXT).bodies;
  const message = slackMessage({ id: 'sns-1', message: lambda }, MENTION);
  expect(whyRefused(message)).toBeUndefined();
  expect(liveMarkup(message, MENTION)).toEqual([]);
  const { brief, ...event } = JSON.parse(lambda) as JsonEvent;
  const steps = brief ? [brief.next] : event.steps;
  const said = visibleText(message);
  expect(said).not.toContain('does not fit');
  for (const command of steps.flatMap(({ commands = [] }) => commands)) expect(said).toContain(command);
});
