import { expect, test } from 'vitest';
import { performancePage } from '../../../bench/documents/page.ts';
import { read, rows } from '../../support/documents/markdown.ts';
import { SAMPLE } from './sample.ts';

const PAGE = read('docs/performance.md');
const written = performancePage(PAGE, SAMPLE);

const block = (page: string, name: string): string =>
  new RegExp(`<!-- npm run bench: ${name} -->\n(.*?)\n?<!-- end -->`, 's').exec(page)?.[1] ?? '';

const prose = (page: string): string => page.replaceAll(/(?<= -->\n).*?(?=<!-- end -->)/gs, '');

test('the text of the page stays, and what is between the marks is written anew', () => {
  expect(prose(written)).toBe(prose(PAGE));
  expect(block(written, 'machine')).toBe('Measured somewhere.');
  expect(performancePage(written, { ...SAMPLE, machine: 'Measured elsewhere.' })).toBe(
    written.replace('Measured somewhere.', 'Measured elsewhere.'),
  );
});

test('the page says when its figures are those of a quick run', () => {
  expect(block(performancePage(PAGE, { ...SAMPLE, quick: true }), 'machine')).toContain('mean nothing');
});

test('the summary sets the monitor beside the script', () => {
  expect(rows(block(written, 'summary')).slice(2)).toEqual([
    ['loading the function takes, ms', '64', '160', '0.40'],
    ['loading it takes of the processor, ms', '70', '176', '0.40'],
    ['loading it takes, when the script is bundled, ms', '64', '141', '0.45'],
    ['memory once it is loaded, Node.js included', '56.4 MB', '66.0 MB', '0.85'],
    ['a quiet poll of 1 Region takes, as a multiple of one call', '2.1', '4.0', '0.53'],
    ['a quiet poll of 1 Region makes calls', '4', '4', '1.00'],
    ['an alerting poll of 1 Region takes, as a multiple of one call', '5.0', '4.0', '1.25'],
    ['an alerting poll of 1 Region makes calls', '4', '4', '1.00'],
    ['a quiet poll of 3 Regions takes, as a multiple of one call', '2.1', '10.0', '0.21'],
    ['a quiet poll of 3 Regions makes calls', '4', '10', '0.40'],
    ['an alerting poll of 3 Regions takes, as a multiple of one call', '5.0', '10.0', '0.50'],
    ['an alerting poll of 3 Regions makes calls', '4', '10', '0.40'],
    ['1 × 3 Regions cost a month, in US dollars', '3.40', '1.00', '3.40'],
  ]);
});

test('growth, endurance, the widget and the cost have a table each', () => {
  expect(rows(block(written, 'soak'))).toEqual([
    ['', 'figure'],
    ['---', '---:'],
    ['polls', '20,000'],
    ['polls a second', '200'],
    ['faults', '1,234'],
    ['runs that failed', '56'],
    ['heap in the middle, and at the end', '20.1 MB, 20.2 MB'],
    ['notifications', '5,678'],
    ['… lost', '0'],
    ['… repeated', '9'],
    ['… out of order', '0'],
    ['pending at the end', '0'],
    ['incidents open at the end', '0'],
  ]);
  expect(rows(block(written, 'growth')).slice(2)).toEqual([
    ['1', '3.0', '2.0', '70.1 MB'],
    ['1,000', '1002', '2000', '170.0 MB'],
  ]);
  expect(rows(block(written, 'widget')).slice(2)).toEqual([['6', '44', '21', '46 kB', '1']]);
  expect(rows(block(written, 'cost'))).toEqual([
    ['US dollars a month', 'monitor, 1 × 3 Regions', 'script, 1 × 3 Regions'],
    ['---', '---:', '---:'],
    ['names of metrics', '11', '3'],
    ['Scheduler', '0.01', '0.01'],
    ['Lambda', '0.02', '0.02'],
    ['DynamoDB', '0.03', '0.03'],
    ['calls of CloudWatch', '0.04', '0.04'],
    ['custom metrics', '3.30', '0.90'],
    ['together', '3.40', '1.00'],
    ['all that the stack costs', '4.32', ''],
  ]);
});

test.each([
  ['without a block', PAGE.replace(/<!-- npm run bench: cost -->\n.*?<!-- end -->/s, '')],
  ['with a block twice', `${PAGE}<!-- npm run bench: cost -->\n<!-- end -->`],
  ['with a block that nothing writes', `${PAGE}<!-- npm run bench: costs -->\n<!-- end -->`],
])('a page %s is refused', (_, page) => {
  expect(() => performancePage(page, SAMPLE)).toThrow(
    'docs/performance.md must have each of the blocks machine, summary, growth, soak, widget, cost once, got ',
  );
});
