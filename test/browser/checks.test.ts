import type { Browser } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './browser-test.ts';
import { type Checks, checksIn } from './checks.ts';
import { withPage } from './page.ts';
import { harmOfNames, POISONED_NAMES } from './poisoned-names.ts';

const ask = <T>(browser: Browser, body: string, question: (checks: Checks) => Promise<T>): Promise<T> =>
  withPage(
    browser,
    {
      html: `<!doctype html><html lang="en"><title>It</title><style>* { font: 14px sans-serif; margin: 0 }</style><main>${body}</main></html>`,
      width: 320,
    },
    async (page) => question(await checksIn(page)),
  );

const box = (style: string, text: string): string => `<p style="position: absolute; ${style}">${text}</p>`;

describe('the layout', () => {
  const problems = (browser: Browser, body: string) =>
    ask(browser, body, (checks) => checks.layoutProblems());

  test.for([
    [
      'text on other text',
      box('top: 20px', 'one') + box('top: 25px; left: 9px', 'other'),
      '"one" is on "other"',
    ],
    [
      'a text that is cut at the side',
      box('width: 40px; overflow: hidden; white-space: nowrap', 'eu-central-1'),
      '"eu-central-1" is cut by <p>',
    ],
    [
      'a text with an ellipsis',
      box('width: 40px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis', 'eu-central-1'),
      '"eu-central-1" is cut by <p>',
    ],
    [
      'a text that is cut below',
      box('width: 40px; height: 15px; overflow: hidden', 'eu central'),
      '"eu central" is cut by <p>',
    ],
    [
      'a text that is cut further out',
      `<div style="width: 40px; overflow: auto">${'<p style="width: 90px">eu-central-1</p>'}</div>`,
      '"eu-central-1" is cut by <div>',
    ],
    [
      'a text beyond its drawing',
      '<svg width="90" height="20"><text x="60" y="15">ADDING</text></svg>',
      '"ADDING" is cut by <svg>',
    ],
    [
      'text on other text of a drawing',
      '<svg width="90" height="20"><text x="5" y="15">ADDING</text><text x="40" y="15">now</text></svg>',
      '"ADDING" is on "now"',
    ],
    [
      'a text that is wider than its shape',
      '<svg width="90" height="20"><rect x="20" width="30" height="20" fill="#eee"/><text x="10" y="15">ADDING</text></svg>',
      '"ADDING" is wider than what it stands on',
    ],
    ['a text beside the page', box('left: -20px', 'ADDING'), '"ADDING" is outside of the page'],
    [
      'a text that is too small',
      '<svg width="300" height="9" viewBox="0 0 600 18"><text y="13">ADDING</text></svg>',
      '"ADDING" is too small',
    ],
    [
      'a page that scrolls sideways',
      '<div style="width: 321px">wide</div>',
      'the page is 321 px wide in a window of 320 px',
    ],
  ] as const)('has %s', async ([, body, problem], { browser }) => {
    expect(await problems(browser, body)).toEqual([problem]);
  });

  test('is good, whatever is meant not to be seen', async ({ browser }) => {
    const hidden = `position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)`;
    const body = `<p style="line-height: 1">two lines that are set close to each other, <b>side</b><i>by side</i></p>
      <p style="${hidden}">for screen readers</p><p hidden>hidden</p>
      <details><summary>more</summary><p>closed</p></details>
      <svg width="90" height="20"><title>a title that is much too long for it</title><text x="5" y="15">ADDING</text></svg>`;
    expect(await problems(browser, body)).toEqual([]);
  });
});

test('axe finds bad contrast, and an image without a text', async ({ browser }) => {
  const bad = '<h1>It</h1><p style="color: #999">grey</p><img src="data:,">';
  const found = await ask(browser, bad, (checks) => checks.accessibilityProblems());
  expect(found.map((one) => one.split(':')[0])).toEqual(['color-contrast', 'image-alt']);
  const good = '<h1>It</h1><p style="color: #666">grey</p>';
  expect(await ask(browser, good, (checks) => checks.accessibilityProblems())).toEqual([]);
});

describe('the contrast of a text in a drawing', () => {
  const drawing = (behind: string, text: string) =>
    `<h1>It</h1><svg width="90" height="20">${behind}<text x="5" y="15" ${text}>now</text></svg>`;
  const rect = (fill: string) => `<rect width="90" height="20" fill="${fill}"/>`;

  test.for([
    ['on a shape', drawing(rect('#777'), 'fill="#222"'), ['"now" has a contrast of 3.6']],
    ['on the page', drawing('', 'fill="#999"'), ['"now" has a contrast of 2.8']],
    [
      'on what can be seen through',
      drawing(rect('transparent'), 'fill="#999"'),
      ['"now" has a contrast of 2.8'],
    ],
    ['on a shape that it differs from', drawing(rect('#222') + rect('#eee'), 'fill="#222"'), []],
    ['with a seam', drawing(rect('#222'), 'fill="#222" stroke="#fff" paint-order="stroke"'), []],
  ] as const)('is judged %s', async ([, body, problems], { browser }) => {
    expect(await ask(browser, body, (checks) => checks.accessibilityProblems())).toEqual(problems);
  });
});

describe('CloudWatch', () => {
  test.for([
    ['<script>x</script>', '<script>'],
    ['<iframe src="https://example.com"></iframe>', '<iframe>'],
    ['<svg><use href="#a"></use></svg>', '<use>'],
    ['<svg><foreignObject><b>x</b></foreignObject></svg>', '<foreignobject>'],
    ['<object data="x"></object>', '<object>'],
    ['<link rel="stylesheet" href="x">', '<link>'],
    ['<p onclick="x()">x</p>', 'onclick of <p>'],
    ['<svg><rect onload="x()"></rect></svg>', 'onload of <rect>'],
    ['<a href="javascript:x()">x</a>', 'href of <a>'],
    ['<a href=" java\nscript:x()">x</a>', 'href of <a>'],
    ['<svg><a xlink:href="javascript:x()"><text>x</text></a></svg>', 'xlink:href of <a>'],
  ] as const)('drops something of %s', async ([html, dropped], { browser }) => {
    expect(await ask(browser, '', (checks) => checks.droppedByCloudWatch(html))).toContain(dropped);
  });

  test('drops nothing of what a widget needs', async ({ browser }) => {
    const html = `<style>.a { color: red } .a:hover { color: blue }</style>
      <div class="cwdb-no-default-styles" style="margin: 0"><h2 id="h">x</h2>
      <a href="https://example.com/a?b=c#d" target="_blank" rel="noopener" class="btn" title="there">x</a>
      <table aria-labelledby="h"><caption>x</caption><thead><tr><th scope="col">x</th></tr></thead>
      <tbody><tr><th scope="row">y</th><td colspan="2">&lt;script&gt;</td></tr></tbody></table>
      <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10" role="img" aria-label="x">
      <defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4" stroke="#000"/></pattern></defs>
      <g><title>x</title><rect x="1" y="1" width="5" height="5" rx="1" fill="url(#p)"/></g>
      <line x1="0" y1="0" x2="5" y2="5" stroke-dasharray="2 2"/><text x="1" y="5" text-anchor="end" dominant-baseline="middle">x</text></svg>
      <details><summary>x</summary><ul><li><time datetime="2026-01-01">x</time></li></ul></details></div>`;
    expect(await ask(browser, '', (checks) => checks.droppedByCloudWatch(html))).toEqual([]);
  });
});

describe('a poisoned name', () => {
  const escaped = (name: string): string =>
    name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
  const shown = (name: string): string => name;
  const harm = (browser: Browser, render: (name: string) => string) =>
    ask(browser, '', (checks) => harmOfNames({ render, shown }, checks));

  test('does no harm where it is escaped', async ({ browser }) => {
    const render = (name: string) => `<p title="${escaped(name)}">${escaped(name)}</p>`;
    expect(await harm(browser, render)).toEqual([]);
  });

  test('is found where it becomes an element, an attribute, or another text', async ({ browser }) => {
    const inText = await harm(browser, (name) => `<p>${name}</p>`);
    expect(inText).toContain('<img src=x onerror=ran=1> becomes markup');
    expect(inText).toContain('&lt;b&gt; &amp; &#60;i&#62; is not shown');
    const inAttribute = await harm(browser, (name) => `<p title='${name}'>${escaped(name)}</p>`);
    expect(inAttribute).toContain("' onfocus='ran=1' autofocus=' becomes markup");
    const inStyle = await harm(browser, (name) => `<style>/* ${name} */</style>${escaped(name)}`);
    expect(inStyle).toEqual([expect.stringMatching(/^<\/style>.* becomes markup$/)]);
    const inTitle = await harm(browser, () => '<p></p>');
    expect(inTitle).toHaveLength(POISONED_NAMES.length);
  });
});
