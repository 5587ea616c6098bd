import {
  InternalServiceFault,
  InvalidParameterValueException,
  ListMetricsCommand,
  type MetricDatum,
  MissingRequiredParameterException,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { type Harness, START, startHarness, WAYS } from '../harness.ts';
import { refusalOf } from '../sdk.ts';

const put = (aws: Harness, MetricData: MetricDatum[], Namespace = 'IdentityCenterMonitor') =>
  aws.cloudWatch().send(new PutMetricDataCommand({ Namespace, MetricData }));

const dimensions = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ Name: `d${index}`, Value: `v${index}` }));

const many = (count: number): MetricDatum[] =>
  Array.from({ length: count }, (_, index) => ({ MetricName: `metric-${index}`, Value: index }));

describe.each(WAYS)('metrics that CloudWatch is sent %s', (way) => {
  it('are kept as the SDK sent them', async () => {
    const aws = await startHarness(way);
    const Timestamp = new Date(START - MINUTE);
    await put(aws, [
      {
        MetricName: 'Stuck',
        Value: 0,
        Unit: 'Count',
        Timestamp,
        Dimensions: [{ Name: 'Stage', Value: 'prod' }],
      },
      { MetricName: 'Age', Value: 1.5 },
    ]);
    const namespace = 'IdentityCenterMonitor';
    expect(aws.metrics.dataPoints()).toEqual([
      {
        namespace,
        name: 'Stuck',
        unit: 'Count',
        value: 0,
        dimensions: { Stage: 'prod' },
        at: START - MINUTE,
      },
      { namespace, name: 'Age', unit: 'None', value: 1.5, dimensions: {}, at: START },
    ]);
  });

  it('are unpacked when the SDK compressed them, up to 1000 at once', async () => {
    const aws = await startHarness(way);
    const encodings: unknown[] = [];
    const client = aws.cloudWatch();
    client.middlewareStack.add(
      (next) => (args) => {
        encodings.push((args.request as { headers: Record<string, string> }).headers['content-encoding']);
        return next(args);
      },
      { step: 'finalizeRequest', name: 'encodings' },
    );
    await client.send(new PutMetricDataCommand({ Namespace: 'Many', MetricData: many(1000) }));
    expect(encodings).toEqual(['gzip']);
    expect(aws.metrics.dataPoints()).toHaveLength(1000);
    expect(aws.metrics.dataPoints().at(-1)).toMatchObject({ name: 'metric-999', value: 999 });
  });

  it('are refused with the exceptions of the SDK', async () => {
    const aws = await startHarness(way);
    const refusal = await refusalOf(put(aws, many(1), 'AWS/SSO'));
    expect(refusal).toBeInstanceOf(InvalidParameterValueException);
    expect(refusal.message).toBe('Namespace must not start with AWS/, got AWS/SSO');
    expect(refusal.$metadata?.httpStatusCode).toBe(400);
  });
});

describe('what CloudWatch refuses, as a whole', () => {
  it.each<[string, MetricDatum[]]>([
    ['1001 metrics', many(1001)],
    ['31 dimensions', [...many(1), { MetricName: 'm', Value: 1, Dimensions: dimensions(31) }]],
    ['NaN', [...many(1), { MetricName: 'm', Value: Number.NaN }]],
    ['Infinity', [...many(1), { MetricName: 'm', Value: Number.NEGATIVE_INFINITY }]],
    ['a name without a character', [...many(1), { MetricName: '', Value: 1 }]],
    ['an empty dimension', [{ MetricName: 'm', Value: 1, Dimensions: [{ Name: 'Region', Value: '' }] }]],
    ['values that are not simulated', [{ MetricName: 'm', Values: [1, 2] }]],
  ])('%s', async (_, data) => {
    const aws = await startHarness();
    expect(await refusalOf(put(aws, data))).toBeInstanceOf(InvalidParameterValueException);
    expect(aws.metrics.dataPoints()).toEqual([]);
  });

  it('what lacks a value, a name, or any metric', async () => {
    const aws = await startHarness();
    for (const data of [[{ MetricName: 'm' }], [{ MetricName: undefined, Value: 1 }], []]) {
      expect(await refusalOf(put(aws, data))).toBeInstanceOf(MissingRequiredParameterException);
    }
  });

  it('not 30 dimensions', async () => {
    const aws = await startHarness();
    await put(aws, [{ MetricName: 'm', Value: 1, Dimensions: dimensions(30) }]);
    expect(Object.keys(aws.metrics.dataPoints()[0]?.dimensions ?? {})).toHaveLength(30);
  });

  it('any other operation', async () => {
    const refusal = await refusalOf((await startHarness()).cloudWatch().send(new ListMetricsCommand({})));
    expect(refusal.message).toContain('ListMetrics is not simulated');
  });
});

describe('the faults of CloudWatch', () => {
  it('it refuses, as often as asked to', async () => {
    const aws = await startHarness();
    aws.metrics.faults.set({ type: 'refuse', code: 'InternalServiceFault' }, { times: 1 });
    aws.metrics.faults.set({ type: 'refuse', code: 'ThrottlingException' }, { times: 1 });
    aws.metrics.faults.set({ type: 'refuse', code: 'AccessDeniedException' }, { times: 1 });
    expect(await refusalOf(put(aws, many(1)))).toBeInstanceOf(InternalServiceFault);
    expect(await refusalOf(put(aws, many(1)))).toMatchObject({ name: 'Throttling' });
    expect(await refusalOf(put(aws, many(1)))).toMatchObject({ name: 'AccessDenied' });
    await put(aws, many(1));
    expect(aws.metrics.dataPoints()).toHaveLength(1);
  });

  it('it accepts metrics and its answer is lost; or it is silent, and accepts nothing', async () => {
    const aws = await startHarness();
    aws.metrics.faults.set({ type: 'lose-answer', by: 'reset' }, { times: 1 });
    expect(await refusalOf(put(aws, many(1)))).toMatchObject({ code: 'ECONNRESET' });
    aws.metrics.faults.set({ type: 'silence' });
    expect(await refusalOf(put(aws, many(1)))).toMatchObject({ name: 'TimeoutError' });
    expect(aws.metrics.dataPoints()).toHaveLength(1);
  });
});
