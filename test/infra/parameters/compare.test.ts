import { describe, expect, test } from 'vitest';
import {
  type DeployedParameter,
  differences,
  differencesText,
  whyNotWithoutYes,
} from '../../../infra/parameters/compare.ts';
import { type Parameter, parameterNamed } from '../../../infra/parameters/parameter.ts';
import type { Plan } from '../../../infra/parameters/plan.ts';
import type { ParameterName } from '../../../infra/parameters/table.ts';

type Given = Plan['parameters'][number];

const given = (name: ParameterName, value: string, from: Given['from'] = 'command line'): Given => ({
  parameter: parameterNamed(name),
  value,
  from,
});

const left = (name: ParameterName): Given => {
  const parameter: Parameter = parameterNamed(name);
  return { parameter, value: parameter.default ?? '', from: 'default' };
};

const plan = (...parameters: readonly Given[]): Plan => ({
  stage: 'prod',
  region: 'eu-west-1',
  file: { path: 'infra/settings/prod.yml', exists: false },
  parameters,
});

const deployed = (key: string, value: string, byDefault?: string): DeployedParameter => ({
  key,
  value,
  ...(byDefault !== undefined && { default: byDefault }),
});

describe('what a deployment changes', () => {
  test.each<[what: string, Given[], DeployedParameter[], expected: object[]]>([
    ['nothing of what stays', [given('tellFrom', 'info')], [deployed('TellFrom', 'info', 'warning')], []],
    [
      'what is given anew',
      [given('tellFrom', 'critical')],
      [deployed('TellFrom', 'info', 'warning')],
      [{ name: 'tellFrom', before: 'info', after: 'critical', fallsBack: false }],
    ],
    [
      'what is given as its default: that is chosen too',
      [given('tellFrom', 'warning')],
      [deployed('TellFrom', 'info', 'warning')],
      [{ name: 'tellFrom', before: 'info', after: 'warning', fallsBack: false }],
    ],
    [
      'what falls back to its default, as nobody gives it',
      [left('tellFrom')],
      [deployed('TellFrom', 'info', 'warning')],
      [{ name: 'tellFrom', before: 'info', after: 'warning', fallsBack: true }],
    ],
    [
      'a default that is another in this version: nobody had chosen the one before',
      [left('tellFrom')],
      [deployed('TellFrom', 'info', 'info')],
      [{ name: 'tellFrom', before: 'info', after: 'warning', fallsBack: false }],
    ],
    ['nothing of a parameter that is new', [left('tellFrom')], [], []],
    [
      'what is no longer a parameter, if it was chosen',
      [],
      [deployed('Old', 'x', 'y'), deployed('Older', 'y', 'y')],
      [{ name: 'Old', before: 'x', fallsBack: false }],
    ],
    [
      'nothing of what CloudFormation does not show: it is kept',
      [left('tellFrom')],
      [{ ...deployed('TellFrom', '****', ''), noEcho: true }],
      [],
    ],
  ])('is %s', (_, parameters, before, expected) => {
    expect(differences(plan(...parameters), before)).toEqual(expected);
  });
});

test('is shown in one line each, and only what falls back needs a yes', () => {
  const all = differences(plan(given('alertEmail', 'b@example.com'), left('identityCenterRegion')), [
    deployed('AlertEmail', 'a@example.com'),
    deployed('IdentityCenterRegion', 'eu-central-1', ''),
  ]);
  expect(differencesText(all)).toBe(
    [
      'These parameters change:',
      '  alertEmail            a@example.com -> b@example.com',
      '  identityCenterRegion  eu-central-1 -> empty, its default',
      '',
    ].join('\n'),
  );
  expect(whyNotWithoutYes(all)).toEqual([
    'identityCenterRegion is eu-central-1 now and would fall back to its default, empty: give it again (--param="identityCenterRegion=eu-central-1", or in the settings file), or add --yes',
  ]);
});

test('is said to be nothing', () => {
  expect(differencesText([])).toBe('Its parameters stay as they are.\n');
  expect(whyNotWithoutYes([])).toEqual([]);
});

test('is shown without what may be a secret', () => {
  const secret = 'https://hooks.slack.com/services/T0/B0/abc';
  const all = differences(plan(left('operationsEmail')), [deployed('OperationsEmail', secret, '')]);
  expect(differencesText(all) + whyNotWithoutYes(all).join()).not.toContain('hooks.slack.com');
});
