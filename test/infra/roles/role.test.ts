import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { route } from '../../../lib/poll/action.ts';
import { PARAMETER_SETS } from '../parameters/parameter-sets.ts';
import { filesIn, filesOf } from '../release/unpack.ts';
import { IRELAND, type Stack, type Template } from '../template/evaluate.ts';
import {
  type FunctionOf,
  type FunctionProperties,
  functionOf,
  functionsOf,
} from '../template/functions-of.ts';
import { broken, PACKAGED, stackOf } from '../template/packaged-templates.ts';
import { resourcesOf } from '../template/resources-of.ts';
import { type DeployedFunction, deploy } from './deployed-function.ts';
import { type Access, isAllowed } from './iam-policy.ts';
import { accessOf } from './requested-access.ts';
import { policiesOf, roleUse } from './role-use.ts';
import { scenarioOf } from './scenarios.ts';

const ROOT = new URL('../../../', import.meta.url);
const sourcesIn = (path: string, recursive = false): readonly string[] =>
  readdirSync(new URL(path, ROOT), { recursive, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** Every file in functions/, whether or not the template has it. */
const FUNCTIONS = sourcesIn('functions/').map((file) => file.replace(/\.ts$/, ''));

/** Whatever lib/aws can ask AWS for. */
const OPERATIONS = sourcesIn('lib/aws/', true)
  .map((file) => readFileSync(new URL(`lib/aws/${file}`, ROOT), 'utf8'))
  .flatMap((source) => [...source.matchAll(/\bnew (\w+)Command\(/g)].map(([, operation = '']) => operation));

/** Which of those a function contains. If its scenario left one out, its role could lack it too, and nobody would notice. */
function operationsIn(zip: URL, name: string): readonly string[] {
  const code = Object.values(filesOf(name, zip))
    .map((bytes) => Buffer.from(bytes).toString())
    .join();
  // The SDK gives the name of its operation to the class that each command extends.
  return OPERATIONS.filter((operation) => new RegExp(`extends [^(]+\\([^)]*,"${operation}",`).test(code));
}

/** Lambda's own runtime writes the log, so no request of the function shows it. */
function byLambda({ FunctionName }: FunctionProperties): readonly string[] {
  const log = `arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/${FunctionName}:*`;
  return [`logs:CreateLogStream on ${log}`, `logs:PutLogEvents on ${log}`];
}

/** It also keeps what a function could not do, where the function has a queue for that. */
function intoQueue(stack: Stack, { FunctionName }: FunctionProperties): readonly string[] {
  const configs = resourcesOf<{
    readonly FunctionName: string;
    readonly DestinationConfig?: { readonly OnFailure: { readonly Destination: string } };
  }>(stack, 'AWS::Lambda::EventInvokeConfig').filter(
    ({ properties }) => properties.FunctionName === FunctionName,
  );
  return configs.flatMap(({ properties: { DestinationConfig: kept } }) =>
    kept === undefined ? [] : [`sqs:SendMessage on ${kept.OnFailure.Destination}`],
  );
}

/** SSM decrypts on behalf of a function that reads a SecureString. */
const bySsm = (requested: readonly Access[]): readonly string[] =>
  requested.some(({ action }) => action === 'ssm:GetParameter') ? ['kms:Decrypt on *'] : [];

/** SNS uses the key on behalf of a function that publishes, so no request of the function shows that either. */
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/mrk-1234';
const bySns = (requested: readonly Access[]): readonly string[] =>
  requested.some(({ action }) => action === 'sns:Publish')
    ? [`kms:GenerateDataKey on ${KEY}`, `kms:Decrypt on ${KEY}`]
    : [];

const useOf = (stack: Stack, name: string, requested: readonly Access[]) =>
  roleUse(policiesOf(stack, functionOf(stack, name).properties.Role), requested);

describe.each(FUNCTIONS)('the function %s', (name) => {
  describe.each(PACKAGED)('of the $name', ({ template, zip }) => {
    const stack = () => stackOf(template, scenarioOf(name).parameters);
    let deployed: DeployedFunction;

    beforeAll(async () => {
      deployed = await deploy(stack(), zip, name);
      await scenarioOf(name).play(deployed);
    });
    afterAll(() => deployed?.stop());

    const requested = () => deployed.requests().map((request) => accessOf(request, IRELAND));
    const idle = () => {
      const { properties } = functionOf(stack(), name);
      return [...bySsm(requested()), ...intoQueue(stack(), properties), ...byLambda(properties)];
    };

    test('runs with exactly the environment and the role of the template', () => {
      expect(useOf(stack(), name, requested())).toEqual({ denied: [], idle: idle() });
    });

    test('may use the key as well, when there is one and it publishes, and no more', () => {
      const withKey = stackOf(template, { ...scenarioOf(name).parameters, KmsKey: KEY });
      expect(useOf(withKey, name, requested())).toEqual({
        denied: [],
        idle: [...idle(), ...bySns(requested())],
      });
    });

    test('did all it ever does', () => {
      scenarioOf(name).check(deployed, IRELAND);
      const called = new Set(deployed.requests().map(({ operation }) => operation));
      expect(called).toEqual(new Set(operationsIn(zip, name)));
    });
  });
});

test('every operation that the code knows is in some function', () => {
  for (const { zip } of PACKAGED) {
    expect(new Set(FUNCTIONS.flatMap((name) => operationsIn(zip, name)))).toEqual(new Set(OPERATIONS));
  }
});

test('a function without a scenario is refused, with where to write one', () => {
  expect(() => scenarioOf('other')).toThrow(
    'functions/other.ts has no scenario: write one in test/infra/roles/scenario-of-other.ts',
  );
});

describe.each(PACKAGED)('it is noticed in the $name', ({ template, zip }) => {
  const given = scenarioOf('monitor').parameters;
  const BY_LAMBDA = byLambda(functionOf(stackOf(template), 'monitor').properties);
  let requested: readonly Access[] = [];

  beforeAll(async () => {
    const deployed = await deploy(stackOf(template, given), zip, 'monitor');
    await scenarioOf('monitor').play(deployed);
    requested = deployed.requests().map((request) => accessOf(request, IRELAND));
    await deployed.stop();
  });

  const useIn = (used: Template) => useOf(stackOf(used, given), 'monitor', requested);

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
  ])('when %s', (_, path, value, use) => {
    expect(useIn(broken(template, path, value))).toMatchObject(use);
  });

  test('when a policy has what is not simulated', () => {
    const condition = { ArnLike: { 'aws:SourceArn': 'x' } };
    expect(() => useIn(broken(template, `${run}.0.Condition`, condition))).toThrow('ArnLike');
    expect(() => useIn(broken(template, `${run}.0.NotResource`, 'x'))).toThrow('NotResource');
  });
});

describe.each(PACKAGED)('the zip of the $name', ({ template, zip }) => {
  test('has the file that each handler names, and nothing else that could be run', () => {
    const named = functionsOf(stackOf(template, PARAMETER_SETS['everything on'])).map(
      ({ name }) => `${name}.mjs`,
    );
    const code = Object.keys(filesIn(zip)).filter((file) => /\.[cm]?js$/.test(file));
    expect(code.filter((file) => !file.includes('/'))).toEqual(named.toSorted());
    // What only a function imports is in its own folder.
    expect(code.filter((file) => !named.includes(`${file.split(/[./]/)[0]}.mjs`))).toEqual([]);
  });

  test('is refused with a handler that it does not have', async () => {
    const copy = stackOf(broken(template, 'MonitorLambdaFunction.Properties.Handler', 'index.handler'));
    await expect(deploy(copy, zip, 'index')).rejects.toThrow('index.mjs');
  });
});

describe.each(PACKAGED)('the webhook of Slack, by the $name,', ({ template }) => {
  const stack = stackOf(template, scenarioOf('slack').parameters);
  const policies = policiesOf(stack, functionOf(stack, 'slack').properties.Role);
  const PARAMETER = 'arn:aws:ssm:eu-west-1:123456789012:parameter/identity-center-monitor/slack';
  const RIGHT = {
    'kms:ViaService': 'ssm.eu-west-1.amazonaws.com',
    'kms:EncryptionContext:PARAMETER_ARN': PARAMETER,
  };
  const decrypts = (context: Readonly<Record<string, string>>) =>
    isAllowed(policies, { action: 'kms:Decrypt', resource: KEY, context });

  test('is decrypted whatever key encrypts it, and nothing else is', () => {
    expect(decrypts(RIGHT)).toBe(true);
    expect(decrypts({ ...RIGHT, 'kms:EncryptionContext:PARAMETER_ARN': `${PARAMETER}-other` })).toBe(false);
    expect(decrypts({ ...RIGHT, 'kms:ViaService': 's3.eu-west-1.amazonaws.com' })).toBe(false);
    expect(decrypts({})).toBe(false);
  });

  test('is the only parameter that is read', () => {
    const reads = (resource: string) =>
      isAllowed(policies, { action: 'ssm:GetParameter', resource, context: {} });
    expect([reads(PARAMETER), reads(`${PARAMETER}-other`)]).toEqual([true, false]);
  });
});

interface ScheduleProperties {
  readonly Target: { readonly Arn: string; readonly RoleArn: string; readonly Input: string };
}

const schedulesOf = (stack: Stack) => resourcesOf<ScheduleProperties>(stack, 'AWS::Scheduler::Schedule');

const arnOf = ({ properties }: FunctionOf): string =>
  `arn:aws:lambda:eu-west-1:123456789012:function:${properties.FunctionName}`;

describe.each(PACKAGED)('the schedules of the $name', ({ template }) => {
  const stack = stackOf(template);
  const schedules = schedulesOf(stack);

  test.each(schedules)('$id invokes a function as a role that may do that alone', ({ properties }) => {
    const { Arn, RoleArn } = properties.Target;
    const invocation = { action: 'lambda:InvokeFunction', resource: Arn, context: {} };
    expect(functionsOf(stack).map(arnOf)).toContain(Arn);
    expect(roleUse(policiesOf(stack, RoleArn), [invocation])).toEqual({ denied: [], idle: [] });
  });

  test('ask the monitor for a poll, and it has the name that the documents say', () => {
    const monitor = functionOf(stack, 'monitor');
    expect(monitor.properties.FunctionName).toBe('identity-center-monitor-prod');
    const asked = schedules.filter(({ properties }) => properties.Target.Arn === arnOf(monitor));
    expect(asked.map(({ properties }) => route(JSON.parse(properties.Target.Input)))).toEqual([
      { type: 'poll' },
    ]);
  });
});
