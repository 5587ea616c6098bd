import { describe, expect, it, test } from 'vitest';
import { refusalOf } from '../../../../local/aws/slack/payload.ts';

const text = (type: string, length = 1) => ({ type, text: 'x'.repeat(length) });
const section = (length = 1) => ({ type: 'section', text: text('mrkdwn', length) });
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: text('plain_text'),
  url: 'https://example.com',
  ...more,
});
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });

const ofBlocks = (...blocks: readonly unknown[]) => refusalOf(JSON.stringify({ blocks }));

describe('Slack takes', () => {
  it.each([
    ['a text', { text: 'x' }],
    ['blocks', { blocks: [section()] }],
    ['an attachment', { text: 'x', attachments: [{ color: '#fff', blocks: [section()] }] }],
    [
      'what is as long as it may be',
      { blocks: [section(3000), { type: 'header', text: text('plain_text', 150) }] },
    ],
    ['fields', { blocks: [{ type: 'section', fields: Array(10).fill(text('mrkdwn', 100)) }] }],
    ['a button', { blocks: [actions(button())] }],
  ])('%s', (_, payload) => {
    expect(refusalOf(JSON.stringify(payload))).toBeUndefined();
  });
});

describe('Slack refuses', () => {
  test.each([
    ['{', 'invalid_payload'],
    ['[]', 'invalid_payload'],
    ['{"blocks":{}}', 'invalid_payload'],
    ['{"attachments":["x"]}', 'invalid_payload'],
    ['{}', 'no_text'],
    ['{"blocks":[]}', 'no_text'],
    [JSON.stringify({ text: 'x', attachments: Array(101).fill({}) }), 'too_many_attachments'],
  ])('%s as %s', (body, code) => {
    expect(refusalOf(body)).toMatchObject({ status: 400, code });
  });

  test.each<readonly [string, unknown]>([
    ['a block that is no object', 'x'],
    ['an unknown type of block', { type: 'table' }],
    ['a header in mrkdwn', { type: 'header', text: text('mrkdwn') }],
    ['a header that is too long', { type: 'header', text: text('plain_text', 151) }],
    ['a section that is too long', section(3001)],
    ['an empty text', { type: 'section', text: text('mrkdwn', 0) }],
    ['a section without anything', { type: 'section' }],
    ['too many fields', { type: 'section', fields: Array(11).fill(text('mrkdwn')) }],
    ['a field that is too long', { type: 'section', fields: [text('mrkdwn', 2001)] }],
    ['no fields', { type: 'section', fields: [] }],
    ['an unknown member', { ...section(), color: 'red' }],
    ['emoji in mrkdwn', { type: 'section', text: { ...text('mrkdwn'), emoji: false } }],
    ['verbatim in plain text', { type: 'section', text: { ...text('plain_text'), verbatim: true } }],
    ['no buttons', actions()],
    ['a button in mrkdwn', actions(button({ text: text('mrkdwn') }))],
    ['a button that is too long', actions(button({ text: text('plain_text', 76) }))],
    ['an address that is too long', actions(button({ url: `https://x/${'x'.repeat(3000)}` }))],
    ['what is no address', actions(button({ url: 'javascript:x' }))],
    ['two buttons of one id', actions(button(), button())],
  ])('%s as invalid_blocks', (_, block) => {
    expect(ofBlocks(block)).toMatchObject({ status: 400, code: 'invalid_blocks' });
  });

  test('more than 50 blocks, those of attachments among them', () => {
    const attachments = [{ blocks: Array(26).fill(section()) }];
    expect(refusalOf(JSON.stringify({ blocks: Array(24).fill(section()), attachments }))).toBeUndefined();
    expect(refusalOf(JSON.stringify({ blocks: Array(25).fill(section()), attachments }))).toMatchObject({
      why: '51 blocks',
    });
  });

  test('more than it takes in all', () => {
    expect(ofBlocks(...Array(5).fill(section(3000)))).toMatchObject({ code: 'invalid_blocks' });
  });
});
