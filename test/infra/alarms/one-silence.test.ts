import { describe, expect, test } from 'vitest';
import { PARAMETER_SETS } from '../parameters/parameter-sets.ts';
import { IRELAND, type Stack } from '../template/evaluate.ts';
import { broken, PACKAGED, stackOf } from '../template/packaged-templates.ts';
import { resourcesOf } from '../template/resources-of.ts';

interface TopicProperties {
  readonly KmsMasterKeyId?: unknown;
}

const keysOf = (stack: Stack): readonly unknown[] =>
  resourcesOf<TopicProperties>(stack, 'AWS::SNS::Topic').flatMap(({ properties: { KmsMasterKeyId: key } }) =>
    key === undefined ? [] : [key],
  );

const sharesKey = (stack: Stack): boolean => new Set(keysOf(stack)).size < keysOf(stack).length;

const dashboardIn = (stack: Stack): unknown =>
  resourcesOf<{ readonly DashboardName: string }>(stack, 'AWS::CloudWatch::Dashboard')[0]?.properties
    .DashboardName;

describe.each(PACKAGED)('one key, one silence, in the $name', ({ template }) => {
  test.each(Object.entries(PARAMETER_SETS))('no key encrypts two topics: %s', (_, given) => {
    expect(sharesKey(stackOf(template, given))).toBe(false);
  });

  test('it is noticed when one does', () => {
    const copy = broken(template, 'OperationsTopic.Properties.KmsMasterKeyId', {
      'Fn::GetAtt': ['Key', 'Arn'],
    });
    expect(sharesKey(stackOf(copy, { KmsKey: 'create' }))).toBe(true);
  });

  test('the key that is made for the alerts is for nobody else', () => {
    const [key] = resourcesOf<{ readonly KeyPolicy: { readonly Statement: readonly object[] } }>(
      stackOf(template, { KmsKey: 'create' }),
      'AWS::KMS::Key',
    );
    expect(key?.properties.KeyPolicy.Statement).toMatchObject([{ Sid: 'Account' }]);
  });
});

describe.each(PACKAGED)('two Regions with one stage in one account, by the $name', ({ template }) => {
  test('have a dashboard each', () => {
    const names = ['eu-west-1', 'us-east-1'].map((region) =>
      dashboardIn(stackOf(template, {}, { ...IRELAND, region })),
    );
    expect(names).toEqual([
      'identity-center-monitor-prod-eu-west-1',
      'identity-center-monitor-prod-us-east-1',
    ]);
  });
});
