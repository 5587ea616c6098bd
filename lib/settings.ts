import * as v from 'valibot';
import { REGION_NAME, SEVERITIES } from './domain/resource.ts';
import { type Duration, MINUTE } from './domain/time.ts';
import { redacted } from './redact.ts';
import { type MinutesSetting, type Setting, schemaOf, type ValueOf } from './setting-types.ts';

/**
 * Every setting that a function reads, by its name as a parameter. The environment has it under `variableOf` its name.
 * Texts that only people read are in infra/parameters.
 */
export const SETTINGS = {
  identityCenterRegion: {
    type: 'text',
    pattern: REGION_NAME,
    must: 'must be a Region such as eu-central-1',
    example: 'eu-central-1',
  },
  accountId: {
    type: 'text',
    pattern: /^\d{12}$/,
    must: 'must be an account of 12 digits such as 123456789012',
    example: '123456789012',
  },
  tableName: {
    type: 'text',
    pattern: /^[a-zA-Z0-9_.-]{3,255}$/,
    must: 'must be the name of a DynamoDB table',
    example: 'identity-center-monitor-prod',
  },
  alertTopicArn: {
    type: 'text',
    pattern: /^arn:aws(-[a-z]+)*:sns:([a-z]+-){2,3}\d:\d{12}:[a-zA-Z0-9_-]{1,256}$/,
    must: 'must be the ARN of a standard SNS topic such as arn:aws:sns:eu-west-1:123456789012:alerts',
    example: 'arn:aws:sns:eu-west-1:123456789012:alerts',
  },
  stage: {
    type: 'text',
    // What ends so is called as a function of another stage: the one for Slack, or the one of the widget.
    pattern: /^(?!.*-(slack|widget)$)[a-zA-Z0-9][a-zA-Z0-9-]{0,31}$/,
    must: 'must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget',
    default: 'prod',
    example: 'prod',
  },
  intervalMinutes: {
    type: 'minutes',
    canBeZero: false,
    must: 'must be a number of minutes above 0 such as 5',
    default: '5',
    example: '5',
  },
  addingWarningMinutes: threshold({ default: '30' }),
  addingCriticalMinutes: threshold({ default: '120', notLessThan: 'addingWarningMinutes' }),
  removingWarningMinutes: threshold({ default: '30' }),
  removingCriticalMinutes: threshold({ default: '1440', notLessThan: 'removingWarningMinutes' }),
  creatingWarningMinutes: threshold({ default: '30' }),
  creatingCriticalMinutes: threshold({ default: '120', notLessThan: 'creatingWarningMinutes' }),
  deletingWarningMinutes: threshold({ default: '120' }),
  deletingCriticalMinutes: threshold({
    default: '0',
    example: '1440',
    notLessThan: 'deletingWarningMinutes',
  }),
  notSeenWarningMinutes: threshold({ default: '15' }),
  notSeenCriticalMinutes: threshold({ default: '60', notLessThan: 'notSeenWarningMinutes' }),
  reminderMinutes: {
    type: 'minutes-list',
    must: 'must be numbers of minutes such as 240,1440,10080, or 0 to turn reminders off',
    default: '240,1440,10080',
    example: '240,1440,10080',
    notLessThan: 'intervalMinutes',
  },
  updateMinutes: {
    type: 'minutes',
    canBeZero: true,
    must: 'must be a number of minutes such as 60',
    default: '60',
    example: '60',
  },
  tellFrom: {
    type: 'choice',
    values: SEVERITIES,
    must: 'must be info, warning or critical',
    default: 'warning',
    example: 'warning',
  },
  timeZone: {
    type: 'time-zone',
    must: 'must be a time zone such as Europe/Berlin, or empty',
    default: '',
    example: 'Europe/Berlin',
  },
  runbookUrl: {
    type: 'text',
    pattern: /^$|^https:\/\/[a-zA-Z0-9][a-zA-Z0-9.-]{0,200}(:\d{1,4})?(\/[\w/?=&%.:~+@-]{0,200})?$/,
    must: 'must be an https address without an anchor such as https://wiki.example.com/identity-center, or empty',
    default: '',
    example: 'https://wiki.example.com/identity-center',
  },
  slackWebhookParameter: {
    type: 'text',
    pattern: /^(\/[a-zA-Z0-9_.-]{1,200}){1,5}$/,
    must: 'must be the name of an SSM parameter that begins with a slash, such as /identity-center-monitor/slack',
    example: '/identity-center-monitor/slack',
  },
  slackMention: {
    type: 'text',
    pattern: /^$|^<!(here|channel|everyone)>$|^<!subteam\^S[A-Z0-9]{2,30}>$|^<@[UW][A-Z0-9]{2,30}>$/,
    must: 'must be a mention as Slack writes it, such as <!here>, <!subteam^S012AB3CD> for a group or <@U012AB3CD> for a person',
    default: '',
    example: '<!here>',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** What each setting is read as. Durations are milliseconds, whatever unit the name of the setting has. */
export type Settings = { readonly [N in SettingName]: ValueOf<(typeof SETTINGS)[N]> };

/** `addingWarningMinutes` is `ADDING_WARNING_MINUTES` in the environment. */
export const variableOf = (name: string): string => name.replace(/[A-Z]/g, '_$&').toUpperCase();

export interface Mistake {
  readonly setting: SettingName;
  /** Redacted, because an error is logged with all that it holds. Undefined when it is not set. */
  readonly value: string | undefined;
  /** The rule that is broken. With `than`, that setting completes it. */
  readonly must: string;
  readonly example: string;
  /** The other setting of the rule, with its value in minutes. */
  readonly than?: { readonly setting: SettingName; readonly value: string };
}

/** Its message names every mistake, one a line, by the variables of the environment. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(lineOf).join('\n'));
    this.mistakes = mistakes;
  }
}

/**
 * The settings of these names. What is empty counts as not set.
 * @throws ConfigurationError for all mistakes at once
 */
export function readSettings<const N extends SettingName>(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly N[],
): Pick<Settings, N> {
  const read = names.map((name) => readOne(name, environment));
  const values = Object.fromEntries(read.flatMap((one) => ('value' in one ? [[one.name, one.value]] : [])));
  const mistakes = [
    ...read.flatMap((one) => ('mistake' in one ? [one.mistake] : [])),
    // Between the settings that are right, whatever is wrong with others, so that all mistakes are named at once.
    ...read.flatMap(({ name, text }) => contradiction(name, text, values)),
  ];
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return values as Pick<Settings, N>;
}

type Read = { readonly name: SettingName; readonly text: string | undefined } & (
  | { readonly value: unknown }
  | { readonly mistake: Mistake }
);

function readOne(name: SettingName, environment: Readonly<Record<string, string | undefined>>): Read {
  const setting: Setting = SETTINGS[name];
  const text = environment[variableOf(name)]?.trim() || setting.default;
  const result = v.safeParse(schemaOf(setting), text);
  if (result.success) return { name, text, value: result.output };
  const [{ message: must }] = result.issues;
  return { name, text, mistake: { setting: name, value: asRedacted(text), must, example: setting.example } };
}

/** None unless both settings of the rule are read, right, and on. */
function contradiction(
  name: SettingName,
  text: string | undefined,
  values: Readonly<Record<string, unknown>>,
): readonly Mistake[] {
  const setting: Setting = SETTINGS[name];
  const other = setting.notLessThan as SettingName | undefined;
  const least = other === undefined ? undefined : values[other];
  if (other === undefined || !isOn(least) || !isLess(values[name], least)) return [];
  const minutes = least / MINUTE;
  const than = { setting: other, value: String(minutes) };
  const example = setting.type === 'minutes' ? String(2 * minutes) : setting.example;
  return [{ setting: name, value: asRedacted(text), must: 'must not be less than', example, than }];
}

const isOn = (value: unknown): value is Duration => typeof value === 'number' && value > 0;

/** A list is less when one of its durations is. A 0 among others turns nothing off. */
const isLess = (value: unknown, least: Duration): boolean =>
  Array.isArray(value) ? value.some((one) => one < least) : isOn(value) && value < least;

const asRedacted = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : redacted(text);

function lineOf({ setting, value, must, example, than }: Mistake): string {
  const rule =
    than === undefined ? must : `${must} ${variableOf(than.setting)} (${than.value}), such as ${example}`;
  return `${variableOf(setting)} ${rule}, ${value === undefined ? 'but it is not set' : `got ${value}`}`;
}

/** 0 turns it off. */
function threshold(
  given: Pick<MinutesSetting, 'default' | 'notLessThan'> & {
    readonly default: string;
    readonly example?: string;
  },
): MinutesSetting {
  const { example = given.default } = given;
  const must = `must be a number of minutes such as ${example}, or 0 to turn it off`;
  return { type: 'minutes', canBeZero: true, must, ...given, example };
}
