import { type AlarmMetrics, metricsOf, returned } from './alarm-metrics.ts';

/**
 * How CloudWatch evaluates an alarm, as far as the alarms here need it:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */

export interface Alarm extends AlarmMetrics {
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly TreatMissingData?: string;
}

export type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What was published within one period: often one value, sometimes several, or none. */
export type Period = readonly number[];

/** How many more periods than needed CloudWatch looks at in the examples of AWS. For an alarm CloudWatch chooses the number. */
const MORE_THAN_NEEDED = 2;

/** The state after each period. `late`: by how many periods CloudWatch shows late what was published in each. */
export function statesOf(
  alarm: Alarm,
  periods: readonly Period[],
  more: number = MORE_THAN_NEEDED,
  late: readonly number[] = [],
): readonly State[] {
  const states: State[] = [];
  for (const [index] of periods.entries()) {
    const current = states.at(-1) ?? 'INSUFFICIENT_DATA';
    const shown = periods
      .slice(0, index + 1)
      .map((values, period) => (period + (late[period] ?? 0) > index ? [] : values));
    states.push(stateAfter(alarm, shown, current, more));
  }
  return states;
}

/** The state after the last of these periods, if it was `current` before. */
export function stateAfter(
  alarm: Alarm,
  periods: readonly Period[],
  current: State,
  more: number = MORE_THAN_NEEDED,
): State {
  const points = pointsOf(alarm, periods).slice(-(alarm.EvaluationPeriods + more));
  return evaluated(alarm, points, current);
}

/** Missing is `undefined`. */
type Point = number | undefined;

function pointsOf(alarm: Alarm, periods: readonly Period[]): readonly Point[] {
  const [metric, ...others] = metricsOf(alarm);
  if (metric === undefined || others.length > 0) throw new Error('An alarm here watches one metric');
  const points = periods.map((values) => (values.length === 0 ? undefined : statistic(metric, values)));
  const fill = fillOf(alarm);
  // A metric that never existed has nothing to fill.
  return points.every((point) => point === undefined) ? points : points.map((point) => point ?? fill);
}

function statistic({ statistic }: { readonly statistic: string }, values: Period): number {
  const sum = values.reduce((total, value) => total + value);
  const known: Readonly<Record<string, number>> = {
    Sum: sum,
    Average: sum / values.length,
    Maximum: Math.max(...values),
    Minimum: Math.min(...values),
    SampleCount: values.length,
  };
  return known[statistic] ?? unknown('statistic', statistic);
}

function fillOf({ Metrics = [] }: Alarm): number | undefined {
  const [{ Expression } = {}] = returned(Metrics);
  if (Expression === undefined) return undefined;
  const [, value] = /^FILL\([a-z]\w*, (-?\d+)\)$/.exec(Expression) ?? [];
  return value === undefined ? unknown('expression', Expression) : Number(value);
}

function evaluated(alarm: Alarm, points: readonly Point[], current: State): State {
  const { EvaluationPeriods: wanted, DatapointsToAlarm: needed = wanted } = alarm;
  const judged = points.map((point) => (point === undefined ? undefined : isBreach(point, alarm)));
  // Older points that exist come before newer ones that are missing.
  const real = judged.filter((breach) => breach !== undefined).slice(-wanted);
  const breaches = real.filter((breach) => breach).length;
  const absent = wanted - real.length;
  const verdict = (count: number): State => (count >= needed ? 'ALARM' : 'OK');
  switch (alarm.TreatMissingData ?? 'missing') {
    case 'breaching':
      return verdict(breaches + absent);
    case 'notBreaching':
      return verdict(breaches);
    case 'ignore':
      return isDecided() ? verdict(breaches) : current;
    case 'missing':
      return isDecided() ? verdict(breaches) : withoutEnough(judged, needed);
    default:
      return unknown('treatment', alarm.TreatMissingData);
  }

  function isDecided(): boolean {
    return absent === 0 || breaches >= needed || breaches < real.length;
  }
}

/** Too few points, all of them breaching. They count once the oldest is as old as if every period after it had breached too. */
function withoutEnough(judged: readonly (boolean | undefined)[], needed: number): State {
  const oldest = judged.indexOf(true);
  return oldest >= 0 && judged.length - oldest >= needed ? 'ALARM' : 'INSUFFICIENT_DATA';
}

const isBreach = (point: number, { ComparisonOperator, Threshold }: Alarm): boolean =>
  (OPERATORS[ComparisonOperator] ?? unknown('operator', ComparisonOperator))(point, Threshold);

const OPERATORS: Readonly<Record<string, (point: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (point, threshold) => point >= threshold,
  GreaterThanThreshold: (point, threshold) => point > threshold,
  LessThanOrEqualToThreshold: (point, threshold) => point <= threshold,
  LessThanThreshold: (point, threshold) => point < threshold,
};

function unknown(what: string, value: unknown): never {
  throw new Error(`An alarm with another ${what} than is known here: ${value}`);
}
