import { describe, expect, test } from 'vitest';
import { eventSamples } from '../../../infra/documents/event-samples.ts';
import { type FilterPolicy, passesBody } from '../../../local/aws/sns/filter-policy.ts';
import { PARAMETER_SETS } from '../parameters/parameter-sets.ts';
import { PACKAGED, stackOf } from './packaged-templates.ts';
import { resourcesOf } from './resources-of.ts';

interface Subscription {
  readonly TopicArn: string;
  readonly Protocol: string;
  readonly FilterPolicyScope?: string;
  readonly FilterPolicy?: FilterPolicy;
  readonly RedrivePolicy?: unknown;
}

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmActions?: readonly string[];
}

describe.each(PACKAGED)('the function that posts to Slack, by the $name,', ({ template }) => {
  const stack = stackOf(template, PARAMETER_SETS['everything on']);
  const subscriptions = resourcesOf<Subscription>(stack, 'AWS::SNS::Subscription')
    .map(({ properties }) => properties)
    .filter(({ Protocol }) => Protocol === 'lambda');
  const operations = subscriptions.find(({ TopicArn }) => TopicArn === stack.references.OperationsTopic);
  const alarms = resourcesOf<Alarm>(stack, 'AWS::CloudWatch::Alarm')
    .map(({ properties }) => properties)
    .filter(({ AlarmActions = [] }) => AlarmActions.length > 0);

  const passes = (message: unknown): boolean => {
    expect(operations?.FilterPolicyScope).toBe('MessageBody');
    return passesBody(operations?.FilterPolicy ?? {}, JSON.stringify(message));
  };

  test('gets both topics, and may be invoked by them and nobody else', () => {
    const topics = [stack.references.AlertTopic, stack.references.OperationsTopic];
    expect(subscriptions.map(({ TopicArn }) => TopicArn)).toEqual(topics);
    const permissions = resourcesOf(stack, 'AWS::Lambda::Permission').map(({ properties }) => properties);
    expect(permissions).toEqual(
      topics.map((SourceArn) => ({
        FunctionName: 'identity-center-monitor-dev-slack',
        Action: 'lambda:InvokeFunction',
        Principal: 'sns.amazonaws.com',
        SourceArn,
      })),
    );
  });

  test('is subscribed only once SNS may invoke it, and may fill its queue', () => {
    const after = Object.values(template.Resources).flatMap((one) =>
      one.Type === 'AWS::SNS::Subscription' && JSON.stringify(one.Properties).includes('"lambda"')
        ? [one.DependsOn]
        : [],
    );
    expect(after).toEqual([
      ['SlackAlertPermission', 'SlackFailureQueuePolicy'],
      ['SlackOperationsPermission', 'SlackFailureQueuePolicy'],
    ]);
  });

  test('gets every alert', () => {
    const alerts = subscriptions.find(({ TopicArn }) => TopicArn === stack.references.AlertTopic);
    expect(alerts?.FilterPolicy).toBeUndefined();
  });

  test('gets every alarm but those about itself, which it could not post', () => {
    const kept = alarms.filter(({ AlarmName }) => !passes({ AlarmName, NewStateValue: 'ALARM' }));
    expect(kept.map(({ AlarmName }) => AlarmName)).toEqual([
      'identity-center-monitor-dev-slack-failed',
      'identity-center-monitor-dev-slack-undelivered',
    ]);
    expect(alarms.length).toBeGreaterThan(4);
  });

  test('gets what is no alarm', () => {
    expect(passes({ hello: 'world' })).toBe(true);
    expect(passes(eventSamples()[0])).toBe(true);
  });

  test('keeps what it can not post, and what SNS can not hand over, in one queue', () => {
    const queue = 'arn:aws:sqs:eu-west-1:123456789012:identity-center-monitor-dev-slack-failures';
    for (const { RedrivePolicy } of subscriptions)
      expect(RedrivePolicy).toEqual({ deadLetterTargetArn: queue });
    const [config] = resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig').filter(
      ({ id }) => id === 'SlackInvocations',
    );
    expect(config?.properties).toMatchObject({
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: queue } },
    });
  });
});

test('without its parameter there is nothing of it', () => {
  for (const { template } of PACKAGED) {
    const ids = Object.keys(stackOf(template).resources);
    expect(ids.filter((id) => id.startsWith('Slack'))).toEqual([]);
  }
});
