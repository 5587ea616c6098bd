import type { Answer } from '../../../../local/aws/wire/call.ts';

export type Xml = string | number | boolean | undefined | { readonly [name: string]: Xml | readonly Xml[] };

/** A list becomes the same element again and again. */
export function xml(content: Xml): string {
  if (content === undefined) return '';
  if (typeof content !== 'object') return escaped(String(content));
  return Object.entries(content)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, one as Xml] as const),
    )
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${xml(value)}</${name}>`)
    .join('');
}

/** A list as the Query protocol has it. */
export const members = (list: readonly Xml[]): Xml => ({ member: list });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const xmlAnswer = (content: Xml, status = 200): Answer => ({
  type: 'answer',
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml(content)}`,
});
