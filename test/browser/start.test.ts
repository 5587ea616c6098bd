import { readFileSync } from 'node:fs';
import { describe, expect, test as plainTest } from 'vitest';
import { browserOr, test } from './browser-test.ts';
import { isPackagedFor } from './packaged-chromium.ts';
import { withPage } from './page.ts';
import { sourceOf, startBrowser } from './start.ts';

describe('where no browser starts', () => {
  const source = { options: () => ({ executablePath: process.execPath }), wayOut: 'Get one.' };

  plainTest('the reason says how to get one, and where it was looked for', async () => {
    const started = await startBrowser({ ...source, places: ['/nowhere/chrome', '/nor/there'] });
    const reason = 'There is no browser. Get one. It is not at /nowhere/chrome, nor at /nor/there.';
    expect(started).toEqual({ type: 'none', reason });
  });

  plainTest('the reason says how to get one, and why it did not start', async () => {
    const started = await startBrowser({ ...source, places: [process.execPath] });
    const reason = expect.stringMatching(/^There is no browser\. Get one\. It did not start: ./);
    expect(started).toEqual({ type: 'none', reason });
  });

  plainTest('a test is skipped with that reason, and fails with CI=true', () => {
    const none = { type: 'none', reason: 'There is no browser.' } as const;
    const skip = (reason: string): never => {
      throw new Error(`skipped: ${reason}`);
    };
    expect(() => browserOr(none, skip, {})).toThrow('skipped: There is no browser.');
    expect(() => browserOr(none, skip, { CI: 'true' })).toThrow(/^There is no browser\.$/);
  });
});

plainTest('CI sets that', () => {
  expect(readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8')).toMatch(/^export CI=true$/m);
});

plainTest.each([
  ['darwin', 'arm64', ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']],
  ['win32', 'x64', ['C:\\Programs\\Google\\Chrome\\Application\\chrome.exe']],
  ['linux', 'arm64', ['/opt/google/chrome/chrome']],
] as const)('on %s %s it is the installed Chrome', (platform, arch, expected) => {
  const { places, options, wayOut } = sourceOf({ platform, arch, env: { PROGRAMFILES: 'C:\\Programs' } });
  expect(places).toEqual(expected);
  expect(options()).toEqual({ channel: 'chrome' });
  expect(wayOut).toContain(`${platform}-${arch}: install Chrome`);
});

describe('a page', () => {
  const show = (body: string) => ({ html: `<!doctype html><title>It</title>${body}`, width: 400 });

  test('can ask for nothing, and fails when it tries', async ({ browser }) => {
    const asking = show('<img src="https://example.com/logo.png">');
    const images = (page: { evaluate: (script: string) => Promise<unknown> }) =>
      page.evaluate('document.images[0].naturalWidth');
    await expect(withPage(browser, asking, images)).rejects.toThrow(
      'The page has asked for https://example.com/logo.png',
    );
    const asksNothing = show(`<img src="data:image/svg+xml,${encodeURIComponent(SQUARE)}">`);
    expect(await withPage(browser, asksNothing, images)).toBe(9);
  });

  const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

  test('has the fonts that npm brings, not those of the machine', async ({ browser, skip }) => {
    if (!isPackagedFor(process.platform, process.arch)) skip('the installed Chrome has those of the machine');
    const families = ['sans-serif', 'Helvetica, Arial, sans-serif', 'monospace'];
    const lines = families.map((family) => `<p style="font-family: ${family}">Region → ✓</p>`).join('');
    const fonts = await withPage(browser, show(lines), async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('DOM.enable');
      await session.send('CSS.enable');
      const { root } = await session.send('DOM.getDocument');
      const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'p' });
      const used = await Promise.all(
        nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })),
      );
      return used.map(({ fonts: all }) => all.map(({ familyName }) => familyName).toSorted());
    });
    expect(fonts).toEqual([['DejaVu Sans', 'Open Sans'], ['DejaVu Sans', 'Open Sans'], ['DejaVu Sans Mono']]);
  });
});
