import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { startProcess } from '../../local/start-process.ts';

export interface OpenPage {
  readonly page: Page;
  readonly url: string;
  /** A message in the inbox whose subject has this text. */
  readonly mail: (subject: string) => Locator;
  /** Resolves when the account says so. */
  readonly counts: (name: string, count: number) => Promise<void>;
  readonly press: (name: string | RegExp) => Promise<void>;
  /** What went wrong in the browser: errors of the script, and what the Content-Security-Policy has stopped. */
  readonly problems: readonly string[];
}

export interface OpenOptions {
  readonly width?: number;
  readonly story?: readonly string[];
  readonly path?: string;
}

/** An instance with two Regions, and thresholds of seconds. */
const STORY = [
  'story it',
  'policy interval 0.0333  adding-warning 0.07  adding-critical 10  not-seen-warning 0.1  not-seen-critical 10  reminders 10',
  '00:00 org ACTIVE, eu-central-1 ACTIVE, eu-west-1 ACTIVE',
];

/** `npm start` with its page in a browser. Both end with the test. */
export async function openPage(
  browser: Browser,
  onTestFinished: (end: () => void | Promise<void>) => void,
  { width = 1280, story = STORY }: OpenOptions = {},
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'page-test-'));
  const file = join(folder, 'it.story');
  writeFileSync(file, story.join('\n'));
  const { until } = startProcess(onTestFinished as never, ['--story', file]);
  const [, url = ''] = await until(/^The page is at (\S+)$/m);
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('409')) problems.push(message.text());
  });
  await page.goto(url);
  // What vanishes before the monitor has seen it was never there.
  await page.locator('#status').getByText('fine').waitFor();
  return {
    page,
    url,
    problems,
    mail: (subject) => page.locator('.mail', { has: page.locator('summary', { hasText: subject }) }),
    counts: (name, count) =>
      page.locator(`.account div:has(dt:text-is("${name}")) dd:text-is("${count}")`).waitFor(),
    press: (name) => page.getByRole('button', { name }).click(),
  };
}
