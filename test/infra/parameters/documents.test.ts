import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exampleSettings, readmeWithTable } from '../../../infra/parameters/documents.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('npm run fix would not change', () => {
  test('the table in the README', () => {
    expect(readmeWithTable(read('README.md'))).toBe(read('README.md'));
  });

  test('the example of a settings file', () => {
    expect(exampleSettings()).toBe(read('infra/settings/example.yml'));
  });
});

describe('it writes', () => {
  const readme = read('README.md');

  test('a row that is missing or wrong, and nothing else', () => {
    expect(readmeWithTable(readme.replace(/^\| `tellFrom` .*\n/m, ''))).toBe(readme);
    expect(readmeWithTable(readme.replace(/^\| `tellFrom` .*\n/m, '| `tellFrom` | `info` | ? |\n'))).toBe(
      readme,
    );
  });

  test('no README that has lost its table', () => {
    expect(() => readmeWithTable('# Identity Center Monitor\n')).toThrow('README.md has no table');
  });

  test('an example in which no line is too long', () => {
    for (const line of exampleSettings().split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });
});
