import { describe, expect, test } from 'vitest';
import { publishMetrics } from '../../../lib/aws/cloudwatch.ts';
import type { Metric } from '../../../lib/domain/metrics.ts';
import { httpEndpoint, type Received } from '../../support/sdk/http-endpoint.ts';
import { clientsAt, inTime } from './clients-at.ts';

const AT = Date.parse('2026-11-22T08:00:00Z');
const HEARTBEAT: Metric = { name: 'Heartbeat', unit: 'Count', value: 1, dimensions: {} };
const AGE: Metric = {
  name: 'RegionTransitionAge',
  unit: 'Seconds',
  value: 90.5,
  dimensions: { InstanceId: 'ssoins-7223a1b2c3d4e5f6', Region: 'us-east-1' },
};

describe('metrics', () => {
  test('reach CloudWatch in one request, each of the run’s instant and of the stage', async () => {
    await using endpoint = await httpEndpoint([{}]);
    await publishTo(endpoint.url, [HEARTBEAT, AGE]);
    expect(endpoint.received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        Namespace: 'IdentityCenterMonitor',
        MetricData: [
          {
            MetricName: 'Heartbeat',
            Unit: 'Count',
            Value: 1,
            Timestamp: AT / 1000,
            Dimensions: [{ Name: 'Stage', Value: 'prod' }],
          },
          {
            MetricName: 'RegionTransitionAge',
            Unit: 'Seconds',
            Value: 90.5,
            Timestamp: AT / 1000,
            Dimensions: [
              { Name: 'InstanceId', Value: 'ssoins-7223a1b2c3d4e5f6' },
              { Name: 'Region', Value: 'us-east-1' },
              { Name: 'Stage', Value: 'prod' },
            ],
          },
        ],
      },
    ]);
  });

  test.each([
    [0, []],
    [1000, [1000]],
    [1001, [1000, 1]],
  ])('%i of them go out as requests of %j', async (count, sizes) => {
    await using endpoint = await httpEndpoint(() => ({}));
    const metrics = Array.from({ length: count }, (_, n) => ({ ...HEARTBEAT, value: n }));
    await publishTo(endpoint.url, metrics);
    const sent = endpoint.received.map(dataOf);
    expect(sent.map((data) => data.length)).toEqual(sizes);
    expect(sent.flat().map(({ Value }) => Value)).toEqual(metrics.map(({ value }) => value));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'of which one is %s are a bug: none is sent',
    async (value) => {
      await using endpoint = await httpEndpoint(() => ({}));
      const metrics = [...Array.from({ length: 1000 }, () => HEARTBEAT), { ...AGE, value }];
      await expect(publishTo(endpoint.url, metrics)).rejects.toThrow(
        `RegionTransitionAge must be a finite number, got ${value}`,
      );
      expect(endpoint.received).toHaveLength(0);
    },
  );

  test('S57: that are refused fail with the namespace and the reason', async () => {
    const denied = { status: 400, body: { __type: 'AccessDeniedException', message: 'not you' } };
    await using endpoint = await httpEndpoint([denied]);
    await expect(publishTo(endpoint.url, [HEARTBEAT, AGE])).rejects.toMatchObject({
      message:
        "Can't publish metrics 1 to 2 of 2 to namespace IdentityCenterMonitor: AccessDeniedException: not you",
      cause: { name: 'AccessDeniedException' },
    });
  });

  test('stop with the signal', async () => {
    await using endpoint = await httpEndpoint(() => 'silence');
    const late = publishTo(endpoint.url, [HEARTBEAT], AbortSignal.timeout(40));
    await expect(late).rejects.toMatchObject({ cause: { name: 'AbortError' } });
  });
});

const publishTo = (url: string, metrics: readonly Metric[], signal = inTime()): Promise<void> =>
  publishMetrics(clientsAt(url).cloudWatch, {
    namespace: 'IdentityCenterMonitor',
    stage: 'prod',
    at: AT,
    metrics,
    signal,
  });

const dataOf = ({ body }: Received): readonly { readonly Value: number }[] => JSON.parse(body).MetricData;
