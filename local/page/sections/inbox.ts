import type { CustomNotification } from '../../../lib/messages/formats/amazon-q.ts';
import { slackMessage } from '../../../lib/messages/formats/slack/message.ts';
import { html, type Markup } from '../../../lib/overview/html/markup.ts';
import { slackPost } from '../../aws/slack/look/post.ts';
import type { Account, Mail } from '../mailbox.ts';

/** So many are shown in full; an hour with many faults has hundreds. */
const SHOWN = 30;

/** Every message in each of its formats, of which CSS shows the one that is chosen. */
export function inboxSection(mails: readonly Mail[]): Markup {
  if (mails.length === 0) return html`<p>Nothing has arrived yet.</p>`;
  const more = mails.length - SHOWN;
  return html`${mails.slice(0, SHOWN).map(mailMarkup)}${more > 0 ? html`<p>And ${more} older ones.</p>` : undefined}`;
}

const mailMarkup = (mail: Mail, index: number): Markup =>
  html`<details class="mail" id="mail-${mail.key}"${index === 0 ? html` open` : undefined}><summary><span class="delivery ${mail.delivery}">${mail.delivery}</span> <span>${mail.subject}</span> <span class="muted">${new Date(mail.at).toISOString().slice(11, 19)} UTC</span></summary>
<div class="as-email"><pre>${textOf(mail)}</pre></div>
<div class="as-slack">${slackPost(slackMessage({ id: mail.key, message: mail.bodies.lambda ?? textOf(mail), subject: mail.subject }), mail.at)}</div>
<div class="as-q">${amazonQ(mail)}</div>
<div class="as-json"><pre>${jsonOf(mail)}</pre></div></details>`;

const textOf = ({ bodies }: Mail): string => (bodies.email ?? bodies.default ?? '').trimEnd();

const jsonOf = (mail: Mail): string =>
  mail.bodies.lambda === undefined
    ? textOf(mail)
    : JSON.stringify(JSON.parse(mail.bodies.lambda), undefined, 2);

function amazonQ(mail: Mail): Markup {
  const { https } = mail.bodies;
  if (https === undefined) return html`<p>Amazon Q drops what is no notification of its own format.</p>`;
  const { content, metadata }: CustomNotification = JSON.parse(https);
  return html`<p><b>${content.title}</b></p><pre>${content.description}</pre>
<p><b>Next steps</b></p><ul>${content.nextSteps.map((step) => html`<li>${step}</li>`)}</ul>
<p class="muted">Keywords: ${content.keywords.join(', ')}. Thread: ${metadata.threadId}</p>`;
}

/** Whether anything is lost, at a glance. */
export const accountSection = ({ decided, delivered, pending, repeated, lost }: Account): Markup =>
  html`<dl class="account">${Object.entries({ decided, delivered, pending, repeated, lost }).map(
    ([name, count]) =>
      html`<div class="${name === 'lost' ? 'lost-count' : name}${count === 0 ? undefined : ' some'}"><dt>${name}</dt><dd>${count}</dd></div>`,
  )}</dl>`;
