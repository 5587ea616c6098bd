/** What a form of the page has sent. */
export type Fields = ReadonlyMap<string, string>;

/** @throws Error that names what is missing */
export function fieldOf(fields: Fields, name: string): string {
  const value = fields.get(name)?.trim() ?? '';
  if (value === '') throw new Error(`Say ${name === 'region' ? 'which Region' : `the ${name}`} first.`);
  return value;
}

/** @throws Error that names what is known */
export function oneOf<T extends string>(fields: Fields, name: string, known: readonly T[]): T {
  const value = fields.get(name);
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new Error(`${name} must be one of ${known.join(', ')}, got "${value ?? ''}"`);
}
