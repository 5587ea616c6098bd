import { describe, expect, test } from 'vitest';
import { anchorsOf, brokenLinks, linksOf } from '../support/documents/links.ts';
import { repository } from '../support/documents/repository.ts';

describe('every link and every image resolves', () => {
  const tree = repository();

  test('of pages in every folder that has any', () => {
    expect([...tree.pages.keys()]).toEqual(
      expect.arrayContaining(['README.md', 'CHANGELOG.md', 'docs/operations.md']),
    );
    expect(
      [...tree.paths].filter((path) => /^(?:node_modules|build|dist|\.git)\b(?!ignore)/.test(path)),
    ).toEqual([]);
  });

  test.each([...tree.pages.keys()])('in %s', (page) => {
    expect(brokenLinks(page, tree)).toEqual([]);
  });
});

describe('the check', () => {
  const pages = new Map([
    ['docs/here.md', ''],
    ['docs/there.md', '# There\n\n## Twice\n\n## Twice\n\n```text\n## Code\n```\n'],
  ]);
  const paths = new Set(['docs', 'docs/here.md', 'docs/there.md', 'docs/picture.png', 'LICENSE']);
  const brokenIn = (text: string) =>
    brokenLinks('docs/here.md', { paths, pages: new Map([...pages, ['docs/here.md', text]]) });

  test.each([
    '[a file](../LICENSE)',
    '[a folder](../docs/)',
    '[a page](there.md "with a title")',
    '[a heading](there.md#twice)',
    '[the second of its name](there.md#twice-1)',
    '## Here\n[a heading of the same page](#here)',
    '![an image](picture.png)',
    '[![an image that is a link](picture.png)](there.md)',
    '<img src="picture.png" alt="an image in HTML">',
    '[another site](https://example.com/missing.md#there)',
    '`[code](missing.md)`',
    '```text\n[code](missing.md)\n```',
    '   ```sh\n   [code](missing.md)\n   ```',
  ])('takes %j', (text) => {
    expect(brokenIn(text)).toEqual([]);
  });

  test.each([
    ['[a file](../LICENCE)', '../LICENCE'],
    ['[a file from the root](/LICENSE)', '/LICENSE'],
    ['[a file outside](../../LICENSE)', '../../LICENSE'],
    ['[a name that differs in case](There.md)', 'There.md'],
    ['[a heading](there.md#missing)', 'there.md#missing'],
    ['[a third of two](there.md#twice-2)', 'there.md#twice-2'],
    ['[what is no heading but code](there.md#code)', 'there.md#code'],
    ['[a heading of the same page](#missing)', '#missing'],
    ['[`code`](missing.md)', 'missing.md'],
    ['[a heading of a file without any](../LICENSE#mit)', '../LICENSE#mit'],
    ['![an image](missing.png)', 'missing.png'],
    ['[![an image that is a link](missing.png)](there.md)', 'missing.png'],
    ['[a definition][it]\n\n[it]: missing.md', 'missing.md'],
    ['<source media="(min-width: 1px)" srcset="missing.png">', 'missing.png'],
    ['<a href="missing.md">HTML</a>', 'missing.md'],
  ])('refuses %j', (text, link) => {
    expect(brokenIn(text)).toEqual([link]);
  });

  test('refuses a file from the root in a page of the root too, though there GitHub alone would find it', () => {
    const tree = {
      paths: new Set(['README.md', 'LICENSE']),
      pages: new Map([['README.md', '[it](/LICENSE)']]),
    };
    expect(brokenLinks('README.md', tree)).toEqual(['/LICENSE']);
  });

  test('makes anchors as GitHub does', () => {
    const headings = [
      '# `not-seen`: Über [uns](x.md), 2. & 3.',
      '## snake_case ##',
      '#no heading',
      '## `not-seen`',
    ];
    expect([...anchorsOf(headings.join('\n\n'))]).toEqual([
      'not-seen-über-uns-2--3',
      'snake_case',
      'not-seen',
    ]);
  });

  test('reads on after a backtick without a partner', () => {
    expect(linksOf('one ` alone\n\n[a link](x.md) and `code`')).toEqual(['x.md']);
  });
});
