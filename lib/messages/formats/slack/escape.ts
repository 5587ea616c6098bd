import { cutToLength, plain } from '../plain.ts';

/** Look-alikes, because Slack has no escape for what marks up a text. */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', '`': "'", '~': '∼' };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text that Slack shows as it is: no mention, link, emphasis, code, quotation or emoji. At most `limit` characters. */
export const slackText = (text: string, limit: number): string =>
  cutEscaped(withoutEmoji(withoutMarkup(linesOf(text, limit))), limit);

/** The same, with the addresses of AWS as links. */
export const slackTextWithLinks = (text: string, limit: number): string =>
  // A link is two characters longer than its address, which has at least twenty.
  slackText(text, Math.floor(limit * 0.9)).replace(ADDRESS, '<$&>');

/** On one line, because Slack ends what is bold with the line. */
export const bold = (text: string, limit: number): string =>
  `*${slackText(text.slice(0, 4 * limit).replace(/\s+/g, ' '), limit - 2) || '-'}*`;

/** Undefined when it would have to be cut: half a command is worse than none. */
export function codeBlock(commands: readonly string[], limit: number): string | undefined {
  const lines = commands.map((command) => withoutBackticks(linesOf(command, limit)));
  const block = `\`\`\`\n${escaped(lines.join('\n'))}\n\`\`\``;
  return block.length <= limit && lines.every((line) => !line.endsWith('…')) ? block : undefined;
}

/** What would be an emoji in prose, such as the `:aws:` of an ARN, is code: it can then be copied as it is. */
export function value(text: string, limit: number): string {
  const line = linesOf(text, limit);
  return EMOJI.test(line) ? code(line, limit) : slackText(line, limit);
}

export const code = (text: string, limit: number): string =>
  `\`${cutEscaped(withoutBackticks(linesOf(text, limit)) || ' ', limit - 2)}\``;

/** For headers and buttons, which are plain text. Slack does not say whether it decodes entities there. */
export const label = (text: string, limit: number): string =>
  cutToLength(
    linesOf(text, limit)
      .replaceAll('\n', ' ')
      .replace(/[<>&]/g, (character) => PLAIN_LOOKALIKES[character] ?? ''),
    limit,
  );

const PLAIN_LOOKALIKES: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '＆' };

const ADDRESS =
  /https:\/\/[a-z0-9.-]+\.(?:amazonaws(?:-us-gov)?\.com|amazonaws\.cn|amazon\.com|aws)\b(?:\/(?:[\w/?=#%.:-]|&amp;)*[\w/])?/g;

/** Not after a letter or digit, so no time of day. */
const EMOJI = /(?<![0-9]):[a-z0-9+-][\w+'-]*:/i;

const withoutEmoji = (text: string): string => text.replace(/(?<![0-9]):(?=[a-z0-9+-][\w+'-]*:)/gi, '∶');

const withoutBackticks = (text: string): string => text.replaceAll('`', "'");

const withoutMarkup = (text: string): string =>
  text
    .replace(/[*`~]/g, (character) => LOOKALIKES[character] ?? '')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '＿')
    .replace(/^>/gm, '›');

/** Whatever breaks the layout is gone, but for line breaks. Looked at only as far as it can be shown. */
const linesOf = (text: string, limit: number): string =>
  text
    .slice(0, 4 * limit)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => plain(line, 4 * limit))
    .join('\n')
    .trim();

const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');

/** Cut between two characters, never within an entity. */
function cutEscaped(text: string, limit: number): string {
  const whole = text.length <= limit ? escaped(text) : undefined;
  if (whole !== undefined && whole.length <= limit) return whole;
  let cut = '';
  for (const character of text) {
    const next = escaped(character);
    if (cut.length + next.length >= limit) break;
    cut += next;
  }
  return `${cut}…`;
}
