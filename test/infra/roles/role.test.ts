import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { route } from '../../../lib/event.ts';
import { IRELAND, type Stack, type Template } from '../template/evaluate.ts';
import { broken, PACKAGED, stackOf } from '../template/packaged-templates.ts';
import { resourceOf } from '../template/resources-of.ts';
import { doEverything, PRIMARY } from './busy-run.ts';
import { type DeployedFunction, deploy, filesIn, functionOf } from './deployed-function.ts';
import { accessOf } from './requested-access.ts';
import { policiesOf, roleUse } from './role-use.ts';

/** Whatever the code can ask AWS for: what is missing from a busy run would be missing from the role, unnoticed. */
function operationsInCode(): readonly string[] {
  const folder = new URL('../../../lib/aws/', import.meta.url);
  const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/\bnew (\w+)Command\(/g)].map(([, operation]) => operation ?? ''),
  );
}

/** Lambda's own runtime writes the log, so no request of the function shows it. */
const LOG = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/identity-center-monitor-prod:*';
const BY_LAMBDA = [`logs:CreateLogStream on ${LOG}`, `logs:PutLogEvents on ${LOG}`];

/** SNS uses the key on behalf of the function, so no request of the function shows that either. */
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/mrk-1234';
const BY_SNS = [`kms:GenerateDataKey on ${KEY}`, `kms:Decrypt on ${KEY}`];

const WITH_KEY = { IdentityCenterRegion: PRIMARY, KmsKey: KEY };

describe.each(PACKAGED)('the function of the $name', ({ template, zip }) => {
  const stack = stackOf(template, { IdentityCenterRegion: PRIMARY });
  let deployed: DeployedFunction;

  beforeAll(async () => {
    deployed = await deploy(stack, zip);
    await doEverything(deployed);
  });
  afterAll(() => deployed?.stop());

  const requested = () => deployed.requests().map((request) => accessOf(request, IRELAND));
  const useOf = (
    used: Template,
    given: Readonly<Record<string, string>> = { IdentityCenterRegion: PRIMARY },
  ) => {
    const other = stackOf(used, given);
    return roleUse(policiesOf(other, functionOf(other).Role), requested());
  };

  test('runs with exactly the environment and the role of the template', () => {
    expect(useOf(template)).toEqual({ denied: [], idle: BY_LAMBDA });
  });

  test('may use the key as well, when there is one, and no more', () => {
    expect(useOf(template, WITH_KEY)).toEqual({ denied: [], idle: [...BY_LAMBDA, ...BY_SNS] });
  });

  test('did all it ever does: alerts, their end, a test, several pages, and what it remembers of them', () => {
    const { aws } = deployed;
    expect(aws.inbox.messages().map(({ subject }) => /^\[\w+\]/.exec(subject ?? '')?.[0])).toEqual([
      '[WARNING]',
      '[RESOLVED]',
      '[TEST]',
      '[TEST]',
    ]);
    const called = Map.groupBy(aws.calls(), ({ operation }) => operation);
    expect(new Set(called.keys())).toEqual(new Set([...operationsInCode(), 'CreateTable']));
    expect(called.get('ListInstances')?.length).toBe(2 * (called.get('Query')?.length ?? 0));
    expect(new Set(called.get('ListInstances')?.map(({ region }) => region))).toEqual(new Set([PRIMARY]));
    expect(new Set(called.get('PutItem')?.map(({ region }) => region))).toEqual(new Set([IRELAND.region]));
  });

  const run = 'MonitorRole.Properties.Policies.0.PolicyDocument.Statement';
  const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/RecordsTable-name';

  test.each([
    [
      'a call is not allowed',
      `${run}.1.Action`,
      ['dynamodb:Query'],
      { denied: [`dynamodb:PutItem on ${TABLE}`] },
    ],
    [
      'a call is allowed elsewhere',
      `${run}.3.Resource`,
      { Ref: 'OperationsTopic' },
      {
        denied: ['sns:Publish on arn:aws:sns:eu-west-1:123456789012:AlertTopic-name'],
        idle: ['sns:Publish on arn:aws:sns:eu-west-1:123456789012:OperationsTopic-name', ...BY_LAMBDA],
      },
    ],
    [
      'a condition is not met',
      `${run}.2.Condition.StringEquals`,
      { 'cloudwatch:namespace': 'Other' },
      {
        denied: ['cloudwatch:PutMetricData on *'],
        idle: ['cloudwatch:PutMetricData on *', ...BY_LAMBDA],
      },
    ],
    [
      'a call is denied after all',
      `${run}.4`,
      { Effect: 'Deny', Action: 'sso:*', Resource: '*' },
      {
        denied: ['sso:ListInstances on *'],
      },
    ],
    [
      'an action is allowed that is never called',
      `${run}.1.Action.2`,
      'dynamodb:GetItem',
      { idle: [`dynamodb:GetItem on ${TABLE}`, ...BY_LAMBDA] },
    ],
  ])('would not pass if %s', (_, path, value, use) => {
    expect(useOf(broken(template, path, value))).toMatchObject(use);
  });

  test('would not pass if its policies had what is not simulated', () => {
    const condition = { ArnLike: { 'aws:SourceArn': 'x' } };
    expect(() => useOf(broken(template, `${run}.0.Condition`, condition))).toThrow('ArnLike');
    expect(() => useOf(broken(template, `${run}.0.NotResource`, 'x'))).toThrow('NotResource');
  });
});

describe.each(PACKAGED)('the zip of the $name', ({ template, zip }) => {
  test('has the file that the handler names, and nothing else that could be run', () => {
    const [name] = functionOf(stackOf(template)).Handler.split('.');
    expect(Object.keys(filesIn(zip)).filter((file) => /\.[cm]?js$/.test(file))).toEqual([`${name}.mjs`]);
  });

  test('is refused with a handler that it does not have', async () => {
    const copy = stackOf(broken(template, 'MonitorLambdaFunction.Properties.Handler', 'index.handler'));
    await expect(deploy(copy, zip)).rejects.toThrow('index.mjs');
  });
});

interface ScheduleProperties {
  readonly Target: { readonly Arn: string; readonly RoleArn: string; readonly Input: string };
}

const scheduleOf = (stack: Stack): ScheduleProperties =>
  resourceOf<ScheduleProperties>(stack, 'AWS::Scheduler::Schedule').properties;

describe.each(PACKAGED)('the schedule of the $name', ({ template }) => {
  const { Target } = scheduleOf(stackOf(template));

  test('invokes the function as a role that may do that alone', () => {
    const invocation = { action: 'lambda:InvokeFunction', resource: Target.Arn, context: {} };
    expect(Target.Arn).toBe('arn:aws:lambda:eu-west-1:123456789012:function:identity-center-monitor-prod');
    expect(functionOf(stackOf(template)).FunctionName).toBe('identity-center-monitor-prod');
    expect(roleUse(policiesOf(stackOf(template), Target.RoleArn), [invocation])).toEqual({
      denied: [],
      idle: [],
    });
  });

  test('asks for a poll', () => {
    expect(route(JSON.parse(Target.Input))).toBe('poll');
  });
});
