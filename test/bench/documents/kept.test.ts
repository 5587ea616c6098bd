import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../../bench/documents/documents.ts';
import type { Results } from '../../../bench/documents/results.ts';
import { TOPICS } from '../../../bench/topics.ts';
import { read } from '../../support/documents/markdown.ts';

const results: Results = JSON.parse(read('bench/results.json'));
const documents = documentsOf(results, { topics: TOPICS, page: read('docs/performance.md') });

describe('the results that are kept', () => {
  test('have every topic, and no other', () => {
    expect(Object.keys(results.topics)).toEqual(TOPICS.map(({ name }) => name));
  });

  test('are those of a whole run', () => {
    expect(results.quick).toBeUndefined();
    expect(read('docs/performance.md')).not.toMatch(/ -->\n<!-- end -->/);
  });

  test.each(Object.entries(documents))('give %s as it is', (path, text) => {
    expect(read(path)).toBe(text);
  });

  test('are shown whole', () => {
    for (const text of Object.values(documents)) expect(text).not.toMatch(/\bNaN\b|undefined|Infinity/);
  });

  test('give every chart that is kept', () => {
    const kept = readdirSync(new URL('../../../docs/pictures/', import.meta.url));
    expect(Object.keys(documents)).toEqual(
      expect.arrayContaining(
        kept.filter((name) => name.endsWith('.svg')).map((name) => `docs/pictures/${name}`),
      ),
    );
  });
});
