import type { DeclaredFunction } from '../release/declared.ts';
import { listOf, type Place } from './body.ts';
import { chart, ofFunction, own, search } from './metrics.ts';

/**
 * From the top: is everything replicated, what moves, does the monitor work. It finds instances and Regions by `SEARCH`, so
 * none has to be named.
 */
export const widgetsOf = (functions: readonly DeclaredFunction[]) => [
  ...howThingsStand(),
  ...whatMoves(),
  ...theMonitor(functions),
];

const howThingsStand = () => [
  {
    type: 'custom',
    ...{ x: 0, y: 0, width: 24, height: 12 },
    properties: {
      title: 'IAM Identity Center',
      endpoint: '${WidgetLambdaFunction.Arn}',
      updateOn: { refresh: true, resize: true, timeRange: true },
    },
  },
  text('${Runbook} · ${Console}', { x: 0, y: 12, width: 24, height: 1 }),
];

const whatMoves = () => [
  chart(
    'Minutes in ADDING or REMOVING',
    { x: 0, y: 13, width: 12, height: 6 },
    {
      // Seconds, as published: CloudFormation can't multiply the thresholds, so the chart divides.
      metrics: [[{ expression: `${search('RegionTransitionAge', ['InstanceId', 'Region'])}/60` }]],
      annotations: { horizontal: listOf('ThresholdLines') },
      yAxis: { left: { min: 0, showUnits: false } },
    },
  ),
  chart(
    'Active Regions; at the right: 1 if the instance is ACTIVE',
    { x: 12, y: 13, width: 6, height: 6 },
    {
      metrics: [
        [{ expression: search('RegionsActive', ['InstanceId']) }],
        [{ expression: search('InstanceHealthy', ['InstanceId'], 'Minimum'), yAxis: 'right' }],
      ],
      yAxis: { ...from0, right: { min: 0, max: 1 } },
    },
  ),
  chart(
    'Open incidents',
    { x: 18, y: 13, width: 6, height: 6 },
    {
      view: 'singleValue',
      sparkline: true,
      metrics: [
        own('OpenIncidents', { label: 'critical', color: '#d13212' }, { Severity: 'critical' }),
        own('OpenIncidents', { label: 'warning', color: '#ff9900' }, { Severity: 'warning' }),
      ],
    },
  ),
];

const theMonitor = (functions: readonly DeclaredFunction[]) => [
  text('## The monitor itself\nWhile one of its alarms is on, silence means nothing.', {
    ...{ x: 0, y: 19, width: 24, height: 2 },
  }),
  alarms({ x: 0, y: 21, width: 24, height: 3 }),
  chart(
    'Runs',
    { x: 0, y: 24, width: 6, height: 6 },
    {
      stat: 'Sum',
      metrics: [
        ofFunction('Invocations', { label: 'runs', color: '#1f77b4' }),
        ofFunction('Errors', { label: 'failed', color: '#d13212' }),
        ofFunction('Throttles', { label: 'throttled', color: '#ff9900' }),
      ],
      yAxis: from0,
    },
  ),
  chart(
    'Polls: 1 saw everything',
    { x: 6, y: 24, width: 6, height: 6 },
    {
      metrics: [
        own('PollSeen', { label: 'saw everything', stat: 'Minimum' }),
        own('Heartbeat', { label: 'ran' }),
      ],
      yAxis: from0,
    },
  ),
  chart(
    'Oldest alert that SNS has not accepted',
    { x: 12, y: 24, width: 6, height: 6 },
    { metrics: [own('OldestPendingAge', {})], yAxis: from0 },
  ),
  chart(
    'Duration of a run',
    { x: 18, y: 24, width: 6, height: 6 },
    {
      metrics: [
        ofFunction('Duration', { label: 'median', stat: 'p50' }),
        ofFunction('Duration', { label: 'longest' }),
      ],
      yAxis: from0,
    },
  ),
  log(
    'Runs that sent something, did not see everything, or failed',
    { x: 0, y: 30, width: 24, height: 7 },
    functions,
  ),
];

const from0 = { left: { min: 0 } };

function text(markdown: string, place: Place) {
  return { type: 'text', ...place, properties: { markdown } };
}

function alarms(place: Place) {
  return { type: 'alarm', ...place, properties: { title: 'Alarms', alarms: listOf('Alarms') } };
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

/** What is there only under a condition can't be named in the body itself: it would then have to be there. */
const sourcePart = ({ prefix, condition }: DeclaredFunction): string =>
  condition === undefined ? `SOURCE '\${${prefix}LogGroup}'\n| ` : `\${${prefix}Source}`;
