import { raw } from 'hono/html';
import type { Markup } from '../../../../lib/overview/html/markup.ts';

/** What of Slack's markup our messages use, as HTML. @throws Error for any other */
export function htmlOfMrkdwn(text: string): Markup {
  const tokens = text.matchAll(TOKENS);
  return raw([...tokens].map(({ groups = {} }) => htmlOfToken(groups)).join(''));
}

const TOKENS =
  /\n?```\n(?<block>[^`]*)\n```\n?|`(?<code>[^`\n]+)`|\*(?<bold>[^*\n]+)\*|<(?<link>https:[^<>|]+)>|<!(?<call>here|channel|everyone)>|(?<text>[^`*<\n]+|\n)|(?<other>.)/gs;

/** Slack's text is escaped as in HTML: `&`, `<` and `>`, and nothing else. */
function htmlOfToken({
  block,
  code,
  bold,
  link,
  call,
  text,
  other,
}: Readonly<Record<string, string>>): string {
  if (block !== undefined) return `<pre>${block}</pre>`;
  if (code !== undefined) return `<code>${code}</code>`;
  if (bold !== undefined) return `<strong>${bold}</strong>`;
  if (link !== undefined) return `<a href="${link.replaceAll('"', '&quot;')}">${link}</a>`;
  if (call !== undefined) return `<span class="call">@${call}</span>`;
  if (text !== undefined) return text.replaceAll('\n', '<br>');
  throw new Error(`No message of ours has the markup "${other}"`);
}
