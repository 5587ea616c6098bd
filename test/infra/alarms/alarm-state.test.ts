import { describe, expect, test } from 'vitest';
import { type Alarm, type Period, type State, stateAfter, statesOf } from './alarm-state.ts';

const THREE_OF_THREE: Alarm = {
  Statistic: 'Maximum',
  EvaluationPeriods: 3,
  ComparisonOperator: 'GreaterThanThreshold',
  Threshold: 0,
};
const TWO_OF_THREE: Alarm = { ...THREE_OF_THREE, DatapointsToAlarm: 2 };

const POINTS: Readonly<Record<string, Period>> = { '0': [0], X: [1], '-': [] };
const periodsOf = (row: string): readonly Period[] => row.split(' ').map((point) => POINTS[point] ?? []);

const CURRENT: readonly State[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

/** What a row comes to, from every state that the alarm may be in. */
const comesTo = (alarm: Alarm, row: string): readonly State[] =>
  CURRENT.map((current) => stateAfter(alarm, periodsOf(row), current));

const always = (state: State): readonly State[] => CURRENT.map(() => state);
const [OK, ALARM, INSUFFICIENT] = [always('OK'), always('ALARM'), always('INSUFFICIENT_DATA')];
const RETAINED = CURRENT;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, its two tables. */
describe.each([
  ['3 of 3', THREE_OF_THREE, '0 - X - X', { missing: OK, ignore: OK, breaching: OK, notBreaching: OK }],
  ['3 of 3', THREE_OF_THREE, '0 - - - -', { missing: OK, ignore: OK, breaching: OK, notBreaching: OK }],
  [
    '3 of 3',
    THREE_OF_THREE,
    '- - - - -',
    { missing: INSUFFICIENT, ignore: RETAINED, breaching: ALARM, notBreaching: OK },
  ],
  [
    '3 of 3',
    THREE_OF_THREE,
    '0 X X - X',
    { missing: ALARM, ignore: ALARM, breaching: ALARM, notBreaching: ALARM },
  ],
  [
    '3 of 3',
    THREE_OF_THREE,
    '- - X - -',
    { missing: ALARM, ignore: RETAINED, breaching: ALARM, notBreaching: OK },
  ],
  [
    '2 of 3',
    TWO_OF_THREE,
    '0 - X - X',
    { missing: ALARM, ignore: ALARM, breaching: ALARM, notBreaching: ALARM },
  ],
  [
    '2 of 3',
    TWO_OF_THREE,
    '0 0 X 0 X',
    { missing: ALARM, ignore: ALARM, breaching: ALARM, notBreaching: ALARM },
  ],
  ['2 of 3', TWO_OF_THREE, '0 - X - -', { missing: OK, ignore: OK, breaching: ALARM, notBreaching: OK }],
  ['2 of 3', TWO_OF_THREE, '- - - - 0', { missing: OK, ignore: OK, breaching: ALARM, notBreaching: OK }],
  [
    '2 of 3',
    TWO_OF_THREE,
    '- - - X -',
    { missing: ALARM, ignore: RETAINED, breaching: ALARM, notBreaching: OK },
  ],
] as const)('%s: %s', (...[, alarm, row, states]) => {
  test.each(Object.entries(states))(`${row}, missing data is %s`, (TreatMissingData, expected) => {
    expect(comesTo({ ...alarm, TreatMissingData }, row)).toEqual(expected);
  });
});

describe('what AWS says beside the tables', () => {
  test('the default is that missing data is missing', () => {
    expect(comesTo(THREE_OF_THREE, '- - - - -')).toEqual(INSUFFICIENT);
  });

  test.each(['- - - - X', '- - - X -'])('one breach does not count as three too early: %s', (row) => {
    expect(comesTo({ ...THREE_OF_THREE, TreatMissingData: 'missing' }, row)).toEqual(INSUFFICIENT);
  });

  test('what has left the evaluation range no longer counts', () => {
    const alarm = { ...THREE_OF_THREE, TreatMissingData: 'breaching' };
    expect(statesOf(alarm, periodsOf('0 - - - - -')).slice(-2)).toEqual(['OK', 'ALARM']);
    expect(stateAfter(alarm, periodsOf('0 - - -'), 'OK', 0)).toBe('ALARM');
  });
});

describe('a value that CloudWatch shows late', () => {
  const alarm = { ...THREE_OF_THREE, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' };

  test('is missing until then', () => {
    expect(statesOf(alarm, periodsOf('0 X 0'), 0, [0, 1])).toEqual(['OK', 'OK', 'OK']);
    expect(statesOf(alarm, periodsOf('0 X -'), 1, [0, 1])).toEqual(['OK', 'OK', 'ALARM']);
  });
});

describe('an expression', () => {
  const filled: Alarm = {
    EvaluationPeriods: 3,
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'missing',
    Metrics: [
      { Id: 'all', Expression: 'FILL(some, 0)' },
      { Id: 'some', ReturnData: false, MetricStat: { Metric: {}, Stat: 'Sum' } },
    ],
  };

  test('FILL takes the place of what is missing, before anything is evaluated', () => {
    expect(comesTo(filled, 'X - - -')).toEqual(ALARM);
    expect(comesTo(filled, 'X - -')).toEqual(OK);
  });

  test('FILL finds nothing to fill in a metric that was never there', () => {
    expect(comesTo(filled, '- - - -')).toEqual(INSUFFICIENT);
  });

  test.each([
    [
      'expression',
      { Metrics: [{ Id: 'all', Expression: 'RATE(some)' }, ...(filled.Metrics ?? []).slice(1)] },
    ],
    ['operator', { ComparisonOperator: 'GreaterThanUpperThreshold' }],
    ['treatment', { TreatMissingData: 'other' }],
  ])('or anything else that is not simulated is refused: %s', (what, other) => {
    expect(() => comesTo({ ...filled, ...other }, 'X')).toThrow(`another ${what}`);
  });
});

test.each([
  ['Sum', 6],
  ['Average', 2],
  ['Maximum', 3],
  ['Minimum', 1],
  ['SampleCount', 3],
])('of several values in one period, the %s counts', (Statistic, value) => {
  const exactly = { ...THREE_OF_THREE, EvaluationPeriods: 1, Statistic, Threshold: value };
  const state = (ComparisonOperator: string) =>
    stateAfter({ ...exactly, ComparisonOperator }, [[1, 2, 3]], 'OK');
  expect(state('GreaterThanOrEqualToThreshold')).toBe('ALARM');
  expect(state('LessThanOrEqualToThreshold')).toBe('ALARM');
  expect(state('GreaterThanThreshold')).toBe('OK');
  expect(state('LessThanThreshold')).toBe('OK');
});
