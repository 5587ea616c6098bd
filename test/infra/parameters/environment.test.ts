import { describe, expect, test } from 'vitest';
import { FUNCTION_SETTINGS } from '../../../lib/function-settings.ts';
import { readConfig } from '../../../lib/poll/config.ts';
import type { Setting } from '../../../lib/setting-types.ts';
import { SETTINGS, variableOf } from '../../../lib/settings.ts';
import type { Stack } from '../template/evaluate.ts';
import { functionOf } from '../template/functions-of.ts';
import { broken, PACKAGED, type Packaged, stackOf } from '../template/packaged-templates.ts';
import { PARAMETER_SETS } from './parameter-sets.ts';

/** `addingWarningMinutes` is `AddingWarningMinutes`. */
const keyOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

type Variables = Readonly<Record<string, string>>;

const environmentOf = (stack: Stack, name = 'monitor'): Variables =>
  functionOf(stack, name).properties.Environment?.Variables ?? {};

const settings = Object.entries<Setting>(SETTINGS);
const optional = settings.flatMap(([name, setting]) =>
  setting.default === undefined ? [] : [[name, setting.default] as const],
);

const required = (environment: Variables): Variables =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) => !optional.some(([of]) => variableOf(of) === name)),
  );

describe.each(PACKAGED)('the environment in the $name', ({ template }) => {
  test.each(Object.entries(PARAMETER_SETS))('lets the function start: %s', (_, given) => {
    expect(() => readConfig(environmentOf(stackOf(template, given)))).not.toThrow();
  });

  test.each(Object.entries(FUNCTION_SETTINGS))(
    'has exactly the variables that the function %s reads',
    (name, names) => {
      const stack = stackOf(template, PARAMETER_SETS['everything on']);
      expect(Object.keys(environmentOf(stack, name)).toSorted()).toEqual(names.map(variableOf).toSorted());
    },
  );

  test('gives, with every default, the policy that the function has by default', () => {
    const environment = environmentOf(stackOf(template));
    expect(readConfig(environment)).toEqual(readConfig(required(environment)));
  });

  test.each(optional)('has the default of %s as the default of its parameter', (name, byDefault) => {
    expect(String(template.Parameters?.[keyOf(name)]?.Default)).toBe(byDefault);
  });

  test('watches the Region of the stack unless another is given, in the account of the stack', () => {
    expect(readConfig(environmentOf(stackOf(template))).scope).toEqual({
      accountId: '123456789012',
      stage: 'prod',
      region: 'eu-west-1',
    });
    const given = { IdentityCenterRegion: 'eu-central-1' };
    expect(readConfig(environmentOf(stackOf(template, given))).scope.region).toBe('eu-central-1');
  });

  // Otherwise a deployment would succeed, but its function would not start.
  test.each([
    ['ReminderMinutes', '0'],
    ['ReminderMinutes', '5, 10.5 ,525600'],
    ['UpdateMinutes', '0'],
    ['AddingCriticalMinutes', '525600'],
    ['Stage', 'A-very-long-stage-with-32-letters'.slice(0, 32)],
    ['IdentityCenterRegion', 'us-gov-west-1'],
  ])('takes what the parameter takes at its bounds: %s=%s', (name, value) => {
    expect(() => readConfig(environmentOf(stackOf(template, { [name]: value })))).not.toThrow();
  });
});

describe('it is noticed', () => {
  const [{ template }] = PACKAGED as [Packaged];
  const environment = 'MonitorLambdaFunction.Properties.Environment.Variables';

  test('when the environment would keep the function from starting', () => {
    const copy = broken(template, `${environment}.TABLE_NAME`);
    expect(() => readConfig(environmentOf(stackOf(copy)))).toThrow('TABLE_NAME');
  });

  test('when a variable gets the parameter of another', () => {
    const copy = broken(template, `${environment}.NOT_SEEN_WARNING_MINUTES`, { Ref: 'AddingWarningMinutes' });
    const wrong = environmentOf(stackOf(copy));
    expect(readConfig(wrong)).not.toEqual(readConfig(required(wrong)));
  });
});
