import { expect } from 'vitest';
import { GONE } from '../template/stack-changes.ts';

export interface Effect {
  readonly value: string;
  /** Parameters that are given before and after. Without them the parameter has another effect, or none. */
  readonly beside?: Readonly<Record<string, string>>;
  /** All that changes in the stack, and to what. */
  readonly changes: Readonly<Record<string, unknown>>;
}

const variable = (name: string): string => `MonitorLambdaFunction.Environment.Variables.${name}`;
const widget = (number: number, rest: string): string =>
  `Dashboard.DashboardBody.widgets.${number}.properties.${rest}`;

const every = (paths: readonly string[], value: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(paths.map((path) => [path, value]));

/** Changes only the function's environment. */
const setting = (name: string, value: string): readonly Effect[] => [
  { value, changes: { [variable(name)]: value } },
];

/** Changes the function's environment, and a line on the chart of Regions in transition, which 0 removes. */
const threshold = (name: string, line: number, value: string): readonly Effect[] => [
  {
    value,
    changes: {
      [variable(name)]: value,
      [widget(1, `annotations.horizontal.${line}.value`)]: Number(value),
    },
  },
  {
    value: '0',
    beside: othersOff(name),
    changes: { [variable(name)]: '0', [widget(1, 'annotations.horizontal.0')]: GONE },
  },
];

function othersOff(name: string): Readonly<Record<string, string>> {
  const drawn = [
    'AddingWarningMinutes',
    'AddingCriticalMinutes',
    'RemovingWarningMinutes',
    'RemovingCriticalMinutes',
  ];
  const own = name.replaceAll('_', '').toLowerCase();
  return every(
    drawn.filter((parameter) => parameter.toLowerCase() !== own),
    '0',
  ) as Readonly<Record<string, string>>;
}

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:identity-center-monitor-dev';
const FUNCTION_NAME = 'identity-center-monitor-dev';

/** Each with its place in the alarm widget, in the order in which people look at them. */
const ALARMS = {
  'not-running': ['NotRunningAlarm', 0],
  failed: ['FailedAlarm', 1],
  pending: ['PendingAlarm', 2],
  undelivered: ['UndeliveredAlarm', 3],
  throttled: ['ThrottledAlarm', 4],
  'critical-incident': ['CriticalIncidentAlarm', 5],
  'new-critical': ['NewCriticalAlarm', 6],
} as const;

const alarmNames = (stage: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(ALARMS).flatMap(([name, [id, place]]) => {
      const full = `identity-center-monitor-${stage}-${name}`;
      const arn = `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${full}`;
      return [
        [`${id}.AlarmName`, full],
        [widget(0, `alarms.${place}`), arn],
      ];
    }),
  );

const SEARCHES = [1, 2, 4].map((number) => widget(number, 'metrics.0.0.expression'));

/** Every name contains the stage, so that stages can exist side by side. */
const ALL_NAMES: Effect = {
  value: 'dev',
  changes: {
    'MonitorLambdaFunction.FunctionName': FUNCTION_NAME,
    [variable('STAGE')]: 'dev',
    'MonitorInvocations.FunctionName': FUNCTION_NAME,
    'MonitorLogGroup.LogGroupName': '/aws/lambda/identity-center-monitor-dev',
    'MonitorRole.Policies.0.PolicyDocument.Statement.4.Resource':
      'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/identity-center-monitor-dev:*',
    'Schedule.Target.Arn': FUNCTION_ARN,
    'ScheduleRole.Policies.0.PolicyDocument.Statement.0.Resource': FUNCTION_ARN,
    ...alarmNames('dev'),
    'NotRunningAlarm.Metrics.1.MetricStat.Metric.Dimensions.0.Value': 'dev',
    'PendingAlarm.Dimensions.0.Value': 'dev',
    'CriticalIncidentAlarm.Dimensions.1.Value': 'dev',
    'NewCriticalAlarm.Metrics.1.MetricStat.Metric.Dimensions.0.Value': 'dev',
    'FailedAlarm.Dimensions.0.Value': FUNCTION_NAME,
    'ThrottledAlarm.Dimensions.0.Value': FUNCTION_NAME,
    'Dashboard.DashboardName': `${FUNCTION_NAME}-eu-west-1`,
    ...every(SEARCHES, expect.stringContaining(' Stage="dev"')),
    ...every([widget(3, 'metrics.0.5'), widget(3, 'metrics.1.5')], 'dev'),
    ...every([widget(5, 'metrics.0.3'), widget(7, 'metrics.0.3'), widget(7, 'metrics.1.3')], 'dev'),
    ...every(
      [0, 1, 2].map((line) => widget(6, `metrics.${line}.3`)),
      FUNCTION_NAME,
    ),
    ...every(
      [0, 1].map((line) => widget(8, `metrics.${line}.3`)),
      FUNCTION_NAME,
    ),
    [widget(9, 'query')]: expect.stringContaining("SOURCE '/aws/lambda/identity-center-monitor-dev'"),
    'outputs.FunctionName': FUNCTION_NAME,
    'outputs.DashboardName': `${FUNCTION_NAME}-eu-west-1`,
  },
};

const PERIODIC = [
  'NotRunningAlarm.Metrics.1.MetricStat',
  'FailedAlarm',
  'ThrottledAlarm',
  'PendingAlarm',
  'CriticalIncidentAlarm',
];

/** The schedule, how late an invocation may be, and everything that counts runs. */
const PACE: Effect = {
  value: '15',
  changes: {
    [variable('INTERVAL_MINUTES')]: '15',
    'Schedule.ScheduleExpression': 'rate(15 minutes)',
    'Schedule.Target.RetryPolicy.MaximumEventAgeInSeconds': 900,
    'MonitorInvocations.MaximumEventAgeInSeconds': 900,
    ...every(
      PERIODIC.map((path) => `${path}.Period`),
      900,
    ),
    'PendingAlarm.Threshold': 2250,
    ...every(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => widget(number, 'period')),
      900,
    ),
    ...every(SEARCHES, expect.stringMatching(/, 900\)(\/60)?$/)),
  },
};

const topic = (id: string): string => `arn:aws:sns:eu-west-1:123456789012:${id}-name`;

const slack = (value: string, beside: Readonly<Record<string, string>>): readonly Effect[] => [
  {
    value,
    beside,
    changes: {
      SlackChannel: expect.objectContaining({
        SlackWorkspaceId: 'T07EA123LEP',
        SlackChannelId: 'C07EZ1ABC23',
        SnsTopicArns: [topic('AlertTopic'), topic('OperationsTopic')],
      }),
      SlackRole: expect.anything(),
      SlackPolicy: expect.anything(),
    },
  },
];

const WEBHOOK = { SlackWebhookParameter: '/identity-center-monitor/slack' };

/** A function of its own, with all that belongs to it; the dashboard shows its alarms and its log. */
const WEBHOOK_POSTS: Effect = {
  value: WEBHOOK.SlackWebhookParameter,
  changes: {
    ...every(
      [
        'SlackLogGroup',
        'SlackFunctionRole',
        'SlackInvocations',
        'SlackAlertPermission',
        'SlackOperationsPermission',
        'SlackFailureQueue',
        'SlackFailureQueuePolicy',
        'SlackFailedAlarm',
        'SlackUndeliveredAlarm',
      ],
      expect.anything(),
    ),
    SlackLambdaFunction: expect.objectContaining({
      Environment: {
        Variables: { SLACK_WEBHOOK_PARAMETER: WEBHOOK.SlackWebhookParameter, SLACK_MENTION: '' },
      },
    }),
    SlackAlertSubscription: expect.objectContaining({ TopicArn: topic('AlertTopic') }),
    SlackOperationsSubscription: expect.objectContaining({ TopicArn: topic('OperationsTopic') }),
    ...Object.fromEntries(
      ['slack-failed', 'slack-undelivered'].map((name, index) => [
        widget(0, `alarms.${7 + index}`),
        `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:identity-center-monitor-prod-${name}`,
      ]),
    ),
    [widget(9, 'query')]: expect.stringMatching(
      /^SOURCE '[^']+prod'\n\| SOURCE '\/aws\/lambda\/identity-center-monitor-prod-slack'\n\| fields /,
    ),
  },
};

const encryptedWith = (key: string): Readonly<Record<string, unknown>> => ({
  'AlertTopic.KmsMasterKeyId': key,
  'MonitorRole.Policies.1': expect.objectContaining({
    PolicyDocument: expect.objectContaining({ Statement: [expect.objectContaining({ Resource: key })] }),
  }),
});

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/mrk-1234';
const CREATED_KEY = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555';
const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';

/** All that each parameter changes. */
export const EFFECTS: Readonly<Record<string, readonly Effect[]>> = {
  AlertEmail: [
    {
      value: 'other@example.com',
      changes: every(
        ['AlertEmailSubscription.Endpoint', 'OperationsEmailSubscription.Endpoint'],
        'other@example.com',
      ),
    },
    {
      value: 'other@example.com',
      beside: { OperationsEmail: 'platform@example.com' },
      changes: { 'AlertEmailSubscription.Endpoint': 'other@example.com' },
    },
  ],
  OperationsEmail: [
    {
      value: 'platform@example.com',
      changes: { 'OperationsEmailSubscription.Endpoint': 'platform@example.com' },
    },
  ],
  IdentityCenterRegion: setting('IDENTITY_CENTER_REGION', 'eu-central-1'),
  Stage: [ALL_NAMES],
  IntervalMinutes: [PACE],
  AddingWarningMinutes: threshold('ADDING_WARNING_MINUTES', 0, '45'),
  AddingCriticalMinutes: threshold('ADDING_CRITICAL_MINUTES', 1, '180'),
  RemovingWarningMinutes: threshold('REMOVING_WARNING_MINUTES', 2, '45'),
  RemovingCriticalMinutes: threshold('REMOVING_CRITICAL_MINUTES', 3, '2880'),
  CreatingWarningMinutes: setting('CREATING_WARNING_MINUTES', '45'),
  CreatingCriticalMinutes: setting('CREATING_CRITICAL_MINUTES', '180'),
  DeletingWarningMinutes: setting('DELETING_WARNING_MINUTES', '180'),
  DeletingCriticalMinutes: setting('DELETING_CRITICAL_MINUTES', '1440'),
  NotSeenWarningMinutes: setting('NOT_SEEN_WARNING_MINUTES', '30'),
  NotSeenCriticalMinutes: setting('NOT_SEEN_CRITICAL_MINUTES', '120'),
  ReminderMinutes: setting('REMINDER_MINUTES', '60, 1440'),
  UpdateMinutes: setting('UPDATE_MINUTES', '30'),
  TellFrom: setting('TELL_FROM', 'info'),
  TimeZone: setting('TIME_ZONE', 'Europe/Berlin'),
  RunbookUrl: setting('RUNBOOK_URL', 'https://wiki.example.com/identity-center'),
  SlackWorkspaceId: slack('T07EA123LEP', { SlackChannelId: 'C07EZ1ABC23' }),
  SlackWebhookParameter: [WEBHOOK_POSTS],
  SlackMention: [
    { value: '<!here>', changes: {} },
    {
      value: '<!here>',
      beside: WEBHOOK,
      changes: { 'SlackLambdaFunction.Environment.Variables.SLACK_MENTION': '<!here>' },
    },
  ],
  SlackChannelId: slack('C07EZ1ABC23', { SlackWorkspaceId: 'T07EA123LEP' }),
  LogRetentionDays: [{ value: '365', changes: { 'MonitorLogGroup.RetentionInDays': '365' } }],
  KmsKey: [
    { value: KEY, changes: encryptedWith(KEY) },
    {
      value: 'create',
      changes: { ...encryptedWith(CREATED_KEY), Key: expect.objectContaining({ EnableKeyRotation: true }) },
    },
  ],
  OperationsKmsKey: [{ value: KEY, changes: { 'OperationsTopic.KmsMasterKeyId': KEY } }],
  ReservedConcurrency: [
    { value: 'on', changes: { 'MonitorLambdaFunction.ReservedConcurrentExecutions': 2 } },
  ],
  PermissionsBoundaryArn: [
    {
      value: BOUNDARY,
      changes: every(['MonitorRole.PermissionsBoundary', 'ScheduleRole.PermissionsBoundary'], BOUNDARY),
    },
    {
      value: BOUNDARY,
      beside: { SlackWorkspaceId: 'T07EA123LEP', SlackChannelId: 'C07EZ1ABC23' },
      changes: every(
        ['MonitorRole', 'ScheduleRole', 'SlackRole'].map((id) => `${id}.PermissionsBoundary`),
        BOUNDARY,
      ),
    },
  ],
};

/** Where the code is, in the template that has no bucket of its own. */
export const EFFECTS_OF_CODE: typeof EFFECTS = {
  CodeBucket: [{ value: 'other-bucket', changes: { 'MonitorLambdaFunction.Code.S3Bucket': 'other-bucket' } }],
  CodeKey: [{ value: 'other.zip', changes: { 'MonitorLambdaFunction.Code.S3Key': 'other.zip' } }],
};
