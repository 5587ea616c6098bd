import type { SlackMessage } from '../../../../lib/messages/formats/slack/message.ts';
import { html, type Markup } from '../../../../lib/overview/html/markup.ts';
import { htmlOfBlock } from './blocks.ts';

/** A message as Slack shows it. It has no style of its own: {@link SLACK_CSS} goes with it. */
export function slackPost({ blocks, attachments }: SlackMessage, at: number): Markup {
  const attached = attachments.map(
    (one) => html`<div class="attachment">${barOf(one.color)}${one.blocks.map(htmlOfBlock)}</div>`,
  );
  return html`<article class="slack">${AVATAR}<div><h1>Identity Center Monitor <span class="app">APP</span> <time>${timeOf(at)}</time></h1>
${blocks.map(htmlOfBlock)}${attached}</div></article>`;
}

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 16);

const barOf = (color: string): Markup =>
  html`<svg class="bar" aria-hidden="true"><rect width="4" height="100%" fill="${color}"/></svg>`;

const AVATAR = html`<svg class="avatar" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="6" fill="#232f3e"/><circle cx="18" cy="18" r="9" fill="none" stroke="#fff" stroke-width="2.5"/><circle cx="18" cy="18" r="3.5" fill="#ff9900"/></svg>`;

export const SLACK_CSS = `
.slack { display: flex; gap: 10px; padding: 18px 22px; border: 1px solid #ddd; background: #fff; color: #1d1c1d; font-size: 15px }
.slack > div { flex: 1; min-width: 0 }
.slack .avatar { flex: none; width: 38px; height: 38px }
.slack h1 { font-size: 15px; line-height: 1.3 }
.slack .app { padding: 0 3px; border-radius: 2px; background: #e8e8e8; color: #616061; font: bold 10px/1.5 sans-serif; vertical-align: 2px }
.slack time { color: #616061; font-size: 12px; font-weight: normal }
.slack h2 { margin: 4px 0 8px; font-size: 18px; line-height: 1.35 }
.slack .emoji { width: 18px; height: 18px; vertical-align: -3px }
.slack section { margin: 8px 0 }
.slack .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px }
.slack .attachment { position: relative; margin-top: 6px; padding: 2px 0 2px 18px }
.slack .bar { position: absolute; top: 0; left: 0; width: 4px; height: 100% }
.slack .call { padding: 0 2px; border-radius: 3px; background: #fdf2d0; color: #1264a3 }
.slack a { color: #1264a3; text-decoration: none }
.slack code { padding: 1px 3px; border: 1px solid #ddd; border-radius: 3px; background: #f8f8f8; color: #c01343; font: 12px monospace }
.slack pre { margin-top: 4px; padding: 8px; border: 1px solid #ddd; border-radius: 4px; background: #f8f8f8; font: 12px/1.5 monospace; white-space: pre-wrap }
.slack nav { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0 8px }
.slack .button { padding: 3px 12px; border: 1px solid #bbb; border-radius: 4px; font-size: 13px; font-weight: bold }
.slack footer { color: #616061; font-size: 12px }
.slack footer span { margin-right: 8px }
`;
