import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { viewOf } from '../../../../lib/overview/html/widget-context.ts';

const NOW = Date.UTC(2026, 0, 2);

/** As AWS documents it. */
const CONTEXT = {
  dashboardName: 'identity-center-monitor-prod-eu-central-1',
  widgetId: 'widget-16',
  accountId: '111122223333',
  locale: 'de',
  timezone: { label: 'Local', offsetISO: '+01:00', offsetInMinutes: -60 },
  period: 300,
  isAutoPeriod: true,
  timeRange: { mode: 'relative', start: NOW - 3 * HOUR, end: NOW, relativeStart: 3 * HOUR },
  theme: 'dark',
  linkCharts: true,
  title: 'Identity Center',
  params: {},
  forms: { all: {} },
  width: 588,
  height: 369,
};

const USUAL = {
  theme: 'light',
  width: 960,
  height: 600,
  locale: 'en',
  timeZone: 'UTC',
  range: { from: NOW - DAY, to: NOW },
};

const viewIn = (context: object) => viewOf({ widgetContext: context }, NOW);

describe('the view of a widget', () => {
  test('is what CloudWatch says of the viewer', () => {
    expect(viewIn(CONTEXT)).toEqual({
      theme: 'dark',
      width: 588,
      height: 369,
      locale: 'de',
      timeZone: '+01:00',
      range: { from: NOW - 3 * HOUR, to: NOW },
    });
  });

  test('is of what the viewer has zoomed to', () => {
    const zoom = { start: NOW - 2 * HOUR, end: NOW - HOUR };
    expect(viewIn({ ...CONTEXT, timeRange: { ...CONTEXT.timeRange, zoom } }).range).toEqual({
      from: zoom.start,
      to: zoom.end,
    });
  });

  test.each([
    ['without a context', {}],
    ['that is nothing', undefined],
    ['that is a text', 'describe'],
    ['with a context that is none', { widgetContext: 7 }],
    ['with an empty context', { widgetContext: {} }],
    [
      'in which nothing makes sense',
      {
        widgetContext: {
          theme: 'solarized',
          width: Number.NaN,
          height: -1,
          locale: 'no such locale',
          timezone: { offsetISO: 'Europe/Berlin"><script>' },
          timeRange: { start: 'yesterday' },
        },
      },
    ],
  ])('of an event %s is as usual', (_, event) => {
    expect(viewOf(event, NOW)).toEqual(USUAL);
  });

  test('takes what makes sense, whatever else does not', () => {
    expect(viewIn({ ...CONTEXT, theme: 'solarized', width: 'wide' })).toMatchObject({
      theme: 'light',
      width: 960,
      timeZone: '+01:00',
      locale: 'de',
    });
  });

  test.each([
    ['of a year', NOW - 365 * DAY, NOW, { from: NOW - 365 * DAY, to: NOW }],
    ['that lasts no time', NOW - HOUR, NOW - HOUR, USUAL.range],
    ['that ends before it begins', NOW, NOW - HOUR, USUAL.range],
    ['of which a part lies ahead', NOW - HOUR, NOW + HOUR, { from: NOW - HOUR, to: NOW }],
    ['that lies ahead', NOW + HOUR, NOW + 2 * HOUR, USUAL.range],
    ['from before there was time', -HOUR, NOW, USUAL.range],
  ])('of a range %s', (_, start, end, range) => {
    expect(viewIn({ ...CONTEXT, timeRange: { start, end } }).range).toEqual(range);
  });
});
