import { type Place, SECONDS } from './body.ts';

const NAMESPACE = 'IdentityCenterMonitor';

type Metric = readonly unknown[];

/** A chart over time, unless another view is given. */
export function chart(title: string, place: Place, properties: Readonly<Record<string, unknown>>) {
  const defaults = { stat: 'Maximum', period: SECONDS, region: '${AWS::Region}' };
  return { type: 'metric', ...place, properties: { title, ...defaults, ...properties } };
}

/** One line for each set of the dimensions: those of every instance, or Region, of this stage. */
export function search(name: string, dimensions: readonly string[], stat = 'Maximum'): string {
  const schema = [NAMESPACE, ...dimensions, 'Stage'].join(',');
  return `SEARCH('{${schema}} MetricName="${name}" Stage="\${Stage}"', '${stat}', \${Seconds})`;
}

export function own(
  name: string,
  options: Readonly<Record<string, string>>,
  dimensions: Readonly<Record<string, string>> = {},
): Metric {
  return [NAMESPACE, name, ...Object.entries({ ...dimensions, Stage: '${Stage}' }).flat(), options];
}

export function ofFunction(name: string, options: Readonly<Record<string, string>>): Metric {
  return ['AWS/Lambda', name, 'FunctionName', '${MonitorLambdaFunction}', options];
}
