import { describe, expect, test as plainTest } from 'vitest';
import type { BarChart } from '../../../bench/charts/bar-chart.ts';
import { chartsOf } from '../../../bench/charts/charts.ts';
import { svgOf } from '../../../bench/charts/svg.ts';
import { test } from '../../browser/browser-test.ts';
import { checksIn } from '../../browser/checks.ts';
import { withPage } from '../../browser/page.ts';
import { SAMPLE } from '../documents/sample.ts';

const bar = (name: string, value: number, text: string) => ({ name, value, text, isOurs: false });

/** Long names, long values, and one that is hardly there. */
const HARD: BarChart = {
  title: 'A title that is much too long for one line of a chart that is as wide as a telephone',
  note: 'A note that is as long: as a fraction of what the script takes that people would write instead.',
  groups: [
    {
      name: 'Some',
      bars: [bar('a script, bundled and more', 1000, '1,000.00 (10,000 ms)'), bar('<b>&', 0.001, '0')],
    },
    { name: 'Others', bars: [bar('one', 1, '1 ms')] },
  ],
};

const CHARTS = Object.entries({ ...chartsOf(SAMPLE), 'a hard one': HARD }).map(([path, chart]) => ({
  path,
  chart,
}));
const VIEWS = (['light', 'dark'] as const).flatMap((theme) =>
  [320, 800, 1600].map((width) => ({ theme, width })),
);

const pageOf = (body: string): string =>
  `<!doctype html><html lang="en"><title>A chart</title><style>main{padding:8px}svg{display:block;max-width:100%;height:auto}</style><main><h1>A chart</h1>${body}</main></html>`;

/** Runs in the page: texts that run into a bar. */
const onBars = `() => {
  const bars = [...document.querySelectorAll('.ours, .other')].map((bar) => bar.getBoundingClientRect());
  return [...document.querySelectorAll('text')]
    .filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return bars.some((bar) => left < bar.right && right > bar.left && top < bar.bottom && bottom > bar.top);
    })
    .map((text) => text.textContent);
}`;

describe.for(VIEWS)('in the $theme theme, $width pixels wide,', ({ theme, width }) => {
  test.for(CHARTS)('$path can be read by everybody', async ({ chart }, { browser }) => {
    const html = pageOf(svgOf(chart));
    const background = await withPage(browser, { html, width }, async (page) => {
      await page.emulateMedia({ colorScheme: theme });
      const checks = await checksIn(page);
      expect.soft(await checks.layoutProblems()).toEqual([]);
      expect.soft(await checks.accessibilityProblems()).toEqual([]);
      expect.soft(await page.evaluate(`(${onBars})()`)).toEqual([]);
      return page.evaluate<string>(`getComputedStyle(document.querySelector('.background')).fill`);
    });
    expect(background).toBe(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(22, 29, 38)');
  });
});

test.for(CHARTS)('$path is a picture by itself', async ({ chart }, { browser }) => {
  const image = `<img alt="It" src="data:image/svg+xml,${encodeURIComponent(svgOf(chart))}">`;
  const width = await withPage(browser, { html: pageOf(image), width: 800 }, (page) =>
    page.evaluate<number>('document.images[0].naturalWidth'),
  );
  expect(width).toBe(440);
});

plainTest('a chart says in words what it shows', () => {
  const [start = '', polls = ''] = Object.values(chartsOf(SAMPLE)).map(svgOf);
  expect(start).toContain('<title id="title">Time to load the function</title>');
  expect(start).toContain(
    'monitor 0.40 (64 ms), script 1.00 (160 ms), script, bundled 0.88 (141 ms), https, crypto 0.06 (9.0 ms).</desc>',
  );
  expect(polls).toContain(
    '1 Region: monitor 2.1 ×, script 4.0 ×. 3 Regions: monitor 2.1 ×, script 10.0 ×. 6 Regions: monitor 2.1 ×, script 19.0 ×.</desc>',
  );
});

plainTest('a bar is as long as its value', () => {
  const [start = ''] = Object.values(chartsOf(SAMPLE)).map(svgOf);
  const widths = [...start.matchAll(/<rect class="(ours|other)"[^>]* width="(\d+)"/g)];
  const [ours = 0, script = 0] = widths.map(([, , width]) => Number(width));
  expect(widths.map(([, kind]) => kind)).toEqual(['ours', 'other', 'other', 'other']);
  expect(ours / script).toBeCloseTo(0.4, 1);
});
