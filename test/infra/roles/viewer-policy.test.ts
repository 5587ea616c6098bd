import { describe, expect, test } from 'vitest';
import { DOCUMENTATION } from '../../../lib/overview/html/documentation.ts';
import { widgetsOf } from '../alarms/dashboard-of.ts';
import { PARAMETER_SETS } from '../parameters/parameter-sets.ts';
import type { Stack } from '../template/evaluate.ts';
import { functionsOf } from '../template/functions-of.ts';
import { broken, PACKAGED, stackOf } from '../template/packaged-templates.ts';
import { type Access, type PolicyDocument, statementsOf } from './iam-policy.ts';
import { roleUse } from './role-use.ts';

/** What CloudWatch asks IAM when a person looks at the dashboard, from what its widgets name. */
const looking = (stack: Stack): readonly Access[] =>
  [
    ['cloudwatch:ListDashboards', '*'],
    [
      'cloudwatch:GetDashboard',
      `arn:aws:cloudwatch::123456789012:dashboard/${stack.references.Dashboard}`,
    ] as const,
    ...widgetsOf(stack).flatMap(({ type, properties: { endpoint = '', query = '' } }) => {
      switch (type) {
        case 'custom':
          return [['lambda:InvokeFunction', endpoint]];
        case 'alarm':
          return [['cloudwatch:DescribeAlarms', '*']];
        case 'metric':
          return [['cloudwatch:GetMetricData', '*']];
        case 'log':
          return [['logs:StopQuery', '*'], ...logGroupsIn(query).flatMap(readingLog)];
        default:
          return [];
      }
    }),
  ].map(([action = '', resource = '']) => ({ action, resource, context: {} }));

const logGroupsIn = (query: string): readonly string[] =>
  [...query.matchAll(/SOURCE '([^']+)'/g)].map(([, name]) => name ?? '');

const readingLog = (name: string): readonly (readonly string[])[] =>
  ['logs:StartQuery', 'logs:GetQueryResults', 'logs:GetLogRecord'].map((action) => [
    action,
    `arn:aws:logs:eu-west-1:123456789012:log-group:${name}:*`,
  ]);

const policyIn = ({ resources }: Stack): PolicyDocument =>
  resources.ViewerPolicy?.Properties?.PolicyDocument as PolicyDocument;

const useIn = (stack: Stack) => roleUse([policyIn(stack)], looking(stack));

describe.each(PACKAGED)('the policy for viewers in the $name', ({ template }) => {
  const stacks = Object.entries(PARAMETER_SETS).map(
    ([name, given]) => [name, stackOf(template, given)] as const,
  );

  test.each(stacks)('allows what the dashboard shows, and no more: %s', (_, stack) => {
    expect(useIn(stack)).toEqual({ denied: [], idle: [] });
  });

  test.each(stacks)('lets nobody invoke another function than the widget: %s', (_, stack) => {
    const invoked = statementsOf([policyIn(stack)]).filter(
      ({ Action }) => Action === 'lambda:InvokeFunction',
    );
    const { FunctionName } = functionsOf(stack).find(({ name }) => name === 'widget')?.properties ?? {};
    expect(invoked.map(({ Resource }) => Resource)).toEqual([
      `arn:aws:lambda:eu-west-1:123456789012:function:${FunctionName}`,
    ]);
  });

  test('has no fixed name, is attached to nobody, and its ARN is an output', () => {
    const { resources, outputs, references } = stackOf(template);
    expect(Object.keys(resources.ViewerPolicy?.Properties ?? {})).toEqual(['Description', 'PolicyDocument']);
    expect(outputs.ViewerPolicyArn).toBe(references.ViewerPolicy);
  });

  test('is found where the documentation of the widget says', () => {
    const [, output = ''] = /output `(\w+)`/.exec(DOCUMENTATION) ?? [];
    expect(stackOf(template).outputs).toHaveProperty(output);
  });

  const STATEMENTS = 'ViewerPolicy.Properties.PolicyDocument.Statement';

  test.each([
    ['when the log of a function is forgotten', `${STATEMENTS}.2.Resource.1`, { denied: 3, idle: 0 }],
    ['when it can do more', `${STATEMENTS}.3.Action.4`, { denied: 0, idle: 1 }, 'cloudwatch:PutDashboard'],
  ] as const)('would be found out %s', (_, path, { denied, idle }, value?: string) => {
    const use = useIn(stackOf(broken(template, path, value ?? { Ref: 'AWS::NoValue' })));
    expect([use.denied.length, use.idle.length]).toEqual([denied, idle]);
  });
});
