import { beforeAll, describe, expect, test } from 'vitest';
import { deploy } from '../roles/deployed-function.ts';
import { scenarioOf } from '../roles/scenarios.ts';
import type { Stack } from '../template/evaluate.ts';
import { functionsOf } from '../template/functions-of.ts';
import { broken, PACKAGED, stackOf } from '../template/packaged-templates.ts';
import { metricsOfDashboard } from './dashboard-of.ts';
import { isOf, lineOf, metricsOfAlarms, type NamedMetric } from './named-metrics.ts';

const OWN = 'IdentityCenterMonitor';

/** Parameters of every function, because one chart may show what several publish. */
const givenIn = (stack: Stack) =>
  Object.assign({ Stage: 'dev' }, ...functionsOf(stack).map(({ name }) => scenarioOf(name).parameters));

/** Metrics that AWS publishes by itself, with the dimensions that it documents. */
const ofAws = (stack: Stack): readonly string[] => [
  ...functionsOf(stack).flatMap(({ properties }) =>
    ['Invocations', 'Errors', 'Throttles', 'Duration'].map(
      (name) => `AWS/Lambda ${name} FunctionName=${properties.FunctionName}`,
    ),
  ),
  'AWS/SNS NumberOfNotificationsFailed TopicName=AlertTopic-name',
];

const namedIn = (stack: Stack): readonly NamedMetric[] => [
  ...metricsOfAlarms(stack),
  ...metricsOfDashboard(stack),
];

async function publishedBy(stack: Stack, zip: URL, name: string): Promise<readonly NamedMetric[]> {
  const deployed = await deploy(stack, zip, name);
  try {
    await scenarioOf(name).play(deployed);
    return deployed.aws.metrics.dataPoints();
  } finally {
    await deployed.stop();
  }
}

describe.each(PACKAGED)('the $name', ({ template, zip }) => {
  const GIVEN = givenIn(stackOf(template));
  const stack = stackOf(template, GIVEN);
  let published: readonly NamedMetric[] = [];

  beforeAll(async () => {
    const all = await Promise.all(functionsOf(stack).map(({ name }) => publishedBy(stack, zip, name)));
    published = all.flat();
  });

  /** Named, but not published: an alarm that never rings, a chart that stays empty. */
  const unknownIn = (named: readonly NamedMetric[]): readonly string[] =>
    named
      .filter((metric) => !ofAws(stack).includes(lineOf(metric)))
      .filter((metric) => !published.some((each) => isOf(metric, each)))
      .map(lineOf);

  /** Published, but never named: nobody sees it. */
  const unseenBy = (named: readonly NamedMetric[]): readonly string[] => [
    ...new Set(published.filter((each) => !named.some((metric) => isOf(metric, each))).map(lineOf)),
  ];

  test('has alarms on metrics that are published, with exactly their dimensions', () => {
    expect(unknownIn(metricsOfAlarms(stack))).toEqual([]);
  });

  test('has charts of metrics that are published, with exactly their dimensions', () => {
    expect(unknownIn(metricsOfDashboard(stack))).toEqual([]);
  });

  test('shows, or has an alarm on, every metric that is published', () => {
    expect(published.length).toBeGreaterThan(0);
    expect(unseenBy(namedIn(stack))).toEqual([]);
  });

  const PENDING = { at: 'PendingAlarm.Properties', name: 'OldestPendingAge' };
  const RUNS = 'NotRunningAlarm.Properties.Metrics';
  const BEAT = { at: `${RUNS}.1.MetricStat.Metric`, name: 'Heartbeat' };

  describe.each([
    ['of its own', PENDING],
    ['in an expression', BEAT],
  ])('would be found out with an alarm on a metric %s,', (_, { at, name }) => {
    test.each([
      ['of another name', 'MetricName', 'Other', `${OWN} Other Stage=dev`],
      ['of another stage', 'Dimensions.0.Value', 'prod', `${OWN} ${name} Stage=prod`],
      ['without its dimension', 'Dimensions', [], `${OWN} ${name}`],
      ['of another namespace', 'Namespace', 'Monitor', `Monitor ${name} Stage=dev`],
    ])('%s', (__, path, value, line) => {
      const copy = broken(template, `${at}.${path}`, value);
      expect(unknownIn(metricsOfAlarms(stackOf(copy, GIVEN)))).toEqual([line]);
    });
  });

  test('would be found out with an alarm on a metric that AWS does not have', () => {
    const copy = broken(template, 'FailedAlarm.Properties.MetricName', 'Failures');
    expect(unknownIn(metricsOfAlarms(stackOf(copy, GIVEN)))).toEqual([
      'AWS/Lambda Failures FunctionName=identity-center-monitor-dev',
    ]);
  });

  test.each([
    ['of what is not there', `${RUNS}.0.Expression`, 'FILL(beat, 0)', 'uses beat, which is not there'],
    ['of what has another id', `${RUNS}.1.Id`, 'beat', 'uses heartbeat, which is not there'],
    ['of nothing', `${RUNS}.0.Expression`, 'TIME_SERIES(0)', 'nothing uses heartbeat'],
    ['that is not returned', `${RUNS}.0.ReturnData`, false, 'one is returned, not 0'],
    ['beside another result', `${RUNS}.1.ReturnData`, undefined, 'one is returned, not 2'],
    ['beside a metric of its own', 'NotRunningAlarm.Properties.MetricName', 'X', 'MetricName stands beside'],
  ])('would be found out with an alarm on an expression %s', (_, path, value, why) => {
    expect(() => metricsOfAlarms(stackOf(broken(template, path, value), GIVEN))).toThrow(why);
  });

  test('would be found out with a chart that searches another dimension, and then misses a metric', () => {
    const expression = `SEARCH('{${OWN},Instance,Stage} MetricName="RegionsActive" Stage="dev"', 'Maximum', 60)`;
    const body = JSON.stringify({ widgets: [{ properties: { metrics: [[{ expression }]] } }] });
    const charts = metricsOfDashboard(
      stackOf(broken(template, 'Dashboard.Properties.DashboardBody', body), GIVEN),
    );
    expect(unknownIn(charts)).toEqual([`${OWN} RegionsActive Instance=* Stage=dev`]);
    expect(unseenBy(charts)).toContain(`${OWN} RegionsActive InstanceId=ssoins-1111111111111111 Stage=dev`);
  });
});
