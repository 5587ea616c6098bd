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
const widgetVariable = (name: string): string => `WidgetLambdaFunction.Environment.Variables.${name}`;

/** The widgets of the dashboard that a parameter changes, by their places in its list. */
const SHOWN = {
  overview: 0,
  links: 1,
  ages: 2,
  regions: 3,
  incidents: 4,
  alarms: 6,
  runs: 7,
  polls: 8,
  pending: 9,
  duration: 10,
  log: 11,
} as const;
const widget = (name: keyof typeof SHOWN, rest: string): string =>
  `Dashboard.DashboardBody.widgets.${SHOWN[name]}.properties.${rest}`;

const every = (paths: readonly string[], value: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(paths.map((path) => [path, value]));

/** Of every function that reads it. */
const variables = (name: string, value: string): Readonly<Record<string, unknown>> =>
  every([variable(name), widgetVariable(name)], value);

/** Changes only the environment of the monitor, or of the widget too. */
const setting = (name: string, value: string): readonly Effect[] => [
  { value, changes: variables(name, value) },
];

/** Changes the function's environment, and a line on the chart of Regions in transition, which 0 removes. */
const threshold = (name: string, line: number, value: string): readonly Effect[] => [
  {
    value,
    changes: {
      ...variables(name, value),
      [widget('ages', `annotations.horizontal.${line}.value`)]: Number(value),
    },
  },
  {
    value: '0',
    beside: othersOff(name),
    changes: { ...variables(name, '0'), [widget('ages', 'annotations.horizontal.0')]: GONE },
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
const LOG_GROUP = `/aws/lambda/${FUNCTION_NAME}`;
const LOG_ARN = `arn:aws:logs:eu-west-1:123456789012:log-group:${LOG_GROUP}`;

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
        [widget('alarms', `alarms.${place}`), arn],
      ];
    }),
  );

const SEARCHES = [
  widget('ages', 'metrics.0.0.expression'),
  ...[0, 1].map((line) => widget('regions', `metrics.${line}.0.expression`)),
];

/** Every name contains the stage, so that stages can exist side by side. */
const ALL_NAMES: Effect = {
  value: 'dev',
  changes: {
    'MonitorLambdaFunction.FunctionName': FUNCTION_NAME,
    ...variables('STAGE', 'dev'),
    'MonitorInvocations.FunctionName': FUNCTION_NAME,
    'MonitorLogGroup.LogGroupName': LOG_GROUP,
    'MonitorRole.Policies.0.PolicyDocument.Statement.4.Resource': `${LOG_ARN}:*`,
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
    ...every([widget('incidents', 'metrics.0.5'), widget('incidents', 'metrics.1.5')], 'dev'),
    ...every(
      [widget('pending', 'metrics.0.3'), widget('polls', 'metrics.0.3'), widget('polls', 'metrics.1.3')],
      'dev',
    ),
    ...every(
      [0, 1, 2].map((line) => widget('runs', `metrics.${line}.3`)),
      FUNCTION_NAME,
    ),
    ...every(
      [0, 1].map((line) => widget('duration', `metrics.${line}.3`)),
      FUNCTION_NAME,
    ),
    [widget('log', 'query')]: expect.stringMatching(
      /^SOURCE '\/aws\/lambda\/identity-center-monitor-dev'\n\| SOURCE '\/aws\/lambda\/identity-center-monitor-dev-widget'\n/,
    ),
    'WidgetLambdaFunction.FunctionName': `${FUNCTION_NAME}-widget`,
    'WidgetLogGroup.LogGroupName': `${LOG_GROUP}-widget`,
    'WidgetFunctionRole.Policies.0.PolicyDocument.Statement.1.Resource': `${LOG_ARN}-widget:*`,
    ...Object.fromEntries(
      [`${FUNCTION_ARN}-widget`, `arn:aws:cloudwatch::123456789012:dashboard/${FUNCTION_NAME}-eu-west-1`].map(
        (arn, index) => [`ViewerPolicy.PolicyDocument.Statement.${index}.Resource`, arn],
      ),
    ),
    'ViewerPolicy.PolicyDocument.Statement.2.Resource.0': `${LOG_ARN}:*`,
    'ViewerPolicy.PolicyDocument.Statement.2.Resource.1': `${LOG_ARN}-widget:*`,
    [widget('overview', 'endpoint')]: `${FUNCTION_ARN}-widget`,
    [widget('links', 'markdown')]: expect.stringMatching(/Fidentity-center-monitor-dev\)$/),
    'outputs.FunctionName': FUNCTION_NAME,
    'outputs.DashboardName': `${FUNCTION_NAME}-eu-west-1`,
    'outputs.DashboardUrl': expect.stringMatching(/\/identity-center-monitor-dev-eu-west-1$/),
  },
};

const CHARTS = ['ages', 'regions', 'incidents', 'runs', 'polls', 'pending', 'duration'] as const;

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
    ...variables('INTERVAL_MINUTES', '15'),
    'Schedule.ScheduleExpression': 'rate(15 minutes)',
    'Schedule.Target.RetryPolicy.MaximumEventAgeInSeconds': 900,
    'MonitorInvocations.MaximumEventAgeInSeconds': 900,
    ...every(
      PERIODIC.map((path) => `${path}.Period`),
      900,
    ),
    'PendingAlarm.Threshold': 2250,
    ...every(
      CHARTS.map((name) => widget(name, 'period')),
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
        widget('alarms', `alarms.${7 + index}`),
        `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:identity-center-monitor-prod-${name}`,
      ]),
    ),
    [widget('log', 'query')]: expect.stringMatching(
      /^SOURCE '[^']+prod'\n\| SOURCE '\/aws\/lambda\/identity-center-monitor-prod-slack'\n\| SOURCE /,
    ),
    'ViewerPolicy.PolicyDocument.Statement.2.Resource.2': expect.stringMatching(/-prod-slack:\*$/),
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
const BOUNDED = ['MonitorRole', 'ScheduleRole', 'WidgetFunctionRole'];
const WIKI = 'https://wiki.example.com/identity-center';
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
  IdentityCenterRegion: [
    {
      value: 'eu-central-1',
      changes: {
        ...variables('IDENTITY_CENTER_REGION', 'eu-central-1'),
        [widget('links', 'markdown')]: expect.stringContaining(
          '(https://eu-central-1.console.aws.amazon.com/singlesignon/home?region=eu-central-1)',
        ),
      },
    },
  ],
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
  TimeZone: [{ value: 'Europe/Berlin', changes: { [variable('TIME_ZONE')]: 'Europe/Berlin' } }],
  RunbookUrl: [
    {
      value: WIKI,
      changes: {
        ...variables('RUNBOOK_URL', WIKI),
        [widget('links', 'markdown')]: expect.stringContaining(`[Runbook](${WIKI})`),
      },
    },
  ],
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
  LogRetentionDays: [
    {
      value: '365',
      changes: every(
        ['MonitorLogGroup', 'WidgetLogGroup'].map((id) => `${id}.RetentionInDays`),
        '365',
      ),
    },
  ],
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
      changes: every(
        BOUNDED.map((id) => `${id}.PermissionsBoundary`),
        BOUNDARY,
      ),
    },
    {
      value: BOUNDARY,
      beside: { SlackWorkspaceId: 'T07EA123LEP', SlackChannelId: 'C07EZ1ABC23' },
      changes: every(
        [...BOUNDED, 'SlackRole'].map((id) => `${id}.PermissionsBoundary`),
        BOUNDARY,
      ),
    },
  ],
};

const code = (property: string, value: string): Readonly<Record<string, unknown>> =>
  every(
    ['MonitorLambdaFunction', 'WidgetLambdaFunction'].map((id) => `${id}.Code.${property}`),
    value,
  );

/** Where the code is, in the template that has no bucket of its own. */
export const EFFECTS_OF_CODE: typeof EFFECTS = {
  CodeBucket: [{ value: 'other-bucket', changes: code('S3Bucket', 'other-bucket') }],
  CodeKey: [{ value: 'other.zip', changes: code('S3Key', 'other.zip') }],
};
