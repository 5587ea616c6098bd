import { CloudWatchClient, type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Metric } from '../domain/metrics.ts';
import type { Instant } from '../domain/time.ts';
import { type ClientOptions, clientOptions } from './client-options.ts';
import { inContext } from './failure.ts';

/** The most that one request may hold. */
const METRICS_PER_REQUEST = 1000;

export const cloudWatchClient = (options: ClientOptions = {}): CloudWatchClient =>
  new CloudWatchClient(clientOptions(options));

export interface Metrics {
  readonly namespace: string;
  /** A dimension of every metric, so that one stage's heartbeat never hides that another's has stopped. */
  readonly stage: string;
  readonly at: Instant;
  readonly metrics: readonly Metric[];
  readonly signal: AbortSignal;
}

export async function publishMetrics(
  client: CloudWatchClient,
  { namespace, stage, at, metrics, signal }: Metrics,
): Promise<void> {
  const data = metrics.map((metric) => datum(metric, stage, at));
  for (let from = 0; from < data.length; from += METRICS_PER_REQUEST) {
    const MetricData = data.slice(from, from + METRICS_PER_REQUEST);
    const command = new PutMetricDataCommand({ Namespace: namespace, MetricData });
    await client.send(command, { abortSignal: signal }).catch((error: unknown) => {
      throw inContext(
        `Can't publish metrics ${from + 1} to ${from + MetricData.length} of ${data.length} to namespace ${namespace}`,
        error,
      );
    });
  }
}

function datum({ name, unit, value, dimensions }: Metric, stage: string, at: Instant): MetricDatum {
  if (!Number.isFinite(value)) {
    throw new RangeError(`Metric ${name} must be a finite number, got ${value}: see lib/domain/metrics.ts`);
  }
  return {
    MetricName: name,
    Unit: unit,
    Value: value,
    Timestamp: new Date(at),
    Dimensions: Object.entries({ ...dimensions, Stage: stage }).map(([Name, Value]) => ({ Name, Value })),
  };
}
