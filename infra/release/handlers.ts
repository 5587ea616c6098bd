import { functionsOf, type Template } from './self-contained.ts';

/**
 * Lambda takes `monitor.handler` as the export `handler` of `monitor.mjs`. A handler without a file would fail in its
 * first run, and a file without a handler would never run at all.
 * @throws Error that names every file and every entry that is missing
 */
export function checkHandlers(template: Template, bundles: readonly string[]): void {
  const named = functionsOf(template).map(({ properties }) => nameIn(String(properties.Handler)));
  const built = bundles.map(nameIn);
  const problems = [
    ...named.filter((name) => !built.includes(name)).map(withoutFile),
    ...built.filter((name) => !named.includes(name)).map(withoutEntry),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

const nameIn = (fileOrHandler: string): string => fileOrHandler.replace(/\.\w+$/, '');

const withoutFile = (name: string): string =>
  `serverless.yml has a function with the handler ${name}.handler, but there is no functions/${name}.ts`;

const withoutEntry = (name: string): string =>
  `functions/${name}.ts is no function of serverless.yml: give it an entry with the handler ${name}.handler`;
