import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Checks } from './in-page/checks.ts';

export type { Checks } from './in-page/checks.ts';

export async function checksIn(page: Page): Promise<Checks> {
  await page.evaluate(inPage());
  const ask = (name: keyof Checks, html = '') =>
    page.evaluate<never>(`checks.${name}(${JSON.stringify(html)})`);
  return {
    layoutProblems: () => ask('layoutProblems'),
    accessibilityProblems: async () => {
      await page.evaluate(axe.source);
      return ask('accessibilityProblems');
    },
    droppedByCloudWatch: (html) => ask('droppedByCloudWatch', html),
    markupOf: (html) => ask('markupOf', html),
    textOf: (html) => ask('textOf', html),
  };
}

let script: string | undefined;

/** All of `in-page/`, as one script. */
function inPage(): string {
  script ??= buildSync({
    entryPoints: [fileURLToPath(new URL('in-page/in-page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  }).outputFiles[0]?.text;
  return script ?? '';
}
