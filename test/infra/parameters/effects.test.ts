import { describe, expect, test } from 'vitest';
import type { Parameter, Template } from '../template/evaluate.ts';
import { broken, PACKAGED, type Packaged, REQUIRED, stackOf } from '../template/packaged-templates.ts';
import { changes } from '../template/stack-changes.ts';
import { EFFECTS, EFFECTS_OF_CODE, type Effect } from './parameter-effects.ts';

const changesOf = (template: Template, name: string, { value, beside = {} }: Effect) =>
  changes(stackOf(template, beside), stackOf(template, { ...beside, [name]: value }));

const isBound = ({ AllowedValues, AllowedPattern, MinValue, MaxValue }: Parameter): boolean =>
  AllowedValues !== undefined ||
  AllowedPattern !== undefined ||
  (MinValue !== undefined && MaxValue !== undefined);

describe.each(PACKAGED)('a parameter of the $name', ({ template }) => {
  const parameters = Object.entries(template.Parameters ?? {});
  const effects: typeof EFFECTS =
    'CodeBucket' in (template.Parameters ?? {}) ? { ...EFFECTS, ...EFFECTS_OF_CODE } : EFFECTS;

  test('has an effect that the table of effects names', () => {
    expect(parameters.map(([name]) => name).toSorted()).toEqual(Object.keys(effects).toSorted());
  });

  test.each(
    Object.entries(effects).flatMap(([name, all]) =>
      all.map((effect) => [name, effect.value, effect] as const),
    ),
  )('reaches what it is for, and nothing else: %s=%s', (name, _, effect) => {
    expect(changesOf(template, name, effect)).toEqual(effect.changes);
  });

  test.each(parameters)(
    'has a description, bounds, and a default where there can be one: %s',
    (name, parameter) => {
      expect(parameter).toMatchObject({
        Type: expect.stringMatching(/^(String|Number)$/),
        Description: expect.stringMatching(/^[A-Z].+\.$/),
        ConstraintDescription: expect.stringMatching(/^must be /),
      });
      expect(isBound(parameter)).toBe(true);
      expect(parameter.Default === undefined).toBe(name in REQUIRED);
    },
  );
});

describe('half of what Slack needs', () => {
  const [{ template }] = PACKAGED as [Packaged];

  // The self-contained template has a rule against it.
  test.each(['SlackWorkspaceId', 'SlackChannelId'])('creates nothing: %s', (name) => {
    expect(changesOf(template, name, { value: 'T07EA123LEP', changes: {} })).toEqual({});
  });
});

describe('it is noticed', () => {
  const [{ template }] = PACKAGED as [Packaged];
  const [effect] = EFFECTS.TellFrom ?? [];

  test.each([
    ['when a parameter reaches nothing', 'TELL_FROM', 'warning'],
    ['when a parameter also reaches something else', 'UPDATE_MINUTES', { Ref: 'TellFrom' }],
  ])('%s', (_, name, value) => {
    const path = `MonitorLambdaFunction.Properties.Environment.Variables.${name}`;
    const changed = changesOf(broken(template, path, value), 'TellFrom', effect as Effect);
    expect(changed).not.toEqual(effect?.changes);
  });

  test('when a condition leaves out what a parameter is for', () => {
    const copy = broken(template, 'SlackPolicy.Condition', 'UsesKey');
    expect(() => stackOf(copy, { SlackWorkspaceId: 'T1', SlackChannelId: 'C1' })).toThrow('SlackPolicy');
  });
});
