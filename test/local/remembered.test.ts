import { describe, expect, test } from 'vitest';
import { readConfig } from '../../lib/poll/config.ts';
import { runTime } from '../../lib/poll/deadline.ts';
import { makePorts } from '../../lib/poll/ports.ts';
import { run } from '../../lib/poll/run.ts';
import { createDynamoDb } from '../../local/aws/dynamodb.ts';
import { createLocalAws } from '../../local/aws/local-aws.ts';
import { sdkInProcess } from '../../local/aws/wire/sdk-in-process.ts';
import { memoryReader } from '../../local/remembered.ts';
import { pollClients } from '../support/sdk/clients.ts';
import { ARN, organizationInstance, TOPIC } from './aws/harness.ts';

const CONFIG = readConfig({
  IDENTITY_CENTER_REGION: 'eu-west-1',
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: TOPIC,
});

describe('what the monitor remembers', () => {
  test('is nothing before it has run, and then its records, even while it can not reach its own table', async () => {
    const aws = createLocalAws(await createDynamoDb('records'), { topics: [TOPIC] });
    aws.organization.put(organizationInstance());
    const remembered = memoryReader(aws, CONFIG);
    expect(await remembered()).toEqual({ instances: [], unreadable: [] });
    const clients = pollClients('eu-west-1', { requestHandler: sdkInProcess(aws.gateway), maxAttempts: 1 });
    const report = await run(makePorts(CONFIG, clients), CONFIG, runTime(Date.now(), 10_000));
    expect(report.failures).toEqual([]);
    aws.gateway.intercept(() => 'fail-before');
    const { scope, instances, unreadable } = await remembered();
    expect(scope?.scope.episode.status).toBe('seen');
    expect(instances.map(({ arn }) => arn)).toEqual([ARN]);
    expect(unreadable).toEqual([]);
  });
});
