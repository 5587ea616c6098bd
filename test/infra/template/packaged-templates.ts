import { existsSync, readFileSync } from 'node:fs';
import { evaluate, type Stack, type Template, type Where } from './evaluate.ts';

/** A template as it is deployed, and the code of its function: what `npm run package` wrote. */
export interface Packaged {
  readonly name: string;
  readonly template: Template;
  readonly zip: URL;
}

const SELF_CONTAINED = read('dist/template.json');

export const PACKAGED: readonly Packaged[] = [
  {
    name: 'packaged template',
    template: read('.serverless/cloudformation-template-update-stack.json'),
    zip: packaged('build/functions.zip'),
  },
  {
    name: 'self-contained template',
    template: SELF_CONTAINED,
    zip: packaged(`dist/${SELF_CONTAINED.Parameters?.CodeKey?.Default}`),
  },
];

/** Parameters without a default. A template gets those that it has. */
export const REQUIRED: Readonly<Record<string, string>> = {
  AlertEmail: 'ops@example.com',
  CodeBucket: 'code-bucket',
};

/** The stack with these parameters, and otherwise defaults. */
export function stackOf(
  template: Template,
  given: Readonly<Record<string, string>> = {},
  where?: Where,
): Stack {
  const asked = Object.entries(REQUIRED).filter(([name]) => name in (template.Parameters ?? {}));
  return evaluate(template, { ...Object.fromEntries(asked), ...given }, where);
}

/** A copy with another value, or none, at that path of its resources, to see that a test finds the defect. */
export function broken(template: Template, path: string, value?: unknown): Template {
  const copy = structuredClone(template);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = copy.Resources as unknown as Record<string, unknown>;
  for (const step of steps) at = at[step] as typeof at;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

function read(path: string): Template {
  return JSON.parse(readFileSync(packaged(path), 'utf8'));
}

function packaged(path: string): URL {
  const url = new URL(`../../../${path}`, import.meta.url);
  if (!existsSync(url)) throw new Error(`There is no ${path}: run npm run package first`);
  return url;
}
