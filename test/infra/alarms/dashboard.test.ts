import { describe, expect, test } from 'vitest';
import { PARAMETER_SETS } from '../parameters/parameter-sets.ts';
import { IRELAND, type Stack } from '../template/evaluate.ts';
import { functionsOf } from '../template/functions-of.ts';
import { broken, PACKAGED, type Packaged, stackOf } from '../template/packaged-templates.ts';
import { resourcesOf } from '../template/resources-of.ts';
import { misplaced, type Widget, widgetsOf } from './dashboard-of.ts';

const alarmArns = (stack: Stack): readonly string[] =>
  resourcesOf<{ readonly AlarmName: string }>(stack, 'AWS::CloudWatch::Alarm').map(
    ({ properties }) => `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${properties.AlarmName}`,
  );

const alarmsShown = (stack: Stack): readonly string[] =>
  widgetsOf(stack).flatMap(({ properties }) => properties.alarms ?? []);

const logGroupsRead = (stack: Stack): readonly (string | undefined)[] =>
  widgetsOf(stack)
    .filter(({ type }) => type === 'log')
    .flatMap(({ properties: { query = '' } }) => sourcesOf(query));

/** They stand first, each a part of the query by itself. */
function sourcesOf(query: string): readonly (string | undefined)[] {
  const parts = query.split('\n| ');
  const others = parts.findIndex((part) => !part.startsWith('SOURCE '));
  return parts.slice(0, others).map((part) => /^SOURCE '([^']+)'$/.exec(part)?.[1]);
}

const linesOf = (stack: Stack): readonly number[] =>
  widgetsOf(stack).flatMap(
    ({ properties }) => properties.annotations?.horizontal.map(({ value }) => value) ?? [],
  );

describe.each(PACKAGED)('the dashboard of the $name', ({ template }) => {
  const stacks = Object.entries(PARAMETER_SETS).map(
    ([name, given]) => [name, stackOf(template, given)] as const,
  );

  test.each(stacks)('is on a grid of 24 columns, where nothing overlaps: %s', (_, stack) => {
    expect(widgetsOf(stack).length).toBeGreaterThan(0);
    expect(misplaced(widgetsOf(stack))).toEqual([]);
  });

  test.each(stacks)('shows every alarm of the stack, and no other: %s', (_, stack) => {
    expect(alarmsShown(stack).toSorted()).toEqual(alarmArns(stack).toSorted());
  });

  test.each(stacks)('reads the log of every function: %s', (_, stack) => {
    const groups = resourcesOf<{ readonly LogGroupName: string }>(stack, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(functionsOf(stack).length);
    expect(logGroupsRead(stack).toSorted()).toEqual(
      groups.map(({ properties }) => properties.LogGroupName).toSorted(),
    );
  });

  test.each(stacks)('is about the Region of the stack, and has one point for each run: %s', (_, stack) => {
    const charts = widgetsOf(stack).filter(({ type }) => type === 'metric');
    for (const { properties } of charts) {
      expect(properties).toMatchObject({
        region: IRELAND.region,
        period: 60 * Number(stack.parameters.IntervalMinutes),
      });
    }
    expect(charts).toHaveLength(7);
  });

  test('draws a line for each threshold that is on', () => {
    expect(linesOf(stackOf(template))).toEqual([30, 120, 30, 1440]);
    expect(linesOf(stackOf(template, { AddingCriticalMinutes: '0' }))).toEqual([30, 30, 1440]);
    expect(linesOf(stackOf(template, { RemovingCriticalMinutes: '0' }))).toEqual([30, 120, 30]);
    expect(linesOf(stackOf(template, PARAMETER_SETS['every threshold off']))).toEqual([]);
  });
});

describe('it is noticed', () => {
  const [{ template }] = PACKAGED as [Packaged];
  const BODY = 'Dashboard.Properties.DashboardBody';
  const properties = { title: 'A' };
  const widget: Widget = { type: 'text', x: 0, y: 0, width: 12, height: 6, properties };

  test('when the body is not JSON', () => {
    expect(() => widgetsOf(stackOf(broken(template, `${BODY}.Fn::Sub.1.Alarms`, 'not JSON')))).toThrow(
      SyntaxError,
    );
  });

  test('when an alarm is missing from it', () => {
    const stack = stackOf(broken(template, `${BODY}.Fn::Sub.1.Alarms`, ''));
    expect(alarmsShown(stack)).toEqual([]);
    expect(alarmArns(stack).length).toBeGreaterThan(0);
  });

  test.each([
    ['when widgets overlap', { x: 11, properties: { title: 'B' } }, ['A overlaps B']],
    [
      'when a widget reaches beyond the last column',
      { x: 13, properties: { title: 'B' } },
      ['B: not within 24 columns'],
    ],
    ['but not when one only touches another', { x: 12, properties: { title: 'B' } }, []],
    ['nor when it is below', { y: 6, properties: { title: 'B' } }, []],
  ])('%s', (_, other, found) => {
    expect(misplaced([widget, { ...widget, ...other }])).toEqual(found);
  });
});
