import { describe, expect } from 'vitest';
import { failureHtml } from '../../../lib/overview/html/failure.ts';
import { THEMES } from '../../../lib/overview/html/view.ts';
import { viewAt, widgetAt, widgetDocument } from '../../pictures/widget.ts';
import { test } from '../browser-test.ts';
import { checksIn } from '../checks.ts';
import { withPage } from '../page.ts';
import { SITUATIONS, type Situation } from './situations.ts';

const WIDTHS = [320, 800, 1600] as const;
const VIEWS = THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width, hours: 3 })));
const LARGEST_BYTES = 100_000;

/** What a viewer can come upon, as HTML. */
const SHOWN: Readonly<Record<string, (view: (typeof VIEWS)[number]) => Promise<string>>> = {
  ...Object.fromEntries(
    Object.keys(SITUATIONS).map((name) => [
      name,
      async (view) => {
        const situation = await situationOf(name);
        return widgetAt(situation, viewAt(situation, view));
      },
    ]),
  ),
  'records that can not be loaded': async (view) => failureHtml("Can't load the records: AccessDenied", view),
};

const played = new Map<string, Promise<Situation>>();

/** Each story is played once. */
function situationOf(name: string): Promise<Situation> {
  const situation = played.get(name) ?? SITUATIONS[name]?.();
  if (situation === undefined) throw new Error(`There is no situation "${name}"`);
  played.set(name, situation);
  return situation;
}

describe.for(VIEWS)('in the $theme theme, $width pixels wide,', (view) => {
  test.for(Object.entries(SHOWN))('%s can be read by everybody', async ([, show], { browser }) => {
    const html = await show(view);
    expect(Buffer.byteLength(html)).toBeLessThan(LARGEST_BYTES);
    await withPage(browser, { html: widgetDocument(html, view), width: view.width }, async (page) => {
      const checks = await checksIn(page);
      expect.soft(await checks.layoutProblems()).toEqual([]);
      expect.soft(await checks.accessibilityProblems()).toEqual([]);
      expect.soft(await checks.droppedByCloudWatch(html)).toEqual([]);
    });
  });
});
