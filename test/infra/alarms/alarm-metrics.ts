/** The metrics of an alarm, in either form that CloudWatch accepts: one metric of its own, or `Metrics`. */
export interface AlarmMetrics {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Statistic?: string;
  readonly Metrics?: readonly Entry[];
}

export interface WatchedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
}

/** Throws where CloudWatch would refuse the alarm, or where a metric that it names does not count. */
export function metricsOf(alarm: AlarmMetrics): readonly WatchedMetric[] {
  if (alarm.Metrics === undefined) return [watched(alarm, alarm.Statistic)];
  const defect = defectOf(alarm, alarm.Metrics);
  if (defect !== undefined) throw new Error(`The metrics of an alarm: ${defect}`);
  return alarm.Metrics.flatMap(({ MetricStat }) =>
    MetricStat === undefined ? [] : [watched(MetricStat.Metric, MetricStat.Stat)],
  );
}

/** The one whose value is compared with the threshold. */
export const returned = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ ReturnData = true }) => ReturnData);

export interface Entry {
  readonly Id: string;
  readonly ReturnData?: boolean;
  readonly Expression?: string;
  readonly MetricStat?: { readonly Metric: OneMetric; readonly Stat: string };
}

interface OneMetric {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly Dimension[];
}

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

const watched = (
  { Namespace = '', MetricName = '', Dimensions = [] }: OneMetric,
  statistic = '',
): WatchedMetric => ({
  namespace: Namespace,
  name: MetricName,
  dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
  statistic,
});

function defectOf(alarm: AlarmMetrics, entries: readonly Entry[]): string | undefined {
  const own = (['Namespace', 'MetricName', 'Dimensions', 'Statistic'] as const).find((name) => name in alarm);
  if (own !== undefined) return `${own} stands beside them`;
  const ids = entries.map(({ Id }) => Id);
  const used = entries.flatMap(({ Expression = '' }) => idsIn(Expression));
  const unknown = used.find((id) => !ids.includes(id));
  if (unknown !== undefined) return `an expression uses ${unknown}, which is not there`;
  const results = returned(entries).map(({ Id }) => Id);
  if (results.length !== 1) return `one is returned, not ${results.length}`;
  const idle = ids.find((id) => !used.includes(id) && !results.includes(id));
  return idle === undefined ? undefined : `nothing uses ${idle}`;
}

/** Ids begin with a small letter; functions are written in capitals. */
const idsIn = (expression: string): readonly string[] =>
  [...expression.replaceAll(/'[^']*'|"[^"]*"/g, '').matchAll(/\b[a-z]\w*/g)].map(([id]) => id);
