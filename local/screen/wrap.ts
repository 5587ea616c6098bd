/** Breaks a line of plain text between words, so that each part fits. A word that is too long is cut. */
export function wrap(line: string, columns: number): readonly string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = rest.slice(0, Math.max(0, space)).trim() === '' ? columns : space;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}
