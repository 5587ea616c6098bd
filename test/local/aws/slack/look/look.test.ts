import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { envelopeOf } from '../../../../../lib/domain/judge/outbox.ts';
import { slackMessage } from '../../../../../lib/messages/formats/slack/message.ts';
import { compose } from '../../../../../lib/messages/publication.ts';
import { htmlOfBlock } from '../../../../../local/aws/slack/look/blocks.ts';
import { withImages } from '../../../../../local/aws/slack/look/emoji.ts';
import { htmlOfMrkdwn } from '../../../../../local/aws/slack/look/mrkdwn.ts';
import { slackPost } from '../../../../../local/aws/slack/look/post.ts';
import { NOTIFICATIONS } from '../../../../lib/messages/sample-notifications.ts';
import { CONTEXT, NOON } from '../../../../lib/messages/samples.ts';

const ALARM = JSON.stringify({
  AlarmName: 'a',
  AlarmDescription: 'b',
  NewStateValue: 'OK',
  NewStateReason: 'c',
  StateChangeTime: '2026-01-01T00:00:00.000+0000',
});

test('every message that we send to Slack can be shown', () => {
  const texts = NOTIFICATIONS.map((one) => compose(envelopeOf(one), CONTEXT).bodies.lambda);
  for (const lambda of [...texts, ALARM, 'text']) {
    const post = slackPost(slackMessage({ id: 'id', message: lambda }, '<!here>'), NOON);
    expect(post.toString()).toContain('class="attachment"');
  }
});

test.each([
  ['*Status*\nADDING', '<strong>Status</strong><br>ADDING'],
  ['1. Do:\n```\naws a &lt;b&gt;\naws c\n```', '1. Do:<pre>aws a &lt;b&gt;\naws c</pre>'],
  ['Sent `a:b`', 'Sent <code>a:b</code>'],
  [
    '<https://aws.amazon.com/a?b=c&amp;d>',
    '<a href="https://aws.amazon.com/a?b=c&amp;d">https://aws.amazon.com/a?b=c&amp;d</a>',
  ],
  ['<!here>', '<span class="call">@here</span>'],
])('%j is shown as Slack shows it', (text, html) => {
  expect(htmlOfMrkdwn(text).toString()).toBe(html);
});

test.each(['<b>', '<@U1>', 'a * b', 'a ` b'])('%j is refused, because no message of ours has it', (text) => {
  expect(() => htmlOfMrkdwn(text)).toThrow('No message of ours has the markup');
});

test('a block and an emoji that no message of ours has are refused', () => {
  const divider: KnownBlock = { type: 'divider' };
  expect(() => htmlOfBlock(divider)).toThrow('No message of ours has a block of the type "divider"');
  expect(() => withImages('🚀 up')).toThrow('There is no image of the emoji "🚀"');
});
