import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PublishCommand } from '@aws-sdk/client-sns';
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLocalAws } from '../../../../local/aws/local-aws.ts';
import type { Verdict } from '../../../../local/aws/wire/gateway.ts';
import { sdkInProcess } from '../../../../local/aws/wire/sdk-in-process.ts';
import { serve } from '../../../../local/aws/wire/serve.ts';
import { organizationInstance, START, startHarness, TOPIC, WAYS } from '../harness.ts';
import { overHttp, PRIMARY, refusalOf } from '../sdk.ts';

const publish = new PublishCommand({ TopicArn: TOPIC, Message: 'hello' });

describe('AWS on this machine', () => {
  it('serves every service of every Region at one address', async () => {
    const aws = await startLocalAws({ topics: [TOPIC], tableName: 'monitor' });
    onTestFinished(aws.close);
    const { identityCenter, sns, dynamoDb } = overHttp(aws.url);
    aws.organization.put(organizationInstance());
    const Item = { scope: { S: 'a' }, resource: { S: 'b' } };
    await dynamoDb('us-east-1').send(new PutItemCommand({ TableName: 'monitor', Item }));
    const { Items } = await dynamoDb().send(
      new QueryCommand({
        TableName: 'monitor',
        KeyConditionExpression: '#s = :s',
        ExpressionAttributeNames: { '#s': 'scope' },
        ExpressionAttributeValues: { ':s': { S: 'a' } },
      }),
    );
    await sns('eu-central-1').send(publish);
    expect((await identityCenter().send(new ListInstancesCommand({}))).Instances).toHaveLength(1);
    expect((await identityCenter('us-east-1').send(new ListInstancesCommand({}))).Instances).toEqual([]);
    expect(Items).toEqual([Item]);
    expect(aws.inbox.messages()).toHaveLength(1);
    expect(aws.calls().map(({ service, region, operation }) => `${service} ${region} ${operation}`)).toEqual([
      'dynamodb us-east-1 PutItem',
      'dynamodb eu-west-1 Query',
      'sns eu-central-1 Publish',
      'sso eu-west-1 ListInstances',
      'sso us-east-1 ListInstances',
    ]);
  });

  it('refuses a port that is in use, and names it', async () => {
    const { gateway } = await startHarness();
    const { url, close } = await serve(gateway, { port: 0 });
    onTestFinished(close);
    const port = Number(new URL(url).port);
    await expect(serve(gateway, { port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use: choose another, or 0 for a free one`,
    );
  });

  it('ends at once the connections that wait for an answer, when it is closed', async () => {
    const { gateway, faults } = await startHarness();
    const { url, close } = await serve(gateway, { port: 0 });
    faults.set({ type: 'silence' });
    const arrived = new Promise<void>((resolve) => {
      gateway.intercept(() => {
        setImmediate(resolve);
        return 'pass';
      });
    });
    const call = refusalOf(overHttp(url).identityCenter().send(new ListInstancesCommand({})));
    await arrived;
    await close();
    expect(await call).toMatchObject({ code: 'ECONNRESET' });
  });

  it('lets the process end when it is closed', async () => {
    const script = `
      import { startLocalAws } from ${JSON.stringify(new URL('../../../../local/aws/local-aws.ts', import.meta.url))};
      const aws = await startLocalAws({ topics: [], tableName: 'monitor' });
      const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/sso/aws4_request' };
      aws.faults.set({ type: 'silence' });
      const waiting = fetch(aws.url, { method: 'POST', headers, body: '{}' }).catch(() => 'ended');
      while (aws.calls().length === 0) await new Promise(setImmediate);
      await aws.close();
      console.log(await waiting);
    `;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      timeout: 10_000,
    });
    expect((await run).stdout.trim()).toBe('ended');
  });

  it('distinguishes its own defect from a fault', async () => {
    const { url, close } = await serve({ handle: () => Promise.reject(new Error('oops')) }, { port: 0 });
    onTestFinished(close);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([500, 'The simulation failed: Error: oops']);
  });
});

describe('on the wire', () => {
  const signed = (service: string, target?: string, body = '{}') => ({
    method: 'POST',
    path: '/',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=key/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      ...(target !== undefined && { 'x-amz-target': target }),
    },
    body: Buffer.from(body),
  });

  it('dates are epoch seconds with a fraction, and what has no value is left out', async () => {
    const { gateway, organization } = await startHarness();
    organization.put({ arn: organizationInstance().arn, createdAt: START });
    expect(await gateway.handle(signed('sso', 'SWBExternalService.ListInstances'))).toEqual({
      type: 'answer',
      status: 200,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amzn-requestid': '00000000-0000-4000-8000-000000000001',
      },
      body: `{"Instances":[{"InstanceArn":"${organizationInstance().arn}","CreatedDate":1795334400.25}]}`,
    });
  });

  it('an error has its type in the body and in a header', async () => {
    const { gateway, faults } = await startHarness();
    faults.set({ type: 'throttle', reason: 'KMS_ThrottlingException' });
    expect(await gateway.handle(signed('sso', 'SWBExternalService.ListInstances'))).toMatchObject({
      status: 429,
      headers: { 'x-amzn-errortype': 'ThrottlingException' },
      body: JSON.stringify({
        __type: 'com.amazonaws.swbexternalservice#ThrottlingException',
        Message: 'Rate exceeded',
        Reason: 'KMS_ThrottlingException',
      }),
    });
  });

  it.each([
    [
      'an operation that is not simulated',
      'sso',
      'SWBExternalService.ListUsers',
      '{}',
      'UnknownOperationException',
    ],
    ['another target', 'sso', 'Other.ListInstances', '{}', 'UnknownOperationException'],
    ['no target', 'sso', undefined, '{}', 'UnknownOperationException'],
    ['what every object has', 'sso', 'SWBExternalService.toString', '{}', 'UnknownOperationException'],
    ['a body that is no JSON', 'sso', 'SWBExternalService.ListInstances', '{', 'SerializationException'],
    ['a list', 'sso', 'SWBExternalService.ListInstances', '[]', 'SerializationException'],
    ['a service that is not simulated', 's3', 'S3.ListBuckets', '{}', 'UnknownServiceException'],
  ])('%s is refused', async (_, service, target, body, code) => {
    const { gateway } = await startHarness();
    const reply = await gateway.handle(signed(service, target, body));
    expect(reply).toMatchObject({ type: 'answer', headers: { 'x-amzn-errortype': code } });
  });

  it('a request that is not signed is refused, and not recorded', async () => {
    const { gateway, calls } = await startHarness();
    const reply = await gateway.handle({ method: 'GET', path: '/', headers: {}, body: Buffer.alloc(0) });
    expect(reply).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
    });
    expect(calls()).toEqual([]);
  });
});

describe.each(WAYS)('a fault at one exact call, %s', (way) => {
  it.each<[Verdict, number]>([
    ['fail-before', 0],
    ['fail-after', 1],
  ])('%s: the connection ends, with %d messages accepted', async (verdict, accepted) => {
    const aws = await startHarness(way);
    aws.gateway.intercept(({ startedAt }) => (startedAt === 1 ? verdict : 'pass'));
    expect(await refusalOf(aws.sns().send(publish))).toMatchObject({ code: 'ECONNRESET' });
    expect(aws.inbox.messages()).toHaveLength(accepted);
    await aws.sns().send(publish);
    expect(aws.inbox.messages()).toHaveLength(accepted + 1);
  });
});

describe('in process', () => {
  it('a call can be chosen by its content, and its answer can be lost in silence', async () => {
    const aws = await startHarness();
    aws.gateway.intercept((_call, { body }) => (body.includes('Message=second') ? 'hang-after' : 'pass'));
    await aws.sns().send(publish);
    const second = new PublishCommand({ TopicArn: TOPIC, Message: 'second' });
    expect(await refusalOf(aws.sns().send(second))).toMatchObject({ name: 'TimeoutError' });
    expect(aws.inbox.messages().map(({ bodies }) => bodies.default)).toEqual(['hello', 'second']);
  });

  const client = async (requestTimeout?: number) => {
    const aws = await startHarness();
    aws.gateway.intercept(() => 'hang');
    const requestHandler = sdkInProcess(aws.gateway, requestTimeout === undefined ? {} : { requestTimeout });
    const sns = aws.sns();
    sns.config.requestHandler = requestHandler as typeof sns.config.requestHandler;
    return { aws, sns };
  };

  it.each([0, 5])('a call that hangs is timed out after %d ms, and has had no effect', async (timeout) => {
    const { aws, sns } = await client(timeout);
    expect(await refusalOf(sns.send(publish))).toMatchObject({ name: 'TimeoutError', code: 'ETIMEDOUT' });
    expect(aws.inbox.messages()).toEqual([]);
  });

  it('a call that hangs is aborted by its caller, before or while it waits', async () => {
    const { aws, sns } = await client();
    const caller = new AbortController();
    aws.gateway.intercept(() => {
      setImmediate(() => caller.abort());
      return 'hang';
    });
    const { signal } = caller;
    expect(await refusalOf(sns.send(publish, { abortSignal: signal }))).toMatchObject({ name: 'AbortError' });
    expect(await refusalOf(sns.send(publish, { abortSignal: signal }))).toMatchObject({ name: 'AbortError' });
  });

  it('calls that overlap can be distinguished from calls that follow, on a clock that stands still', async () => {
    const aws = await startHarness();
    const bothArrived = Promise.withResolvers<Verdict>();
    aws.gateway.intercept(({ startedAt }) => {
      if (startedAt === 2) bothArrived.resolve('pass');
      return startedAt <= 2 ? bothArrived.promise : 'pass';
    });
    await Promise.all([aws.sns().send(publish), aws.sns('us-east-1').send(publish)]);
    aws.gateway.intercept(undefined);
    await aws.identityCenter().send(new ListInstancesCommand({}));
    const times = aws.calls().map(({ startedAt, endedAt }) => [startedAt, endedAt]);
    expect(times.slice(0, 2).flat().sort()).toEqual([1, 2, 3, 4]);
    expect(times.slice(0, 2).map(([startedAt]) => startedAt)).toEqual([1, 2]);
    expect(times[2]).toEqual([5, 6]);
    expect(aws.calls()[2]).toMatchObject({ at: START, service: 'sso', region: PRIMARY });
  });
});
