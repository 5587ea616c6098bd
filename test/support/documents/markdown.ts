import { readFileSync } from 'node:fs';

/** A file of this repository, by its path from the root. */
export const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** The fence can be indented, as in a list. */
const FENCED = /^( *)```(.*)\n([\s\S]*?)^ *```$/gm;

export const codeBlocks = (markdown: string): readonly CodeBlock[] =>
  [...markdown.matchAll(FENCED)].map(([, , language = '', text = '']) => ({ language, text }));

export const withoutCodeBlocks = (markdown: string): string => markdown.replaceAll(FENCED, '');

/** Within a paragraph, between as many backticks as it begins with. */
const SPAN = /(?<!`)(`+)(?!`)((?:(?!\n\n)[\s\S])+?)(?<!`)\1(?!`)/g;

export const codeSpans = (markdown: string): readonly string[] =>
  [...withoutCodeBlocks(markdown).matchAll(SPAN)].map(([, , text = '']) => text);

export const withoutCode = (markdown: string): string => withoutCodeBlocks(markdown).replaceAll(SPAN, '');

/** The text below a heading of the second level. @throws Error if there is none */
export function section(markdown: string, heading: string): string {
  const found = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`There is no "## ${heading}"`);
  return found;
}

/** The cells of each row of all tables, with their headings. */
export const rows = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
