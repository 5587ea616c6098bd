import type { Browser, Page } from 'playwright-core';

export interface PageOptions {
  /** A whole document. */
  readonly html: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height?: number;
  /** Device pixels to a CSS pixel. */
  readonly scale?: number;
}

/**
 * Shows a document, and closes it when `use` has ended.
 * @throws Error when the document has asked for anything: what we show must be complete by itself
 */
export async function withPage<T>(
  browser: Browser,
  { html, width, height = 800, scale = 1 }: PageOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, offline: true });
  try {
    const asked: string[] = [];
    await context.route('**', (route, request) => {
      asked.push(request.url());
      return route.abort();
    });
    const page = await context.newPage();
    await page.setContent(html);
    const result = await use(page);
    if (asked.length > 0) throw new Error(`The page has asked for ${asked.join(', ')}`);
    return result;
  } finally {
    await context.close();
  }
}
