/**
 * The CloudWatch dashboard, as a fragment of the template: `npm run build` writes it to `build/dashboard.json`. It finds
 * instances and Regions by `SEARCH`, so none has to be named.
 */

import type { Declared, DeclaredFunction, DeclaredResource } from './release/declared.ts';

const NAMESPACE = 'IdentityCenterMonitor';

/** In grid units: a dashboard is 24 wide. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Metric = readonly unknown[];

/** To CloudFormation a body is one string, in which `Fn::Sub` fills in each `${…}`. */
const PARTS = ['Alarms', 'ThresholdLines'] as const;
const part = (name: (typeof PARTS)[number]): string => `<${name}>`;

const THRESHOLDS = [
  { parameter: 'AddingWarningMinutes', label: 'ADDING: warning', color: '#ff9900' },
  { parameter: 'AddingCriticalMinutes', label: 'ADDING: critical', color: '#d13212' },
  { parameter: 'RemovingWarningMinutes', label: 'REMOVING: warning', color: '#ffcc80' },
  { parameter: 'RemovingCriticalMinutes', label: 'REMOVING: critical', color: '#ef9a9a' },
] as const;

const widgetsOf = (functions: readonly DeclaredFunction[]) => [
  alarms({ x: 0, y: 0, width: 24, height: 3 }),
  chart(
    'Regions in transition: minutes in ADDING or REMOVING',
    { x: 0, y: 3, width: 16, height: 7 },
    {
      // Seconds, as published: CloudFormation can't multiply the thresholds, so the chart divides.
      metrics: [[{ expression: `${search('RegionTransitionAge', ['InstanceId', 'Region'])}/60` }]],
      annotations: { horizontal: part('ThresholdLines') },
      yAxis: { left: { min: 0, label: 'minutes', showUnits: false } },
    },
  ),
  chart(
    'Active Regions of each instance',
    { x: 16, y: 3, width: 8, height: 7 },
    {
      metrics: [[{ expression: search('RegionsActive', ['InstanceId']) }]],
      yAxis: { left: { min: 0, label: 'Regions', showUnits: false } },
    },
  ),
  chart(
    'Open incidents',
    { x: 0, y: 10, width: 8, height: 6 },
    {
      metrics: [
        own('OpenIncidents', { label: 'warning', color: '#ff9900' }, { Severity: 'warning' }),
        own('OpenIncidents', { label: 'critical', color: '#d13212' }, { Severity: 'critical' }),
      ],
      yAxis: { left: { min: 0, showUnits: false } },
    },
  ),
  chart(
    'Healthy instances: 1 is ACTIVE',
    { x: 8, y: 10, width: 8, height: 6 },
    {
      metrics: [[{ expression: search('InstanceHealthy', ['InstanceId'], 'Minimum') }]],
      yAxis: { left: { min: 0, max: 1, showUnits: false } },
    },
  ),
  chart(
    'Pending alerts: age of the oldest that SNS has not accepted',
    { x: 16, y: 10, width: 8, height: 6 },
    {
      metrics: [own('OldestPendingAge', { label: 'age' })],
      yAxis: { left: { min: 0, label: 'seconds', showUnits: false } },
    },
  ),
  chart(
    'Runs',
    { x: 0, y: 16, width: 8, height: 6 },
    {
      stat: 'Sum',
      metrics: [
        lambda('Invocations', { label: 'runs', color: '#1f77b4' }),
        lambda('Errors', { label: 'failed', color: '#d13212' }),
        lambda('Throttles', { label: 'throttled', color: '#ff9900' }),
      ],
      yAxis: { left: { min: 0, showUnits: false } },
    },
  ),
  chart(
    'Polls: 1 saw everything',
    { x: 8, y: 16, width: 8, height: 6 },
    {
      metrics: [
        own('PollSeen', { label: 'saw everything', stat: 'Minimum' }),
        own('Heartbeat', { label: 'ran', stat: 'Maximum' }),
      ],
      yAxis: { left: { min: 0, max: 1, showUnits: false } },
    },
  ),
  chart(
    'Duration of a run',
    { x: 16, y: 16, width: 8, height: 6 },
    {
      metrics: [
        lambda('Duration', { label: 'median', stat: 'p50' }),
        lambda('Duration', { label: 'longest' }),
      ],
      yAxis: { left: { min: 0 } },
    },
  ),
  log(
    'Runs that sent something, did not see everything, or failed',
    { x: 0, y: 22, width: 24, height: 7 },
    functions,
  ),
];

function alarms(place: Place) {
  return { type: 'alarm', ...place, properties: { title: 'Alarms', alarms: part('Alarms') } };
}

function chart(title: string, place: Place, properties: Readonly<Record<string, unknown>>) {
  const defaults = { view: 'timeSeries', stat: 'Maximum', period: '<Seconds>', region: '${AWS::Region}' };
  return { type: 'metric', ...place, properties: { title, ...defaults, ...properties } };
}

function log(title: string, place: Place, functions: readonly DeclaredFunction[]) {
  const query = [
    `${functions.map(sourcePart).join('')}fields @timestamp, level, message, poll, cause, sent.0, failed.0, @message`,
    'filter level in ["WARN", "ERROR"] or ispresent(sent.0) or ispresent(changes.0) or @message like /Task timed out|Runtime exited|Error: /',
    'sort @timestamp desc',
    'limit 50',
  ].join('\n| ');
  return { type: 'log', ...place, properties: { title, query, view: 'table', region: '${AWS::Region}' } };
}

/** One line for each set of the dimensions: those of every instance, or Region, of this stage. */
function search(name: string, dimensions: readonly string[], stat = 'Maximum'): string {
  const schema = [NAMESPACE, ...dimensions, 'Stage'].join(',');
  return `SEARCH('{${schema}} MetricName="${name}" Stage="\${Stage}"', '${stat}', \${Seconds})`;
}

function own(
  name: string,
  options: Readonly<Record<string, string>>,
  dimensions: Readonly<Record<string, string>> = {},
): Metric {
  return [NAMESPACE, name, ...Object.entries({ ...dimensions, Stage: '${Stage}' }).flat(), options];
}

function lambda(name: string, options: Readonly<Record<string, string>>): Metric {
  return ['AWS/Lambda', name, 'FunctionName', '${MonitorLambdaFunction}', options];
}

/** Takes the quotes from the parts of the body that `Fn::Sub` fills in: they become numbers and lists. */
function bodyOf(content: unknown): string {
  const lists = PARTS.map((name) => [JSON.stringify(part(name)), `[\${${name}}]`] as const);
  const seconds = [JSON.stringify('<Seconds>'), '${Seconds}'] as const;
  return [...lists, seconds].reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(content));
}

const isOn = (parameter: string): string => `${parameter}IsOn`;

/** No line for a threshold of 0, which is turned off. */
const thresholdLine = ({ parameter, label, color }: (typeof THRESHOLDS)[number]) => ({
  'Fn::If': [
    isOn(parameter),
    { 'Fn::Sub': bodyOf({ label, color, value: '<value>' }).replace('"<value>"', `\${${parameter}}`) },
    { Ref: 'AWS::NoValue' },
  ],
});

const alarmsIn = (resources: Declared['resources']): readonly DeclaredResource[] =>
  resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');

const alarmArn = ({ id, condition }: DeclaredResource) =>
  onlyIf(condition, { 'Fn::Sub': `"\${${id}.Arn}"` }, { Ref: 'AWS::NoValue' });

const onlyIf = (condition: string | undefined, value: unknown, otherwise: unknown) =>
  condition === undefined ? value : { 'Fn::If': [condition, value, otherwise] };

/** What is there only under a condition can't be named in the body itself: it would then have to be there. */
const sourcePart = ({ prefix }: DeclaredFunction): string => `\${${prefix}Source}`;

/** Within the body, which is JSON: the line break is an escape there. */
const sourceOf = ({ prefix, condition }: DeclaredFunction) =>
  onlyIf(condition, { 'Fn::Sub': `SOURCE '\${${prefix}LogGroup}'\\n| ` }, '');

const commaBetween = (parts: readonly unknown[]) => ({ 'Fn::Join': [',', parts] });

/** Shows every alarm that is declared, and the log of every function. */
export const dashboardOf = ({ functions, resources }: Pick<Declared, 'functions' | 'resources'>) => ({
  Conditions: Object.fromEntries(
    THRESHOLDS.map(({ parameter }) => [
      isOn(parameter),
      { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter }, '0'] }] },
    ]),
  ),
  Resources: {
    Dashboard: {
      Type: 'AWS::CloudWatch::Dashboard',
      Properties: {
        DashboardName: { 'Fn::Sub': 'identity-center-monitor-${Stage}-${AWS::Region}' },
        DashboardBody: {
          'Fn::Sub': [
            bodyOf({ periodOverride: 'inherit', start: '-P1D', widgets: widgetsOf(functions) }),
            {
              Seconds: { 'Fn::FindInMap': ['Interval', { Ref: 'IntervalMinutes' }, 'Seconds'] },
              Alarms: commaBetween(alarmsIn(resources).map(alarmArn)),
              ThresholdLines: commaBetween(THRESHOLDS.map(thresholdLine)),
              ...Object.fromEntries(functions.map((one) => [`${one.prefix}Source`, sourceOf(one)])),
            },
          ],
        },
      },
    },
  },
});
