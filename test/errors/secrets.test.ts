import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../lib/poll/config.ts';
import { throwAll } from '../../lib/poll/failure.ts';
import { logLine } from '../../lib/poll/report.ts';
import { SETTING_NAMES, variableOf } from '../../lib/settings.ts';
import { createDynamoDb } from '../../local/aws/dynamodb.ts';
import { createLocalAws, type LocalAws } from '../../local/aws/local-aws.ts';
import { operationOf } from '../../local/aws/wire/call.ts';
import { serve } from '../../local/aws/wire/serve.ts';
import { functionEnvironment } from '../../local/function/environment.ts';
import { localFunction } from '../../local/function/function.ts';
import { disposals } from '../support/disposals.ts';
import { type Operation, outlive } from './one-error.ts';
import { allOf, CREDENTIALS, ECHOES, SECRETS, secretsIn } from './planted.ts';

const OPERATIONS: readonly Operation[] = ['ListInstances', 'Query', 'PutItem', 'PutMetricData', 'Publish'];

beforeAll(() => {
  Object.assign(process.env, CREDENTIALS);
});

describe('S66: when AWS repeats in its answer', () => {
  for (const [what, echo] of Object.entries(ECHOES)) {
    test.each(OPERATIONS)(`${what}, to %s: it is redacted`, async (operation) => {
      let echoed = '';
      const outlived = await outlive(operation, (request) => {
        const reply = echo(operation, request);
        echoed += allOf(reply);
        return reply;
      });
      expect(secretsIn(echoed), 'what AWS said').not.toEqual([]);
      const { report, aws } = outlived;
      expect(secretsIn(allOf(logLine(report))), 'the log').toEqual([]);
      expect(secretsIn(allOf(report)), 'the report').toEqual([]);
      expect(secretsIn(allOf(thrownBy(() => throwAll(report.failures)))), 'the error').toEqual([]);
      expect(secretsIn(allOf([aws.inbox.messages(), aws.metrics.dataPoints()])), 'what arrived').toEqual([]);
    });
  }
});

describe('S66: a secret in the wrong setting is redacted', () => {
  const written = Object.entries(SECRETS).flatMap(([name, secret]) => [
    [name, secret],
    [`${name} in quotation marks`, `"${secret}"`],
    [`${name} after its name`, `key: ${secret}`],
  ]);

  test.each(written)('%s', (_, secret) => {
    const environment = Object.fromEntries(SETTING_NAMES.map((name) => [variableOf(name), secret]));
    const error = thrownBy(() => readConfig(environment));
    expect(secretsIn(allOf(error))).toEqual([]);
  });
});

describe('S66: the built function', () => {
  test('shows no secret of its environment, in its log or its error, whatever AWS repeats', async () => {
    await using stack = disposals();
    const topic = 'arn:aws:sns:eu-central-1:111122223333:alerts';
    const aws = createLocalAws(await createDynamoDb('records'), { topics: [topic] });
    let echoing: { readonly operation: Operation; readonly echo: keyof typeof ECHOES } | undefined;
    const handle: LocalAws['gateway']['handle'] = async (request) => {
      if (echoing === undefined || operationOf(request) !== echoing.operation)
        return aws.gateway.handle(request);
      return ECHOES[echoing.echo]?.(echoing.operation, request) ?? aws.gateway.handle(request);
    };
    const served = await serve({ handle }, { port: 0 });
    stack.defer(served.close);
    const environment = functionEnvironment(served.url, 'eu-central-1', {
      IDENTITY_CENTER_REGION: 'eu-central-1',
      ACCOUNT_ID: '111122223333',
      TABLE_NAME: 'records',
      ALERT_TOPIC_ARN: topic,
      SLACK_WEBHOOK: SECRETS.webhook,
      SLACK_TOKEN: SECRETS['bot token'],
      ...CREDENTIALS,
    });
    stack.defer(environment.remove);
    let log = '';
    const monitor = localFunction({
      bundle: new URL('../../build/functions/monitor.mjs', import.meta.url),
      environment: environment.variables,
      timeLimit: 20_000,
      onLog: (text) => {
        log += text;
      },
    });
    stack.defer(monitor.stop);
    const endings: unknown[] = [];
    for (const operation of OPERATIONS) {
      for (const echo of Object.keys(ECHOES)) {
        stuckRegion(aws, endings.length);
        echoing = { operation, echo };
        endings.push(await monitor.invoke({ action: 'poll' }));
      }
    }
    endings.push(await monitor.invoke({ action: 'test-notification' }));
    expect(log.split('\n').length).toBeGreaterThanOrEqual(OPERATIONS.length * Object.keys(ECHOES).length);
    expect(secretsIn(log), 'the log').toEqual([]);
    expect(secretsIn(allOf(endings)), 'what Lambda gets').toEqual([]);
    expect(secretsIn(allOf([aws.inbox.messages(), aws.metrics.dataPoints()])), 'what arrived').toEqual([]);
  });
});

/** A new one each time, so that there is something to tell. */
const stuckRegion = ({ organization }: LocalAws, number: number): void =>
  organization.put({
    arn: `arn:aws:sso:::instance/ssoins-${String(number).padStart(16, '0')}`,
    name: `Number ${number}`,
    createdAt: 0,
    status: 'CREATE_FAILED',
    primaryRegion: 'eu-central-1',
  });

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
