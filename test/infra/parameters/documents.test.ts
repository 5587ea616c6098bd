import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exampleSettings, parametersPage } from '../../../infra/parameters/documents.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('npm run fix would not change', () => {
  test('the table in docs/parameters.md', () => {
    expect(parametersPage(read('docs/parameters.md'))).toBe(read('docs/parameters.md'));
  });

  test('the example of a settings file', () => {
    expect(exampleSettings()).toBe(read('infra/settings/example.yml'));
  });
});

describe('it writes', () => {
  const page = read('docs/parameters.md');

  test('a row that is missing or wrong, and nothing else', () => {
    expect(parametersPage(page.replace(/^\| `tellFrom` .*\n/m, ''))).toBe(page);
    expect(parametersPage(page.replace(/^\| `tellFrom` .*\n/m, '| `tellFrom` | `info` | ? |\n'))).toBe(page);
  });

  test('no page that has lost its table', () => {
    expect(() => parametersPage('# Parameters\n')).toThrow('docs/parameters.md has no table');
  });

  test('an example in which no line is too long', () => {
    for (const line of exampleSettings().split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });
});
