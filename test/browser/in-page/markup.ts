/** How often each element is there, and each attribute on it: `a`, `a href`. Nothing is run or loaded. */
export function markupOf(html: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { localName, attributes } of fragmentOf(html).querySelectorAll('*')) {
    for (const name of [localName, ...[...attributes].map((attribute) => `${localName} ${attribute.name}`)]) {
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

/** All that is text and not markup. */
export const textOf = (html: string): string => fragmentOf(html).textContent ?? '';

function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
