import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect, test, vi } from 'vitest';
import { SECOND } from '../../lib/domain/time.ts';
import { startLocalAws } from '../../local/aws/local-aws.ts';
import { functionEnvironment } from '../../local/function/environment.ts';
import { startSlackFunction } from '../../local/slack.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';

const processes = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'ProcessWrap').length;

test('logs what Slack gets, waits for the post that is under way, and leaves no process behind', async ({
  onTestFinished,
}) => {
  const aws = await startLocalAws({ tableName: 'records', topics: [TOPIC] });
  const environment = functionEnvironment(aws.url, 'eu-central-1', {});
  const sns = new SNSClient({
    endpoint: aws.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  onTestFinished(async () => {
    sns.destroy();
    environment.remove();
    await aws.close();
  });
  const before = processes();
  let logged = '';
  const slack = await startSlackFunction({
    aws,
    environment: environment.variables,
    timeLimit: 60 * SECOND,
    log: (text) => {
      logged += text;
    },
  });
  for (const Message of ['the first', 'the second']) {
    await sns.send(new PublishCommand({ TopicArn: TOPIC, Message }));
  }
  await slack.stop();
  expect(logged).toContain('the first');
  expect(logged).not.toContain('the second');
  // The handle of a process is closed some turns after its exit.
  await vi.waitFor(() => expect(processes()).toBe(before));
});
