import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { PublishCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import type { Verdict } from '../../../local/aws/wire/gateway.ts';
import { startHarness, TOPIC } from './harness.ts';

const publish = new PublishCommand({ TopicArn: TOPIC, Message: 'hello' });

test('The gateway forgets its calls, and those that end later too. No id is given twice', async () => {
  const aws = await startHarness();
  aws.gateway.intercept((): Verdict => {
    aws.gateway.forget();
    return 'pass';
  });
  await aws.sns().send(publish);
  aws.gateway.intercept(undefined);
  expect(aws.calls()).toEqual([]);
  await aws.sns().send(publish);
  expect(aws.calls()).toMatchObject([{ id: '00000000-0000-4000-8000-000000000002' }]);
});

test('SNS forgets its messages, and gives no id twice', async () => {
  const aws = await startHarness();
  const { MessageId } = await aws.sns().send(publish);
  aws.inbox.forget();
  expect(aws.inbox.messages()).toEqual([]);
  const next = await aws.sns().send(publish);
  expect(next.MessageId).not.toBe(MessageId);
  expect(aws.inbox.messages()).toMatchObject([{ id: next.MessageId }]);
});

test('CloudWatch forgets its data points', async () => {
  const aws = await startHarness();
  const put = (MetricName: string) =>
    aws
      .cloudWatch()
      .send(new PutMetricDataCommand({ Namespace: 'Test', MetricData: [{ MetricName, Value: 1 }] }));
  await put('before');
  aws.metrics.forget();
  await put('after');
  expect(aws.metrics.dataPoints()).toMatchObject([{ name: 'after' }]);
});
