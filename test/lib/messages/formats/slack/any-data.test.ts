import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventSamples } from '../../../../../infra/documents/event-samples.ts';
import { type SlackMessage, slackMessage } from '../../../../../lib/messages/formats/slack/message.ts';
import { blocksOf, liveMarkup, textsOf, visibleText, whyRefused } from './messages.ts';

const [, ESCALATED] = eventSamples();
const MENTION = '<!here>';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel> <@U012> <https://evil.example|AWS>',
    '*bold* _italic_ ~struck~ `code` ```block```',
    '> quoted\n> twice',
    'a\r\nb\u2028c\u0000d',
    '\u202ereversed\u2066',
    '<script>alert(1)</script> &amp; &lt;!here&gt;',
    ':fire: arn:aws:sso:::instance/x',
    '\ud83d',
    '&'.repeat(4000),
    '🚨'.repeat(4000),
    '`'.repeat(5000),
    'https://x.amazonaws.com/<!here>',
  ),
  fc.nat(400).map((count) => '<&>*`'.repeat(count)),
);
const texts = fc.array(hostile, { maxLength: 30 });
const step = fc.record({ text: hostile, commands: texts }, { requiredKeys: ['text'] });

const anyEvent = fc
  .record(
    {
      headline: hostile,
      impact: hostile,
      meaning: hostile,
      id: hostile,
      incident: hostile,
      facts: fc.array(fc.record({ label: hostile, value: hostile }), { maxLength: 60 }),
      steps: fc.array(step, { maxLength: 60 }),
      sections: fc.array(fc.record({ heading: hostile, lines: texts }), { maxLength: 60 }),
      links: fc.array(fc.record({ label: hostile, url: fc.oneof(hostile, fc.webUrl()) }), { maxLength: 30 }),
      brief: fc.record({ next: step, rest: hostile }),
      test: fc.constant(true as const),
    },
    {
      requiredKeys: [
        'headline',
        'impact',
        'meaning',
        'id',
        'incident',
        'facts',
        'steps',
        'sections',
        'links',
      ],
    },
  )
  .map((data) => JSON.stringify({ ...ESCALATED, ...data }));

const anyAlarm = fc
  .record(
    {
      AlarmName: hostile,
      NewStateValue: fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA'),
      AlarmDescription: fc.option(hostile),
      NewStateReason: fc.option(hostile),
      OldStateValue: hostile,
      StateChangeTime: hostile,
      Region: hostile,
    },
    { requiredKeys: ['AlarmName', 'NewStateValue'] },
  )
  .map((data) => JSON.stringify(data));

const anyText = fc.oneof(
  hostile,
  fc.json(),
  fc.array(hostile, { maxLength: 200 }).map((all) => all.join('\n')),
);

function expectHarmless(message: SlackMessage): void {
  expect(whyRefused(message)).toBeUndefined();
  expect(blocksOf(message).length).toBeLessThanOrEqual(50);
  const characters = [message, ...textsOf(blocksOf(message))].reduce((sum, { text }) => sum + text.length, 0);
  expect(characters).toBeLessThanOrEqual(13_000);
  expect(liveMarkup(message, MENTION)).toEqual([]);
  expect(JSON.stringify(message).isWellFormed()).toBe(true);
}

describe('Slack takes it, and nothing in it is live, whatever is in', () => {
  test.each([
    ['an event', anyEvent],
    ['an alarm', anyAlarm],
    ['a text', anyText],
  ])('%s', (_, any) => {
    fc.assert(
      fc.property(any, fc.option(hostile, { nil: undefined }), (message, subject) => {
        const received = { id: 'sns-1', message, ...(subject !== undefined && { subject }) };
        expectHarmless(slackMessage(received, MENTION));
      }),
      { numRuns: 300 },
    );
  });

  test('300 KB', () => {
    const long = '<&🚨'.repeat(75_000);
    const message = JSON.stringify({ ...ESCALATED, meaning: long, headline: long, id: long });
    expectHarmless(slackMessage({ id: long, message }, MENTION));
    expectHarmless(slackMessage({ id: long, message: long, subject: long }));
  });
});

test('the ids are there whatever else has no room', () => {
  fc.assert(
    fc.property(anyEvent, (message) => {
      expect(visibleText(slackMessage({ id: 'sns-1', message }))).toMatch(/Notification `.*Incident `/s);
    }),
    { numRuns: 50 },
  );
});
