import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Text in which everything that is not from a template is escaped. */
export type Markup = HtmlEscapedString;

/** What a template can hold: text, which is escaped, and markup of other templates. Undefined leaves nothing. */
export type Content = Markup | string | number | undefined | readonly Content[];

/** Hono's template. It is a promise only if its content is one, which here it never is. */
export const html = (strings: TemplateStringsArray, ...content: readonly Content[]): Markup =>
  template(strings, ...content.map(unturned)) as Markup;

/** A name must not turn the direction in which the text around it is read. */
const unturned = (content: Content): Content => {
  if (typeof content === 'string') return content.replace(TURNS, ' ');
  return Array.isArray(content) ? content.map(unturned) : content;
};

/** Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
