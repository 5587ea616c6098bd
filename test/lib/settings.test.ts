import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Duration } from '../../lib/domain/time.ts';
import { FUNCTION_SETTINGS } from '../../lib/function-settings.ts';
import type { Setting } from '../../lib/setting-types.ts';
import {
  ConfigurationError,
  type Mistake,
  readSettings,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  variableOf,
} from '../../lib/settings.ts';

const table: readonly (readonly [string, Setting])[] = Object.entries(SETTINGS);

function mistakesOf(
  environment: Readonly<Record<string, string>>,
  names: readonly SettingName[],
): readonly Mistake[] {
  try {
    readSettings(environment, names);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('a function reads', () => {
  it('the settings that it names, each as its type, and no others', () => {
    const settings = readSettings({ REMINDER_MINUTES: '1, 2', TABLE_NAME: 'x' }, [
      'stage',
      'updateMinutes',
      'reminderMinutes',
      'tellFrom',
    ]);
    expect(settings).toEqual({
      stage: 'prod',
      updateMinutes: 3_600_000,
      reminderMinutes: [60_000, 120_000],
      tellFrom: 'warning',
    });
    expectTypeOf(settings).toEqualTypeOf<{
      readonly stage: string;
      readonly updateMinutes: Duration;
      readonly reminderMinutes: readonly Duration[];
      readonly tellFrom: 'info' | 'warning' | 'critical';
    }>();
  });

  it('no setting that it does not name, so a mistake in another keeps it from nothing', () => {
    expect(readSettings({ STAGE: 'dev', TELL_FROM: 'nobody' }, ['stage'])).toEqual({ stage: 'dev' });
  });
});

describe('two settings contradict each other', () => {
  const environment = { ADDING_WARNING_MINUTES: '45', ADDING_CRITICAL_MINUTES: '30' };

  it('only for a function that reads both', () => {
    expect(mistakesOf(environment, ['addingWarningMinutes', 'addingCriticalMinutes'])).toHaveLength(1);
    expect(mistakesOf(environment, ['addingCriticalMinutes'])).toEqual([]);
    expect(mistakesOf({ REMINDER_MINUTES: '1' }, ['reminderMinutes'])).toEqual([]);
    expect(mistakesOf({ REMINDER_MINUTES: '1' }, ['intervalMinutes', 'reminderMinutes'])).toHaveLength(1);
  });

  it('only when both are right by themselves', () => {
    const soon = { ...environment, ADDING_WARNING_MINUTES: 'soon' };
    expect(mistakesOf(soon, ['addingWarningMinutes', 'addingCriticalMinutes'])).toMatchObject([
      { setting: 'addingWarningMinutes' },
    ]);
  });
});

describe('an error holds as data', () => {
  it('the setting, its value, the rule and an example', () => {
    expect(mistakesOf({ TELL_FROM: 'all' }, ['accountId', 'tellFrom'])).toEqual([
      {
        setting: 'accountId',
        value: undefined,
        must: 'must be an account of 12 digits such as 123456789012',
        example: '123456789012',
      },
      { setting: 'tellFrom', value: '"all"', must: 'must be info, warning or critical', example: 'warning' },
    ]);
  });

  it('the other setting of the rule, with its value', () => {
    const environment = { NOT_SEEN_WARNING_MINUTES: '90' };
    expect(mistakesOf(environment, ['notSeenWarningMinutes', 'notSeenCriticalMinutes'])).toEqual([
      {
        setting: 'notSeenCriticalMinutes',
        value: '"60"',
        must: 'must not be less than',
        example: '180',
        than: { setting: 'notSeenWarningMinutes', value: '90' },
      },
    ]);
  });
});

describe('the table of settings', () => {
  it('has examples and defaults that are valid', () => {
    const examples = Object.fromEntries(table.map(([name, { example }]) => [variableOf(name), example]));
    expect(mistakesOf(examples, SETTING_NAMES)).toEqual([]);
    const optional = SETTING_NAMES.filter((name) => 'default' in SETTINGS[name]);
    expect(mistakesOf({}, optional)).toEqual([]);
  });

  it('has for each the names that are derived from its own', () => {
    expect(SETTING_NAMES.map(variableOf)).toEqual(
      expect.arrayContaining(['STAGE', 'ALERT_TOPIC_ARN', 'ADDING_WARNING_MINUTES', 'TELL_FROM']),
    );
    for (const name of SETTING_NAMES) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
  });

  it('compares durations only', () => {
    const compared = table.flatMap(([name, { notLessThan }]) =>
      notLessThan === undefined ? [] : [name, notLessThan],
    );
    expect(compared).toHaveLength(12);
    for (const name of compared) expect(SETTINGS[name as SettingName].type).toMatch(/^minutes/);
  });

  it('has only settings that a function reads', () => {
    const read = new Set<string>(Object.values(FUNCTION_SETTINGS).flat());
    expect([...read].toSorted()).toEqual(SETTING_NAMES.toSorted());
  });
});
