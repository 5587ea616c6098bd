import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PARAMETERS, parameterNamed } from '../../../infra/parameters/parameter.ts';
import { environmentOf, interfaceSection } from '../../../infra/parameters/template.ts';
import { FUNCTION_SETTINGS } from '../../../lib/function-settings.ts';
import { readSettings, SETTINGS, type SettingName, variableOf } from '../../../lib/settings.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** By the names of their files. */
const FUNCTIONS = readdirSync(new URL('../../../functions/', import.meta.url)).map((file) =>
  file.replace(/\.ts$/, ''),
);

const settings = PARAMETERS.flatMap(({ name }) =>
  name in SETTINGS ? [name as typeof name & SettingName] : [],
);

describe('a parameter that the function reads', () => {
  test.each(settings)('has the default of the function: %s', (name) => {
    const { default: byDefault } = parameterNamed(name);
    if (byDefault === '') return;
    const read = readSettings({ [variableOf(name)]: byDefault }, [name]);
    expect(read).toEqual(readSettings({}, [name]));
  });

  test.each(settings)('has an example that both the function and CloudFormation accept: %s', (name) => {
    const { example, allowedPattern = '', allowedValues = [example] } = parameterNamed(name);
    expect(() => readSettings({ [variableOf(name)]: example }, [name])).not.toThrow();
    expect(example).toMatch(new RegExp(`^(?:${allowedPattern || '.*'})$`));
    expect(allowedValues).toContain(example);
  });

  test('has the bounds of the function, unless its row has others', () => {
    expect(parameterNamed('updateMinutes')).toMatchObject({ type: 'Number', least: 0, most: 525_600 });
    expect(parameterNamed('tellFrom').allowedValues).toEqual(['info', 'warning', 'critical']);
    expect(parameterNamed('addingCriticalMinutes').notLessThan).toBe('addingWarningMinutes');
    expect(parameterNamed('intervalMinutes').least).toBeUndefined();
  });
});

test('every rule fits after the name of its parameter', () => {
  for (const { must } of PARAMETERS) expect(must).toMatch(/^must be /);
});

test('the intervals are those of the mapping in the template', () => {
  const { Mappings } = parse(read('infra/conditions.yml'), { logLevel: 'error' });
  expect(parameterNamed('intervalMinutes').allowedValues).toEqual(Object.keys(Mappings.Interval));
});

test('the console groups every parameter, including those of the code', () => {
  const { ParameterGroups } = interfaceSection().Metadata['AWS::CloudFormation::Interface'];
  const grouped = ParameterGroups.flatMap(
    ({ Parameters }: { readonly Parameters: readonly string[] }) => Parameters,
  );
  const code = Object.keys(parse(read('infra/code.yml')).Parameters);
  expect(grouped).toEqual([...code, ...PARAMETERS.map(({ key }) => key)]);
});

test('the environment has the settings that are named, each from its parameter or its resource', () => {
  expect(environmentOf(['stage', 'tableName'])).toEqual({
    STAGE: { Ref: 'Stage' },
    TABLE_NAME: { Ref: 'RecordsTable' },
  });
});

test('texts that only people read are not in the bundle', () => {
  const bundle = read('build/functions/monitor.mjs');
  for (const { description } of PARAMETERS) expect(bundle).not.toContain(description.split('.')[0]);
  // The rules are in it, because without a rule a mistake could not be named.
  expect(bundle).toContain('must be info, warning or critical');
});

test('no stage makes of the monitor what another function of another stage is called', () => {
  const others = FUNCTIONS.filter((name) => name !== 'monitor');
  const { allowedPattern = '' } = parameterNamed('stage');
  expect(others.length).toBeGreaterThan(0);
  expect('prod').toMatch(new RegExp(allowedPattern));
  for (const name of others) expect(`prod-${name}`).not.toMatch(new RegExp(allowedPattern));
});

test('only functions that exist have settings', () => {
  for (const name of Object.keys(FUNCTION_SETTINGS)) expect(FUNCTIONS).toContain(name);
});
