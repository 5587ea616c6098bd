import type { SlackMessage } from '../../../../../lib/messages/formats/slack/message.ts';
import { refusalOf } from '../../../../../local/aws/slack/payload.ts';

/** Why Slack would refuse it, if it would. */
export const whyRefused = (message: SlackMessage): string | undefined =>
  refusalOf(JSON.stringify(message))?.why;

export const blocksOf = ({ blocks, attachments }: SlackMessage): readonly unknown[] => [
  ...blocks,
  ...attachments.flatMap((one) => one.blocks),
];

interface Text {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
}

/** Every text object, at any depth. */
export function textsOf(value: unknown): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value && typeof value.text === 'string') return [value as Text];
  return Object.values(value).flatMap(textsOf);
}

export const visibleText = (message: SlackMessage): string =>
  textsOf(blocksOf(message))
    .map(({ text }) => text)
    .join('\n');

/** What our own markup may be: a label in bold, code, and a link to AWS. */
const OURS =
  /```\n[^`]*\n```|`[^`]+`|<https:\/\/[a-z0-9.-]+\.(?:amazonaws\.(?:com|cn)|amazon\.com|aws)\b[^<>|]*>/g;

/** Marks up, calls or escapes badly. In plain text only what Slack may decode would be live. */
export function liveMarkup(message: SlackMessage, mention?: string): readonly string[] {
  const texts: readonly Text[] = [...textsOf(blocksOf(message)), { type: 'mrkdwn', text: message.text }];
  return texts.flatMap(({ type, text }) => {
    const foreign = text
      .replace(mention ?? '', '')
      .replaceAll(OURS, '')
      .replace(/^\*[^*\n]+\*/, '');
    const live = type === 'plain_text' ? /[<>&]/ : /[<>*`~]|&(?!amp;|lt;|gt;)|^&gt;|\u202e|\u2066|\0/m;
    return live.test(foreign) ? [text] : [];
  });
}
