import { describe, expect, test } from 'vitest';
import { readDeclared } from '../../infra/release/declared.ts';
import { read, rows, section, withoutCodeBlocks } from '../support/documents/markdown.ts';
import { repository } from '../support/documents/repository.ts';

const README = read('README.md');

/** What stands before the first section. */
const [SCREEN = ''] = README.split(/^## /m);

describe('the README', () => {
  test('is short enough to be read: details belong in docs/', () => {
    expect(README.trim().split(/\s+/).length).toBeLessThanOrEqual(1_400);
  });

  test('says what the monitor is in two sentences, before everything else', () => {
    const [, first = ''] = withoutCodeBlocks(README).split('\n\n');
    expect(first.match(/\.(?:\s|$)/g)).toHaveLength(2);
  });

  test('claims to have proved only what docs/reliability.md says of the same seed', () => {
    const proved = /^- \*\*Proved:\*\*.*?(?=^- )/ms.exec(SCREEN)?.[0] ?? '';
    const [, seed = ''] = /npm run prove -- --seed (\d+)/.exec(proved) ?? [];
    const [, counts = ''] =
      new RegExp(`With the seed ${seed} (.*?)\\n\\n`, 's').exec(read('docs/reliability.md')) ?? [];
    const numbers = proved.replace(seed, '').match(/\d[\d,]*\d/g) ?? [];
    expect(numbers).toHaveLength(5);
    expect(counts.match(/\d[\d,]*\d/g)).toEqual(expect.arrayContaining(numbers));
    expect(counts.replaceAll(/\s+/g, ' ')).toContain('Nothing was lost, and nothing was out of order.');
  });

  test('says what is not proved', () => {
    expect(SCREEN).toMatch(/^- \*\*Not proved:\*\* it has not yet run against AWS itself\./m);
  });

  test('names the only action of Identity Center that a role of the stack allows', () => {
    const declared = JSON.stringify(readDeclared().resources);
    expect(new Set(declared.match(/\b(?:sso|sso-\w+|identitystore):[\w*]+/g))).toEqual(
      new Set(['sso:ListInstances']),
    );
    expect(SCREEN).toContain('of Identity Center it calls only `sso:ListInstances`');
  });

  test('gives the cost that docs/operations.md adds up, for what that counts', () => {
    const operations = read('docs/operations.md');
    const [, total = ''] = /\| \*\*total\*\* \|.*\| \*\*([\d.]+)\*\* \|/.exec(operations) ?? [];
    expect(SCREEN).toContain(
      `less than ${Math.ceil(Number(total))} US dollars a month for one instance with three Regions`,
    );
    expect(operations).toContain('1 instance with 3 Regions');
  });

  test('begins with how to get and to run it, in two lines', () => {
    const [block] = /(?<=```sh\n).*?(?=```)/s.exec(README) ?? [];
    expect(block).toBe(
      'git clone REPOSITORY identity-center-monitor && cd identity-center-monitor\nnpm ci && npm start\n',
    );
  });

  test('has some rows of the table in docs/alerts.md, as they are there', () => {
    const all = rows(section(read('docs/alerts.md'), 'What opens an incident'));
    const some = rows(section(README, 'What is told'));
    expect(some.length).toBeGreaterThan(5);
    expect(all).toEqual(expect.arrayContaining([...some]));
  });

  test('names every page of docs/, and for whom it is', () => {
    const named = rows(section(README, 'Read more')).flatMap(([pages = '']) =>
      [...pages.matchAll(/\]\((.*?)\)/g)].map(([, page]) => page),
    );
    expect(named.toSorted()).toEqual(
      [...repository().pages.keys()].filter((page) => page.startsWith('docs/')).toSorted(),
    );
  });
});
