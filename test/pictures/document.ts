/** A whole document around what a picture shows. `css` and `body` are HTML already. */
export const documentOf = ({
  title,
  css,
  body,
}: Readonly<Record<'title' | 'css' | 'body', string>>): string =>
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${RESET}${css}</style>
<main>${body}</main>
</html>`;

const RESET = `
* { box-sizing: border-box }
body { margin: 0; font: 14px/1.45 sans-serif; overflow-wrap: anywhere }
h1, h2, p, dl, dd, pre { margin: 0 }
`;

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Every address as a link, as mail programs and chats show it. */
export const withLinks = (text: string): string =>
  text
    .split(/(https:\/\/[^\s)]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('');
