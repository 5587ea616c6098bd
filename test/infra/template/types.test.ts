import { describe, expect, test } from 'vitest';
import { PARAMETER_SETS } from '../parameters/parameter-sets.ts';
import { broken, PACKAGED, type Packaged, stackOf } from './packaged-templates.ts';
import { misfits } from './resource-types.ts';

describe.each(PACKAGED)('the $name', ({ template }) => {
  test.each(Object.entries(PARAMETER_SETS))(
    'has every required property, and only properties that AWS knows: %s',
    (_, given) => {
      expect(misfits(stackOf(template, given).resources)).toEqual([]);
    },
  );

  test('has only properties that AWS knows, in every branch of a condition', () => {
    expect(misfits(template.Resources)).toEqual([]);
  });
});

describe('a template would be refused', () => {
  const [{ template }] = PACKAGED as [Packaged];

  test.each([
    [
      'with a misspelled property',
      'FailedAlarm.Properties.TreatMissngData',
      'ignore',
      'FailedAlarm.TreatMissngData is not known',
    ],
    [
      'with a misspelled property in a nested object',
      'RecordsTable.Properties.TimeToLiveSpecification',
      { Attribute: 'expiresAt', Enabled: true },
      'RecordsTable.TimeToLiveSpecification.Attribute is not known',
    ],
    [
      'with a wrong property in an object that AWS also takes as JSON',
      'RecordsTable.Properties.KeySchema.0',
      { AttributeName: 'scope', Type: 'HASH' },
      'RecordsTable.KeySchema.0.KeyType is required',
    ],
    [
      'without a required property',
      'Schedule.Properties.FlexibleTimeWindow',
      undefined,
      'Schedule.FlexibleTimeWindow is required',
    ],
    [
      'with a text for a number',
      'MonitorLambdaFunction.Properties.Timeout',
      '1m',
      'MonitorLambdaFunction.Timeout must be of type integer, not "1m"',
    ],
    [
      'with an object for a list',
      'SlackRole.Properties.ManagedPolicyArns',
      { Arn: 'arn' },
      'SlackRole.ManagedPolicyArns must be a list',
    ],
    [
      'with a value that is not allowed',
      'Schedule.Properties.State',
      'ON',
      'Schedule.State must be one of ENABLED, DISABLED, not "ON"',
    ],
    [
      'with a value that only the API reference says is wrong',
      'FailedAlarm.Properties.Statistic',
      'Total',
      'FailedAlarm.Statistic must be one of SampleCount, Average, Sum, Minimum, Maximum, not "Total"',
    ],
    [
      'with an unknown type',
      'Schedule.Type',
      'AWS::Scheduler::Plan',
      'Schedule: there is no type AWS::Scheduler::Plan',
    ],
    [
      'with a property beside Properties',
      'RecordsTable.BillingMode',
      'PAY_PER_REQUEST',
      'RecordsTable: a resource has no BillingMode',
    ],
  ])('%s', (_, path, value, misfit) => {
    expect(misfits(broken(template, path, value).Resources)).toContain(misfit);
  });

  test('with a defect in a branch that the defaults leave out', () => {
    const name = { 'Fn::If': ['UsesKey', ['a list'], 'a text'] };
    const copy = broken(template, 'AlertTopic.Properties.DisplayName', name);
    expect(misfits(stackOf(copy).resources)).toEqual([]);
    expect(misfits(copy.Resources)).toEqual([
      'AlertTopic.DisplayName must be of type string, not ["a list"]',
    ]);
  });
});
