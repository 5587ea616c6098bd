import type { Stack } from './evaluate.ts';

/** In place of a value that is no longer there. */
export const GONE = 'gone';

/**
 * What differs in `after`: each path with its new value, as deep as both have it. A resource is named by its id and its
 * properties; the body of a dashboard, which is one text, by what it holds.
 */
export const changes = (before: Stack, after: Stack): Readonly<Record<string, unknown>> =>
  Object.fromEntries(differences(comparable(before), comparable(after), []));

const comparable = ({ resources, outputs }: Stack): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    Object.entries(resources).map(([id, { Properties }]) => [id, opened(Properties ?? {})]),
  ),
  outputs,
});

const opened = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  typeof properties.DashboardBody === 'string'
    ? { ...properties, DashboardBody: JSON.parse(properties.DashboardBody) }
    : properties;

type Change = readonly [path: string, value: unknown];

function differences(before: unknown, after: unknown, path: readonly string[]): readonly Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isComposed(before) || !isComposed(after)) return [[path.join('.'), after ?? GONE]];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => differences(before[name], after[name], [...path, name]));
}

const isComposed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
