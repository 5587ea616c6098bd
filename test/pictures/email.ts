import type { InboxMessage } from '../../local/aws/sns/inbox.ts';
import { documentOf, escaped, withLinks } from './document.ts';

/** An email as a mail program shows plain text: the whole text, as it is. */
export const emailDocument = (message: InboxMessage): string =>
  documentOf({ title: 'An email', css: EMAIL_CSS, body: emailBody(message) });

/** `paragraphs`: only so many of the text, for where there is no room for all of it. */
export function emailBody(
  { subject = '', bodies, at }: InboxMessage,
  paragraphs = Number.POSITIVE_INFINITY,
): string {
  const text = (bodies.email ?? '').split('\n\n');
  const shown = text.length > paragraphs ? [...text.slice(0, paragraphs), '…'] : text;
  const head = { From: `${SENDER} <no-reply@sns.amazonaws.com>`, To: 'ops@example.com', Date: dateOf(at) };
  const lines = Object.entries(head).map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`);
  return `<article class="email">
<header><h1>${escaped(subject)}</h1><dl>${lines.join('')}</dl></header>
<div class="text">${withLinks(shown.join('\n\n'))}</div>
</article>`;
}

/** The `DisplayName` of the topic of the alerts. */
export const SENDER = 'Identity Center Monitor';

const dateOf = (at: number): string => `${new Date(at).toUTCString().replace(/:\d\d GMT$/, '')} UTC`;

export const EMAIL_CSS = `
.email { border: 1px solid #d2d2d7; background: #fff; color: #1d1d1f }
.email header { padding: 18px 24px 14px; background: #f5f5f7; border-bottom: 1px solid #d2d2d7 }
.email h1 { font-size: 19px; line-height: 1.3; margin-bottom: 10px }
.email dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; font-size: 13px }
.email dt { color: #6e6e73; text-align: right }
.email .text { padding: 20px 24px 24px; white-space: pre-wrap }
.email a { color: #0b57d0 }
`;
