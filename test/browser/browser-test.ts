import type { Browser } from 'playwright-core';
import { test as base } from 'vitest';
import { type Started, sourceOf, startBrowser } from './start.ts';

/** A test that gets `browser`. Where there is none it is skipped and says why; with `CI=true` it fails. */
export const test = base
  .extend('source', { scope: 'file' }, () => sourceOf(process))
  .extend('started', { scope: 'file' }, async ({ source }, { onCleanup }) => {
    const started = await startBrowser(source);
    // Vitest counts what is skipped, but does not show why.
    if (started.type === 'none') console.warn(started.reason);
    onCleanup(() => (started.type === 'started' ? started.browser.close() : undefined));
    return started;
  })
  .extend('browser', ({ started, skip }) => browserOr(started, skip, process.env));

/** @throws Error with `CI=true`: there, skipped tests would be taken for green ones */
export function browserOr(
  started: Started,
  skip: (reason: string) => never,
  { CI }: Readonly<Record<string, string | undefined>>,
): Browser {
  if (started.type === 'started') return started.browser;
  if (CI === 'true') throw new Error(started.reason);
  return skip(started.reason);
}
