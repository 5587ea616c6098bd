import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doEverything, PRIMARY } from './busy-run.ts';
import { metricsOfDashboard } from './dashboard-of.ts';
import { type DeployedFunction, deploy } from './deployed-function.ts';
import type { Stack } from './evaluate.ts';
import { isOf, lineOf, metricsOfAlarms, type NamedMetric } from './named-metrics.ts';
import { broken, PACKAGED, stackOf } from './packaged-templates.ts';

const GIVEN = { IdentityCenterRegion: PRIMARY, Stage: 'dev' };
const OWN = 'IdentityCenterMonitor';
const LAMBDA = 'FunctionName=identity-center-monitor-dev';

/** Metrics that AWS publishes by itself, with the dimensions that it documents. */
const OF_AWS = [
  ...['Invocations', 'Errors', 'Throttles', 'Duration'].map((name) => `AWS/Lambda ${name} ${LAMBDA}`),
  'AWS/SNS NumberOfNotificationsFailed TopicName=AlertTopic-name',
];

const namedIn = (stack: Stack): readonly NamedMetric[] => [
  ...metricsOfAlarms(stack),
  ...metricsOfDashboard(stack),
];

describe.each(PACKAGED)('the $name', ({ template, zip }) => {
  const stack = stackOf(template, GIVEN);
  let deployed: DeployedFunction;
  let published: readonly NamedMetric[] = [];

  beforeAll(async () => {
    deployed = await deploy(stack, zip);
    await doEverything(deployed);
    published = deployed.aws.metrics.dataPoints();
  });
  afterAll(() => deployed?.stop());

  /** Named, but not published: an alarm that never rings, a chart that stays empty. */
  const unknownIn = (named: readonly NamedMetric[]): readonly string[] =>
    named
      .filter((metric) => !OF_AWS.includes(lineOf(metric)))
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

  test.each([
    ['of another name', 'OwedAlarm.Properties.MetricName', 'OldestOwed', `${OWN} OldestOwed Stage=dev`],
    [
      'of another stage',
      'OwedAlarm.Properties.Dimensions.0.Value',
      'prod',
      `${OWN} OldestOwedAge Stage=prod`,
    ],
    ['without its dimension', 'OwedAlarm.Properties.Dimensions', [], `${OWN} OldestOwedAge`],
    ['of another namespace', 'OwedAlarm.Properties.Namespace', 'Monitor', 'Monitor OldestOwedAge Stage=dev'],
    [
      'that AWS does not have',
      'FailedAlarm.Properties.MetricName',
      'Failures',
      `AWS/Lambda Failures ${LAMBDA}`,
    ],
  ])('would be found out with an alarm on a metric %s', (_, path, value, line) => {
    expect(unknownIn(metricsOfAlarms(stackOf(broken(template, path, value), GIVEN)))).toEqual([line]);
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
