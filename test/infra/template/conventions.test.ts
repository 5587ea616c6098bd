import { describe, expect, test } from 'vitest';
import { PARAMETER_SETS } from '../parameters/parameter-sets.ts';
import {
  misplacedTrust,
  secrets,
  sharedRoles,
  unboundedRoles,
  wildcards,
  writesFromChat,
} from './conventions-of-access.ts';
import {
  muteAlarms,
  otherRuntimes,
  unkeptLogs,
  unseenFailures,
  unstatedRetries,
} from './conventions-of-operation.ts';
import { plainHttp } from './conventions-of-transport.ts';
import type { Stack } from './evaluate.ts';
import { broken, PACKAGED, type Packaged, stackOf } from './packaged-templates.ts';

const CONVENTIONS: Readonly<Record<string, (stack: Stack) => readonly string[]>> = {
  'gives every function a role that nothing else has': sharedRoles,
  'lets every role be assumed by the service that uses it, for this account': misplacedTrust,
  'keeps the log of every function, for a time': unkeptLogs,
  'runs every function on the Node that it is built for, and on the processor that the costs are of':
    otherRuntimes,
  'says how often a function that nobody waits for is tried again, and never one that is scheduled':
    unstatedRetries,
  'has an alarm on the errors of every function that nobody waits for': unseenFailures,
  'lets nobody publish or read over plain HTTP': plainHttp,
  'says for every alarm what to do, what missing data means, and whom it tells': muteAlarms,
  'names every action and resource, but where AWS has none to name': wildcards,
  'puts no secret into the environment of a function': secrets,
};
const SLACK = { SlackWorkspaceId: 'T07EA123LEP', SlackChannelId: 'C07EZ1ABC23' };
const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';

describe.each(PACKAGED)('the $name', ({ template }) => {
  const stacks = Object.entries(PARAMETER_SETS).map(
    ([name, given]) => [name, stackOf(template, given)] as const,
  );

  for (const [title, breaches] of Object.entries(CONVENTIONS)) {
    test.each(stacks)(`${title}: %s`, (_, stack) => {
      expect(breaches(stack)).toEqual([]);
    });
  }

  test('lets the people in the Slack channel read, and nothing else', () => {
    expect(writesFromChat(stackOf(template, SLACK))).toEqual([]);
  });

  test('bounds every role when a permissions boundary is given, and none when not', () => {
    expect(
      unboundedRoles(stackOf(template, { ...SLACK, PermissionsBoundaryArn: BOUNDARY }), BOUNDARY),
    ).toEqual([]);
    expect(unboundedRoles(stackOf(template, SLACK), undefined)).toEqual([]);
  });
});

describe('it is noticed', () => {
  const [{ template }] = PACKAGED as [Packaged];
  const queue = { Type: 'AWS::SQS::Queue', Properties: {} };
  const role = { 'Fn::GetAtt': ['MonitorRole', 'Arn'] };
  const run = 'MonitorRole.Properties.Policies.0.PolicyDocument.Statement';
  const denial = 'AlertTopicPolicy.Properties.PolicyDocument.Statement.0';

  test.each<[string, (stack: Stack) => readonly string[], string, unknown, string]>([
    [
      'when the schedule takes the role of the function',
      sharedRoles,
      'Schedule.Properties.Target.RoleArn',
      role,
      'MonitorLambdaFunction and Schedule share MonitorRole',
    ],
    [
      'when a function has a role from elsewhere',
      sharedRoles,
      'MonitorLambdaFunction.Properties.Role',
      'arn:aws:iam::123456789012:role/admin',
      'MonitorLambdaFunction has no role of this stack',
    ],
    [
      'when a role can be assumed by another service',
      misplacedTrust,
      'MonitorRole.Properties.AssumeRolePolicyDocument.Statement.0.Principal.Service',
      'ec2.amazonaws.com',
      'MonitorRole trusts another than its user',
    ],
    [
      'when a role can be assumed for another account',
      misplacedTrust,
      'ScheduleRole.Properties.AssumeRolePolicyDocument.Statement.0.Condition',
      undefined,
      'ScheduleRole trusts another than its user',
    ],
    [
      'when a log is kept for ever',
      unkeptLogs,
      'MonitorLogGroup.Properties.RetentionInDays',
      undefined,
      'MonitorLogGroup is kept for ever',
    ],
    [
      'when a log group has another name',
      unkeptLogs,
      'MonitorLogGroup.Properties.LogGroupName',
      '/aws/lambda/other',
      'MonitorLambdaFunction has no log group',
    ],
    [
      'when a function runs on another Node',
      otherRuntimes,
      'MonitorLambdaFunction.Properties.Runtime',
      'nodejs22.x',
      'MonitorLambdaFunction does not run on nodejs24.x and arm64',
    ],
    [
      'when a function runs on another processor',
      otherRuntimes,
      'MonitorLambdaFunction.Properties.Architectures',
      ['x86_64'],
      'MonitorLambdaFunction does not run on nodejs24.x and arm64',
    ],
    [
      'when the retries of a function are left to Lambda',
      unstatedRetries,
      'MonitorInvocations',
      undefined,
      'MonitorLambdaFunction leaves retries to a default',
    ],
    [
      'when a late run is not given up',
      unstatedRetries,
      'MonitorInvocations.Properties.MaximumEventAgeInSeconds',
      undefined,
      'MonitorLambdaFunction leaves retries to a default',
    ],
    [
      'when a scheduled function is tried again',
      unstatedRetries,
      'MonitorInvocations.Properties.MaximumRetryAttempts',
      1,
      'MonitorLambdaFunction is tried again beside its schedule',
    ],
    [
      'when a function fails unseen',
      unseenFailures,
      'FailedAlarm.Properties.MetricName',
      'Throttles',
      'MonitorLambdaFunction fails unseen: no alarm is on its errors',
    ],
    [
      'when the errors of another function are watched',
      unseenFailures,
      'FailedAlarm.Properties.Dimensions.0.Value',
      'other',
      'MonitorLambdaFunction fails unseen: no alarm is on its errors',
    ],
    [
      'when a topic policy denies something else',
      plainHttp,
      `${denial}.Action`,
      'sns:Subscribe',
      'AlertTopic takes plain HTTP',
    ],
    [
      'when a topic policy is about another topic',
      plainHttp,
      `${denial}.Resource`,
      { Ref: 'OperationsTopic' },
      'AlertTopic takes plain HTTP',
    ],
    [
      'when a topic policy denies only some',
      plainHttp,
      `${denial}.Principal`,
      { Service: 'sns.amazonaws.com' },
      'AlertTopic takes plain HTTP',
    ],
    [
      'when a topic policy denies TLS',
      plainHttp,
      `${denial}.Condition.Bool`,
      { 'aws:SecureTransport': 'true' },
      'AlertTopic takes plain HTTP',
    ],
    ['when a topic has no policy', plainHttp, 'AlertTopicPolicy', undefined, 'AlertTopic takes plain HTTP'],
    ['when a queue has no policy', plainHttp, 'DeadLetters', queue, 'DeadLetters takes plain HTTP'],
    [
      'when the bucket loses its policy',
      plainHttp,
      'ServerlessDeploymentBucketPolicy',
      undefined,
      'ServerlessDeploymentBucket takes plain HTTP',
    ],
    [
      'when an alarm does not describe itself',
      muteAlarms,
      'PendingAlarm.Properties.AlarmDescription',
      undefined,
      'PendingAlarm does not say what to do',
    ],
    [
      'when a description is too long',
      muteAlarms,
      'PendingAlarm.Properties.AlarmDescription',
      'x'.repeat(1025),
      'PendingAlarm has too long a description',
    ],
    [
      'when an alarm refers to the section of another',
      muteAlarms,
      'PendingAlarm.Properties.AlarmName',
      'identity-center-monitor-prod-other',
      'PendingAlarm does not say where to read on',
    ],
    [
      'when missing data is left to a default',
      muteAlarms,
      'PendingAlarm.Properties.TreatMissingData',
      undefined,
      'PendingAlarm leaves missing data to a default',
    ],
    [
      'when an alarm has no action',
      muteAlarms,
      'PendingAlarm.Properties.AlarmActions',
      undefined,
      'PendingAlarm tells nobody',
    ],
    [
      'when an alarm has another topic',
      muteAlarms,
      'PendingAlarm.Properties.AlarmActions.0',
      'arn:aws:sns:eu-west-1:123456789012:other',
      'PendingAlarm tells nobody',
    ],
    [
      'when an alarm without an action loses its reason',
      muteAlarms,
      'CriticalIncidentAlarm.Metadata',
      undefined,
      'CriticalIncidentAlarm tells nobody',
    ],
    [
      'when an action has a wildcard',
      wildcards,
      `${run}.1.Action`,
      'dynamodb:*',
      'MonitorRole Records dynamodb:*',
    ],
    [
      'when an action that has resources is allowed on all of them',
      wildcards,
      `${run}.3.Resource`,
      '*',
      'MonitorRole Alerts *',
    ],
    [
      'when a resource ends in a wildcard',
      wildcards,
      `${run}.3.Resource`,
      'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:identity-center-monitor-prod-*',
      'MonitorRole Alerts arn:aws:cloudwatch:eu-west-1:123456789012:alarm:identity-center-monitor-prod-*',
    ],
    [
      'when the condition that stands for a resource is lost',
      wildcards,
      `${run}.2.Condition`,
      undefined,
      'MonitorRole Metrics *',
    ],
    [
      'when everything but something is allowed',
      wildcards,
      `${run}.1`,
      { Effect: 'Allow', NotAction: 'iam:PassRole', Resource: 'arn' },
      'MonitorRole  allows all but something',
    ],
    [
      'when everyone may publish',
      wildcards,
      `${denial}.Effect`,
      'Allow',
      'AlertTopicPolicy TlsOnly allows everyone',
    ],
    [
      'when a secret is put into the environment',
      secrets,
      'MonitorLambdaFunction.Properties.Environment.Variables.API_TOKEN',
      'x',
      'MonitorLambdaFunction API_TOKEN',
    ],
    [
      'when a secret is put into the environment as if it were the name of a parameter',
      secrets,
      'MonitorLambdaFunction.Properties.Environment.Variables.WEBHOOK_PARAMETER',
      'T01/B01/x',
      'MonitorLambdaFunction WEBHOOK_PARAMETER',
    ],
    [
      'when an address that may hold a secret is put into the environment',
      secrets,
      'MonitorLambdaFunction.Properties.Environment.Variables.WHERE',
      'https://hooks.slack.com/services/T/B/x',
      'MonitorLambdaFunction WHERE',
    ],
  ])('%s', (_, breaches, path, value, breach) => {
    expect(breaches(stackOf(broken(template, path, value)))).toContain(breach);
  });

  test.each<[string, (stack: Stack) => readonly string[], string]>([
    ['has the role of the first', sharedRoles, 'OtherFunction and MonitorLambdaFunction share MonitorRole'],
    ['has no log group', unkeptLogs, 'OtherFunction has no log group'],
    ['leaves retries to Lambda', unstatedRetries, 'OtherFunction leaves retries to a default'],
    ['fails unseen', unseenFailures, 'OtherFunction fails unseen: no alarm is on its errors'],
  ])('when a second function, which a topic invokes, %s', (_, breaches, breach) => {
    const { MonitorLambdaFunction } = template.Resources;
    const names = { FunctionName: 'other', Handler: 'other.handler' };
    const Properties = { ...MonitorLambdaFunction?.Properties, ...names };
    const two = broken(template, 'OtherFunction', { ...MonitorLambdaFunction, Properties });
    const endpoint = { 'Fn::GetAtt': ['OtherFunction', 'Arn'] };
    const subscribed = broken(two, 'AlertEmailSubscription.Properties.Endpoint', endpoint);
    expect(breaches(stackOf(subscribed))).toContain(breach);
  });

  test.each([
    [
      'when the chat may change something',
      'SlackPolicy.Properties.PolicyDocument.Statement.0.Action',
      'cloudwatch:DeleteAlarms',
      'cloudwatch:DeleteAlarms',
    ],
    [
      'when the chat has no guardrail',
      'SlackChannel.Properties.GuardrailPolicies',
      undefined,
      'without a guardrail, AWS takes AdministratorAccess',
    ],
    [
      'when the guardrail is from elsewhere',
      'SlackChannel.Properties.GuardrailPolicies.0',
      'arn:aws:iam::aws:policy/AdministratorAccess',
      'a guardrail is not of this stack',
    ],
  ])('%s', (_, path, value, breach) => {
    expect(writesFromChat(stackOf(broken(template, path, value), SLACK))).toContain(breach);
  });

  test('when one role is not bounded', () => {
    const copy = broken(template, 'ScheduleRole.Properties.PermissionsBoundary');
    const stack = stackOf(copy, { PermissionsBoundaryArn: BOUNDARY });
    expect(unboundedRoles(stack, BOUNDARY)).toEqual(['ScheduleRole has the boundary undefined']);
  });
});
