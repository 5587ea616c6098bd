import { slackMessage } from '../../../lib/messages/formats/slack/message.ts';
import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import { documentOf } from '../document.ts';
import { htmlOfBlock } from './blocks.ts';

/** What the function posts to Slack when it gets this message, as Slack shows it. */
export function slackDocument({ id, bodies, at }: InboxMessage, mention: string): string {
  const { blocks, attachments } = slackMessage({ id, message: bodies.lambda ?? '' }, mention);
  const attached = attachments.map(
    (one) =>
      `<div class="attachment" style="border-color: ${one.color}">${one.blocks.map(htmlOfBlock).join('')}</div>`,
  );
  const body = `<article class="slack">${AVATAR}
<div><h1>Identity Center Monitor <span class="app">APP</span> <time>${timeOf(at)}</time></h1>
${blocks.map(htmlOfBlock).join('')}${attached.join('')}</div></article>`;
  return documentOf({ title: 'A message in Slack', css: CSS, body });
}

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 16);

const AVATAR = `<svg class="avatar" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="6" fill="#232f3e"/>
<circle cx="18" cy="18" r="9" fill="none" stroke="#fff" stroke-width="2.5"/><circle cx="18" cy="18" r="3.5" fill="#ff9900"/></svg>`;

const CSS = `
.slack { display: flex; gap: 10px; padding: 18px 22px; border: 1px solid #ddd; background: #fff; color: #1d1c1d; font-size: 15px }
.slack > div { flex: 1; min-width: 0 }
.avatar { flex: none; width: 38px; height: 38px }
.slack h1 { font-size: 15px; line-height: 1.3 }
.app { padding: 0 3px; border-radius: 2px; background: #e8e8e8; color: #616061; font: bold 10px/1.5 sans-serif; vertical-align: 2px }
.slack time { color: #616061; font-size: 12px; font-weight: normal }
.slack h2 { margin: 4px 0 8px; font-size: 18px; line-height: 1.35 }
.emoji { width: 18px; height: 18px; vertical-align: -3px }
.slack section { margin: 8px 0 }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px }
.attachment { margin-top: 6px; padding: 2px 0 2px 14px; border-left: 4px solid }
.call { padding: 0 2px; border-radius: 3px; background: #fdf2d0; color: #1264a3 }
.slack a { color: #1264a3; text-decoration: none }
.slack code { padding: 1px 3px; border: 1px solid #ddd; border-radius: 3px; background: #f8f8f8; color: #c01343; font: 12px monospace }
.slack pre { margin-top: 4px; padding: 8px; border: 1px solid #ddd; border-radius: 4px; background: #f8f8f8; font: 12px/1.5 monospace; white-space: pre-wrap }
.slack nav { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0 8px }
.button { padding: 3px 12px; border: 1px solid #bbb; border-radius: 4px; font-size: 13px; font-weight: bold }
.slack footer { color: #616061; font-size: 12px }
.slack footer span { margin-right: 8px }
`;
