import type { Stack } from '../template/evaluate.ts';
import { resourcesOf } from '../template/resources-of.ts';
import { type AlarmMetrics, metricsOf } from './alarm-metrics.ts';

/** A metric, as an alarm or a chart names it. */
export interface NamedMetric {
  readonly namespace: string;
  readonly name: string;
  /** What a search leaves open is `*`. */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** In one line, for comparing. */
export const lineOf = ({ namespace, name, dimensions }: NamedMetric): string =>
  [
    namespace,
    name,
    ...Object.entries(dimensions)
      .map(([of, value]) => `${of}=${value}`)
      .toSorted(),
  ].join(' ');

export const metricsOfAlarms = (stack: Stack): readonly NamedMetric[] =>
  resourcesOf<AlarmMetrics>(stack, 'AWS::CloudWatch::Alarm').flatMap(({ properties }) =>
    metricsOf(properties),
  );

/** A row of a chart's `metrics`: namespace, name, dimensions in pairs, and how it is shown. */
export function metricOfRow(row: readonly unknown[]): NamedMetric {
  const last = row.at(-1);
  if (typeof last === 'object' && last !== null && 'expression' in last) {
    return metricOfSearch(String(last.expression));
  }
  const [namespace = '', name = '', ...pairs] = row.filter((part) => typeof part === 'string');
  const named = pairs.flatMap((part, index) => (index % 2 === 0 ? [[part, pairs[index + 1] ?? '']] : []));
  return { namespace, name, dimensions: Object.fromEntries(named) };
}

const SEARCH = /^SEARCH\('\{([^}]+)\} MetricName="(\w+)" ([^']*)', '\w+', \d+\)(\/60)?$/;

function metricOfSearch(expression: string): NamedMetric {
  const [, schema = '', name = '', terms = ''] = SEARCH.exec(expression) ?? [];
  if (schema === '') throw new Error(`Not a search of the known form: ${expression}`);
  const [namespace = '', ...dimensions] = schema.split(',');
  const asked = Object.fromEntries(
    [...terms.matchAll(/(\w+)="([^"]*)"/g)].map(([, of, value]) => [of, value]),
  );
  return {
    namespace,
    name,
    dimensions: Object.fromEntries(dimensions.map((of) => [of, asked[of] ?? '*'])),
  };
}

/** Whether what is published is what was named. */
export const isOf = (named: NamedMetric, published: NamedMetric): boolean => {
  const open = Object.entries(published.dimensions).map(([of, value]) => [
    of,
    named.dimensions[of] === '*' ? '*' : value,
  ]);
  return lineOf(named) === lineOf({ ...published, dimensions: Object.fromEntries(open) });
};
