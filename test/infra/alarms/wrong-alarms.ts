import type { Alarm } from './alarm-state.ts';

/** What is wrong in it, from the alarm as it is and the seconds of its interval. */
type Change = (alarm: Alarm, seconds: number) => Partial<Alarm>;

/** Alarms with one wrong property each, and the timeline that shows it. */
export const WRONG_ALARMS: readonly (readonly [of: string, how: string, change: Change, shownBy: string])[] =
  [
    ['NotRunningAlarm', 'without FILL', withoutFill, 'no run for three'],
    ['NotRunningAlarm', 'FILL with 1', filledWith(1), 'no run for three'],
    ['NotRunningAlarm', 'two intervals', set({ EvaluationPeriods: 2 }), 'no run for two intervals'],
    ['NotRunningAlarm', 'four intervals', set({ EvaluationPeriods: 4 }), 'no run for three'],
    ['NotRunningAlarm', 'two of three', set({ DatapointsToAlarm: 2 }), 'no run for two intervals'],
    ['NotRunningAlarm', 'threshold 0', set({ Threshold: 0 }), 'no run for three'],
    [
      'NotRunningAlarm',
      'operator <=',
      set({ ComparisonOperator: 'LessThanOrEqualToThreshold' }),
      'a run in every interval',
    ],
    ['NotRunningAlarm', 'missing is fine', set({ TreatMissingData: 'notBreaching' }), 'never a run'],
    ['FailedAlarm', 'Minimum', set({ Statistic: 'Minimum' }), 'a good run beside three that failed'],
    ['FailedAlarm', 'Average', set({ Statistic: 'Average' }), 'a good run beside three that failed'],
    ['FailedAlarm', 'two of three', set({ DatapointsToAlarm: 2 }), 'two failed runs of three'],
    ['FailedAlarm', 'operator >', set({ ComparisonOperator: 'GreaterThanThreshold' }), 'three in a row'],
    ['FailedAlarm', 'threshold 0', set({ Threshold: 0 }), 'good runs'],
    [
      'FailedAlarm',
      'missing is fine',
      set({ TreatMissingData: 'notBreaching' }),
      'three in a row, and then nothing',
    ],
    [
      'FailedAlarm',
      'missing is a failure',
      set({ TreatMissingData: 'breaching' }),
      'two in a row, and then nothing',
    ],
    ['ThrottledAlarm', 'Average', set({ Statistic: 'Average' }), 'one throttled of two'],
    ['ThrottledAlarm', 'threshold 2', set({ Threshold: 2 }), 'one throttled'],
    ['ThrottledAlarm', 'operator >', set({ ComparisonOperator: 'GreaterThanThreshold' }), 'one throttled'],
    [
      'ThrottledAlarm',
      'missing is ignored',
      set({ TreatMissingData: 'ignore' }),
      'one throttled, and then none invoked',
    ],
    ['PendingAlarm', 'Sum', set({ Statistic: 'Sum' }), 'two runs in one interval'],
    ['PendingAlarm', 'Minimum', set({ Statistic: 'Minimum' }), 'two runs in one interval, late'],
    [
      'PendingAlarm',
      'three intervals',
      (_, seconds) => ({ Threshold: 3 * seconds }),
      'the same with hurried runs',
    ],
    [
      'PendingAlarm',
      'two intervals',
      (_, seconds) => ({ Threshold: 2 * seconds }),
      'an alert that fails in each run',
    ],
    [
      'PendingAlarm',
      'missing is fine',
      set({ TreatMissingData: 'notBreaching' }),
      'the monitor stops while something is pending',
    ],
    ['UndeliveredAlarm', 'threshold 2', set({ Threshold: 2 }), 'one failed delivery'],
    ['UndeliveredAlarm', 'Average', set({ Statistic: 'Average' }), 'one failed of several'],
    [
      'UndeliveredAlarm',
      'missing is ignored',
      set({ TreatMissingData: 'ignore' }),
      'nothing fails afterwards',
    ],
    ['CriticalIncidentAlarm', 'operator >', set({ ComparisonOperator: 'GreaterThanThreshold' }), 'one opens'],
    [
      'CriticalIncidentAlarm',
      'Minimum',
      set({ Statistic: 'Minimum' }),
      'one opens between two runs of one interval',
    ],
    [
      'CriticalIncidentAlarm',
      'missing is fine',
      set({ TreatMissingData: 'notBreaching' }),
      'the monitor stops while it is open',
    ],
    ['CriticalIncidentAlarm', 'threshold 0', set({ Threshold: 0 }), 'it closes'],
    ['NewCriticalAlarm', 'without FILL', withoutFill, 'one in each of two runs'],
    ['NewCriticalAlarm', 'FILL with 1', filledWith(1), 'none is new'],
    ['NewCriticalAlarm', 'two minutes', set({ EvaluationPeriods: 2 }), 'one is new'],
    ['NewCriticalAlarm', 'four minutes', set({ EvaluationPeriods: 4 }), 'the second a minute early'],
    ['NewCriticalAlarm', 'two of three', set({ DatapointsToAlarm: 2 }), 'one is new'],
    ['NewCriticalAlarm', 'threshold 0', set({ Threshold: 0 }), 'none is new'],
    ['NewCriticalAlarm', 'operator >', set({ ComparisonOperator: 'GreaterThanThreshold' }), 'one is new'],
    ['NewCriticalAlarm', 'Minimum', watching('Minimum'), 'two runs in one minute'],
    ['NewCriticalAlarm', 'Average', watching('Average'), 'two runs in one minute'],
    ['NewCriticalAlarm', 'missing is a new one', set({ TreatMissingData: 'breaching' }), 'never a run'],
    ['NewCriticalAlarm', 'missing is ignored', set({ TreatMissingData: 'ignore' }), 'never a run'],
  ];

function withoutFill({ Metrics = [] }: Alarm): Partial<Alarm> {
  const kept = Metrics.filter(({ Expression }) => Expression === undefined);
  return { Metrics: kept.map((entry) => ({ ...entry, ReturnData: true })) };
}

function filledWith(value: number): Change {
  return ({ Metrics = [] }) => ({
    Metrics: Metrics.map(({ Expression, ...entry }) =>
      Expression === undefined ? entry : { ...entry, Expression: Expression.replace(', 0)', `, ${value})`) },
    ),
  });
}

function watching(Stat: string): Change {
  return ({ Metrics = [] }) => ({
    Metrics: Metrics.map(({ MetricStat, ...entry }) =>
      MetricStat === undefined ? entry : { ...entry, MetricStat: { ...MetricStat, Stat } },
    ),
  });
}

function set(changed: Partial<Alarm>): Change {
  return () => changed;
}
