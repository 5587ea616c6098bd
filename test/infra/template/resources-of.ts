import type { Stack } from './evaluate.ts';

export interface Found<P> {
  readonly id: string;
  readonly properties: P;
}

/** Every resource of a type. What `P` says of its properties is for the reader: the types are checked elsewhere. */
export const resourcesOf = <P = Readonly<Record<string, unknown>>>(
  { resources }: Stack,
  type: string,
): readonly Found<P>[] =>
  Object.entries(resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, { Properties }]) => ({ id, properties: (Properties ?? {}) as P }));

/** The only one. */
export function resourceOf<P = Readonly<Record<string, unknown>>>(stack: Stack, type: string): Found<P> {
  const [found, ...others] = resourcesOf<P>(stack, type);
  if (found !== undefined && others.length === 0) return found;
  throw new Error(`There must be one ${type}, not ${found === undefined ? 'none' : others.length + 1}`);
}

/** CloudFormation and IAM take one as well as a list of one. */
export const listed = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** Every text in a value, at any depth. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
