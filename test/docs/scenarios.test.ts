import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../support/documents/markdown.ts';

describe('docs/scenarios.md', () => {
  const files = readdirSync(new URL('..', import.meta.url), { recursive: true, encoding: 'utf8' });
  const titles = files
    .filter((file) => /\.(story|test\.ts)$/.test(file) && !file.startsWith('docs'))
    .map((file) => read(`test/${file}`))
    .join('\n');

  const numbers = [...read('docs/scenarios.md').matchAll(/^\| (S\d+) \|/gm)].map(
    ([, number]) => number ?? '',
  );

  test.each(numbers)('%s is a story or a test', (number) => {
    expect(titles).toMatch(new RegExp(`\\b${number}\\b`));
  });

  test('has every scenario that this version must hold', () => {
    const must = [...Array(40).keys()].map((index) => `S${index + 1}`);
    expect(numbers).toEqual(expect.arrayContaining([...must, 'S46', 'S47', 'S48', 'S59', 'S63', 'S65']));
  });
});
