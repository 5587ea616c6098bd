import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstanceRecord, ScopeRecord } from '../../../../lib/domain/record.ts';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { failureHtml } from '../../../../lib/overview/html/failure.ts';
import { PALETTES } from '../../../../lib/overview/html/style.ts';
import type { View } from '../../../../lib/overview/html/view.ts';
import { widgetHtml } from '../../../../lib/overview/html/widget.ts';
import { type Overview, overviewOf } from '../../../../lib/overview/overview.ts';
import { complete, POLICY, SCOPE, T0 } from '../../../support/decision/decide-once.ts';
import { at, BETA, BLIND, regions, rowOf } from '../../../support/decision/timeline.ts';
import { monitorRecord } from '../../../support/random/record.ts';
import { minutes, overviewOfPolls } from '../overview-of-polls.ts';

const viewOf = ({ range }: Overview, more: Partial<View> = {}): View => ({
  theme: 'light',
  width: 960,
  height: 600,
  locale: 'en-GB',
  timeZone: 'UTC',
  range,
  ...more,
});

const drawn = (overview: Overview, more: Partial<View> = {}): string =>
  widgetHtml(overview, viewOf(overview, more));

/** What stands in it, without markup. */
const textOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const ADDING = regions({ 'us-east-1': 'ADDING' }, { name: 'acme' });
/** All that the widget is made of. */
const ELEMENTS =
  'b br caption circle col colgroup details div g li line p path rect span style summary svg table tbody td text th thead title tr ul a'.split(
    ' ',
  );

/** Those that have timelines, by their names. */
const instancesIn = (html: string): readonly string[] =>
  [...html.replace(/<details>[\s\S]*/, '').matchAll(/scope="rowgroup"[^>]*>([^<]+)/g)].map(
    ([, name]) => name?.trim().replace('Instance ', '') ?? '',
  );

const elementsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<([a-z]+)/gi)].map(([, name]) => name ?? '');

describe('the widget', () => {
  test('says first what is worst, since when, what comes next, and where to look', () => {
    const text = textOf(drawn(overviewOfPolls(at(minutes(0, 40), ADDING))));
    expect(text).toMatch(
      /^WARNING: Region us-east-1 of acme still ADDING after at least 40m Sign-in : not affected now\. If eu-west-1 fails, people can&#39;t switch to us-east-1 \. Since 1 Jan 2026, 00:00 or earlier \(UTC\); incident opened 1 Jan 2026, 00:30\. Critical in 1h 20m\. IAM Identity Center console 1 of 2 Regions are ACTIVE\. Last poll 0s ago: all could be read\. Polls every 5m\./,
    );
  });

  test('links to the console of the primary Region, and to the runbook at the kind', () => {
    const overview = overviewOfPolls(at([0, 30], ADDING));
    const html = widgetHtml(overview, viewOf(overview), 'https://wiki.example.com/sso');
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)).toEqual([
      'https://eu-west-1.console.aws.amazon.com/singlesignon/home?region=eu-west-1',
      'https://wiki.example.com/sso#region-adding',
    ]);
  });

  test('says since when it is as severe as it is, and draws that', () => {
    const html = drawn(overviewOfPolls(at(minutes(0, 150), ADDING)));
    expect(textOf(html)).toContain('incident opened 1 Jan 2026, 00:30, critical since 1 Jan 2026, 02:00.');
    expect(html).toContain(
      '<title>Incident, critical: opened 1 Jan 2026, 00:30 as a warning, critical since 1 Jan 2026, 02:00, still open</title>',
    );
  });

  test('sends nobody to a console that shows nothing of it', () => {
    const html = drawn(overviewOfPolls([...at([0, 5], ADDING), ...at(minutes(10, 30), BLIND)]));
    expect(textOf(html)).toMatch(/^WARNING: The monitor has been blind for at least 20m/);
    expect(html).not.toContain('<a ');
  });

  test('lists what else is open', () => {
    const polls = at([0, 120], regions({ 'us-east-1': 'REMOVING', 'us-west-2': 'ADDING' }, { name: 'acme' }));
    const text = textOf(drawn(overviewOfPolls(polls)));
    expect(text).toMatch(
      /^CRITICAL: Region us-west-2 of acme still ADDING after at least 2h, and 1 more open/,
    );
    expect(text).toContain('WARNING: Region us-east-1 of acme still REMOVING after at least 2h');
  });

  test('says of each Region its status with its age, and draws it with a title for each segment', () => {
    const polls = [...at([0, 5], regions({ 'us-east-1': 'ACTIVE' })), ...at([10, 15], ADDING)];
    const html = drawn(overviewOfPolls(polls));
    expect(textOf(html)).toContain('eu-west-1 primary ACTIVE for at least 15m');
    expect(textOf(html)).toContain('us-east-1 ADDING for at least 5m critical in 1h 55m');
    const titles = [...html.matchAll(/<title>([^<]+)/g)].map(([, title]) => title);
    expect(titles).toContain('ACTIVE from 1 Jan 2026, 00:00 to 1 Jan 2026, 00:10, at least 10m');
    expect(titles).toContain('ADDING from 1 Jan 2026, 00:10 to now, at least 5m');
    expect(titles).toContain('Incident, warning: opened 1 Jan 2026, 00:10, still open');
  });

  test('says the same in a table', () => {
    const polls = [...at([0, 5], regions({ 'us-east-1': 'ACTIVE' })), ...at([10, 15], ADDING)];
    const [, table = ''] = /<details>([\s\S]*)<\/details>/.exec(drawn(overviewOfPolls(polls))) ?? [];
    expect(textOf(table)).toContain(
      'acme eu-west-1 not remembered from 31 Dec 2025, 00:15 to 1 Jan 2026, 00:00, 23h 45m ACTIVE from 1 Jan 2026, 00:00',
    );
    expect(table).toMatch(/<caption>/);
  });

  test('is loudest when nobody is watching, whatever else is open', () => {
    const html = drawn(overviewOfPolls(at([0, 120], ADDING), { minute: 140 }));
    expect(textOf(html)).toMatch(/^CRITICAL: Nobody is watching: the monitor has not run for 20m/);
    expect(html).toContain('class="banner critical loud"');
    expect(drawn(overviewOfPolls(at([0, 120], ADDING)))).not.toContain(' loud"');
  });

  test('says why polls do not see all', () => {
    const text = textOf(drawn(overviewOfPolls([...at([0, 5], ADDING), ...at([10], BLIND)])));
    expect(text).toContain('Last poll 0s ago: nothing could be read: No answer (TimeoutError).');
    expect(text).toContain('us-east-1 ADDING when last seen');
  });

  test('hatches the time that nobody saw, and fills it with no status', () => {
    const html = drawn(
      overviewOfPolls([...at([0, 5], ADDING), ...at(minutes(10, 30), BLIND)], { range: 30 }),
    );
    const [, shape = ''] =
      /<title>not seen: a poll did not see everything[^<]*<\/title>(.*?)<\/g>/.exec(html) ?? [];
    expect(shape).toContain('fill="transparent"');
    expect(shape).toContain('stroke-dasharray="2 4"');
    expect(shape).not.toContain(PALETTES.light.active);
    expect(html).toContain(`fill="${PALETTES.light.active}"`);
  });

  test('lets no name turn the direction in which the text around it is read', () => {
    const name = 'ac\u202Eme\u2066';
    expect(drawn(overviewOfPolls(at([0, 5], regions({}, { name }))))).not.toMatch(/[\u202E\u2066]/);
  });

  test('says what is pending, and what can not be read', () => {
    const pending = { ...overviewOfPolls(at([0, 5], ADDING)) };
    const monitor = {
      ...pending.monitor,
      unreadable: 2,
      pending: { count: 3, oldest: T0 },
    } as Overview['monitor'];
    const text = textOf(drawn({ ...pending, monitor }));
    expect(text).toContain('3 notifications are pending, the oldest for 5m.');
    expect(text).toContain('2 records can&#39;t be read and are not shown');
  });

  test('says what it is when nothing is remembered', () => {
    const context = { scope: SCOPE, policy: POLICY, now: T0, range: { from: T0 - DAY, to: T0 } };
    const text = textOf(drawn(overviewOf({ instances: [], unreadable: [] }, context)));
    expect(text).toBe(
      'WARNING: The monitor has not run yet The monitor begins with its next run. If this stays so, look at its alarms and its log below.',
    );
  });

  const twenty = (statusOf: (index: number) => string) =>
    overviewOfPolls(
      at(
        minutes(0, 30),
        complete(
          ...Array.from({ length: 20 }, (_, index) =>
            rowOf(
              { 'us-east-1': statusOf(index), 'us-west-2': 'ACTIVE' },
              { arn: `${BETA}-${index}`, name: `instance ${index}` },
            ),
          ),
        ),
      ),
    );

  test('shows of twenty instances what is not well, says of the others that they are, and counts the rest', () => {
    const overview = twenty((index) => (index % 10 === 3 ? 'ADDING' : 'ACTIVE'));
    const html = drawn(overview);
    expect(instancesIn(html)).toEqual([3, 13, 0, 1, 2, 4, 5, 6, 7, 8].map((index) => `instance ${index}`));
    expect(textOf(html)).toContain(
      'Instance instance 13 : 2 other Regions ACTIVE whenever seen us-east-1 ADDING',
    );
    expect(textOf(html)).toContain('Instance instance 0 : 3 Regions ACTIVE whenever seen');
    expect(textOf(html)).toContain('And 10 more instances, all ACTIVE.');
    expect(instancesIn(drawn(overview, { height: 2000 }))).toHaveLength(20);
  });

  test('gives a row to a Region that is well again, if the timeline shows that it was not', () => {
    const rows = (status: string) =>
      complete(
        ...Array.from({ length: 20 }, (_, index) =>
          rowOf(
            { 'us-east-1': index === 7 ? status : 'ACTIVE' },
            { arn: `${BETA}-${index}`, name: `${index}` },
          ),
        ),
      );
    const polls = [...at([0, 5], rows('ACTIVE')), ...at([10], rows('REMOVING')), ...at([15], rows('ACTIVE'))];
    // Nobody was told of it, so no incident stands out.
    const html = drawn(overviewOfPolls(polls, { policy: { tellFrom: 'critical' } }), { height: 2000 });
    expect(textOf(html)).toContain('Instance 7 : 1 other Region ACTIVE whenever seen us-east-1 ACTIVE');
    expect(textOf(html)).toContain('Instance 8 : 2 Regions ACTIVE whenever seen');
  });

  test('leaves no Region out as long as there is room', () => {
    const text = textOf(drawn(overviewOfPolls(at([0, 30], regions({ 'us-east-1': 'ADDING' })))));
    expect(text).not.toContain('ACTIVE whenever seen');
  });

  test('says in numbers that more is open than there is room for', () => {
    const text = textOf(drawn(twenty(() => 'ADDING')));
    expect(text).toContain('And 11 more.');
    expect(text).toContain('And 14 more instances, 14 of them with something open.');
  });

  test('draws a year as well as a minute', () => {
    const polls = at([0, 30, 60], ADDING);
    for (const range of [1, (365 * DAY) / MINUTE]) {
      expect(drawn(overviewOfPolls(polls, { range }))).toContain('aria-label="Timeline of us-east-1"');
    }
  });

  test.each([960, 300])('gives no element of %i pixels a style of its own', (width) => {
    expect(drawn(overviewOfPolls(at(minutes(0, 40), ADDING)), { width })).not.toContain(' style=');
  });

  test('stays below 100 KB, and has no markup of its data, whatever the records hold', () => {
    const poison = '<img src=x onerror=alert(1)>"\'&</style><script>';
    const some = fc.array(monitorRecord, { minLength: 1, maxLength: 24 });
    const theme = fc.constantFrom('light', 'dark');
    fc.assert(
      fc.property(some, theme, fc.constantFrom(320, 1600), (records, theme, width) => {
        const scope = records.find((record): record is ScopeRecord => record.type === 'scope');
        const instances = records
          .filter((record): record is InstanceRecord => record.type === 'instance')
          .map((record) => ({ ...record, name: `${record.name}${poison}`, primaryRegion: poison }));
        const now = T0;
        const range = { from: now - HOUR, to: now };
        const overview = overviewOf(
          { ...(scope && { scope }), instances, unreadable: [poison] },
          { scope: SCOPE, policy: POLICY, now, range },
        );
        const html = widgetHtml(overview, viewOf(overview, { theme, width, height: 4000 }));
        expect(Buffer.byteLength(html)).toBeLessThan(100_000);
        expect(ELEMENTS).toEqual(expect.arrayContaining([...new Set(elementsIn(html))]));
        expect(html.match(/<[^>]+\son\w+=/g)).toBe(null);
      }),
      { numRuns: 150 },
    );
  });

  test('stays below 100 KB for twenty instances with as much history as there can be, and as long names', () => {
    const shown = Array.from({ length: 20 }, (_, index) => `${BETA}-${index}`);
    const polls = Array.from({ length: 60 }, (_, turn) => ({
      minute: 5 * turn,
      listing: complete(
        ...shown.map((arn, index) =>
          rowOf(
            Object.fromEntries(
              ['a', 'b', 'c'].map((letter, at) => [
                `xx-${'"'.repeat(20)}${letter}-1`,
                (turn + index + at) % 2 ? 'ADDING' : 'ACTIVE',
              ]),
            ),
            { arn, name: '"'.repeat(250) },
          ),
        ),
      ),
    }));
    const html = drawn(overviewOfPolls(polls, { range: 300 }), { height: 4000 });
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(Buffer.byteLength(html)).toBeGreaterThan(30_000);
  });
});

test('a widget whose records can not be read says so, and why', () => {
  const html = failureHtml('AccessDeniedException: <b>no</b>', { theme: 'dark' });
  expect(textOf(html)).toMatch(
    /^CRITICAL: Nobody can say how things stand AccessDeniedException: &lt;b&gt;no&lt;\/b&gt; This widget could not read/,
  );
});
