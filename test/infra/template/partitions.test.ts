import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../lib/poll/config.ts';
import { statedPolicies } from '../roles/stated-policies.ts';
import { IRELAND, type Stack, type Where } from './evaluate.ts';
import { functionOf } from './functions-of.ts';
import { broken, PACKAGED, type Packaged, stackOf } from './packaged-templates.ts';
import { textsIn } from './resources-of.ts';

const CHINA: Where = { ...IRELAND, partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn', region: 'cn-north-1' };

/** SNS by the name that it has in every partition, and by the name with the partition's own suffix. */
const PARTITIONS = [
  { where: CHINA, sns: ['sns.cn-north-1.amazonaws.com', 'sns.cn-north-1.amazonaws.com.cn'] },
  {
    where: { ...IRELAND, partition: 'aws-us-gov', region: 'us-gov-west-1' },
    sns: ['sns.us-gov-west-1.amazonaws.com', 'sns.us-gov-west-1.amazonaws.com'],
  },
  {
    where: { ...IRELAND, partition: 'aws-eusc', urlSuffix: 'amazonaws.eu', region: 'eusc-de-east-1' },
    sns: ['sns.eusc-de-east-1.amazonaws.com', 'sns.eusc-de-east-1.amazonaws.eu'],
  },
];

const everythingIn = ({ partition, region, accountId }: Where): Readonly<Record<string, string>> => ({
  SlackWorkspaceId: 'T07EA123LEP',
  SlackChannelId: 'C07EZ1ABC23',
  SlackWebhookParameter: '/identity-center-monitor/slack',
  PermissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
  KmsKey: `arn:${partition}:kms:${region}:${accountId}:key/mrk-1234`,
});

/** The partition of every ARN, wherever it stands; also within a text such as the body of the dashboard. */
const partitionsIn = ({ resources, outputs }: Stack): ReadonlySet<string> =>
  new Set(
    textsIn({ resources, outputs }).flatMap((text) =>
      [...text.matchAll(/\barn:([^:]*):/g)].map(([, partition]) => partition ?? ''),
    ),
  );

const valuesOf = (stack: Stack, key: string): readonly unknown[] =>
  statedPolicies(stack).flatMap(({ statement }) =>
    Object.values(statement.Condition ?? {}).flatMap((keys) => (key in keys ? [keys[key]] : [])),
  );

describe.each(PACKAGED)('the $name', ({ template }) => {
  describe.each(PARTITIONS)('in the partition $where.partition', ({ where, sns }) => {
    const given = everythingIn(where);

    test.each([
      ['with a key given', given],
      ['with a key of its own', { ...given, KmsKey: 'create' }],
    ])('names nothing of another partition, %s', (_, parameters) => {
      expect([...partitionsIn(stackOf(template, parameters, where))]).toEqual([where.partition]);
    });

    test('lets a function use a key through SNS or SSM of that Region, and nothing else', () => {
      const ssm = sns.map((service) => service.replace(/^sns/, 'ssm'));
      expect(valuesOf(stackOf(template, given, where), 'kms:ViaService')).toEqual([sns, ssm]);
    });

    test('has an environment that the function starts in', () => {
      const { Environment } = functionOf(stackOf(template, given, where), 'monitor').properties;
      expect(readConfig(Environment?.Variables ?? {}).scope.region).toBe(where.region);
    });
  });
});

describe('it is noticed', () => {
  const [{ template }] = PACKAGED as [Packaged];

  test.each([
    [
      'when a resource is named in one partition only',
      'MonitorRole.Properties.Policies.0.PolicyDocument.Statement.4.Resource',
      { 'Fn::Sub': 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:x' },
    ],
    ['when the dashboard names one', 'Dashboard.Properties.DashboardBody', '{"a":"arn:aws:s3:::b"}'],
  ])('%s', (_, path, value) => {
    const stack = stackOf(broken(template, path, value), {}, CHINA);
    expect([...partitionsIn(stack)].toSorted()).toEqual(['aws', 'aws-cn']);
  });
});
