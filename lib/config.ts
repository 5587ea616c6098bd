import * as v from 'valibot';
import type { Policy, Thresholds } from './domain/policy.ts';
import type { Scope } from './domain/resource.ts';
import { type Duration, MINUTE } from './domain/time.ts';
import { redacted } from './redact.ts';
import { SETTINGS, type Setting, type SettingName } from './settings.ts';

export interface Config {
  readonly scope: Scope;
  readonly stage: string;
  readonly tableName: string;
  readonly alertTopicArn: string;
  readonly metricNamespace: 'IdentityCenterMonitor';
  readonly policy: Policy;
}

/** What a run goes by. */
export type RunConfig = Pick<Config, 'scope' | 'stage' | 'policy'>;

/** Names every mistake, one a line. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Throws one `ConfigurationError` for all mistakes. Minutes become milliseconds; what is empty counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(SETTINGS.map((setting) => [setting.name, givenFor(setting, environment)]));
  const result = v.safeParse(SCHEMA, given);
  if (!result.success) throw new ConfigurationError(mistakes(result.issues, given).join('\n'));
  const values = result.output;
  return {
    scope: { accountId: values.ACCOUNT_ID, region: values.IDENTITY_CENTER_REGION },
    stage: values.STAGE,
    tableName: values.TABLE_NAME,
    alertTopicArn: values.ALERT_TOPIC_ARN,
    metricNamespace: 'IdentityCenterMonitor',
    policy: policyOf(values),
  };
}

const policyOf = (values: v.InferOutput<typeof SCHEMA>): Policy => ({
  adding: thresholds(values.ADDING_WARNING_MINUTES, values.ADDING_CRITICAL_MINUTES),
  removing: thresholds(values.REMOVING_WARNING_MINUTES, values.REMOVING_CRITICAL_MINUTES),
  creating: thresholds(values.CREATING_WARNING_MINUTES, values.CREATING_CRITICAL_MINUTES),
  deleting: thresholds(values.DELETING_WARNING_MINUTES, values.DELETING_CRITICAL_MINUTES),
  notSeen: thresholds(values.NOT_SEEN_WARNING_MINUTES, values.NOT_SEEN_CRITICAL_MINUTES),
  tellFrom: values.TELL_FROM,
  reminders: values.REMINDER_MINUTES,
  updateEvery: values.UPDATE_MINUTES,
  interval: values.INTERVAL_MINUTES,
});

const thresholds = (warning: Duration, critical: Duration): Thresholds => ({ warning, critical });

const MINUTES_AT_MOST = 525_600;
const NUMBER = /^\d+(\.\d+)?$/;

const pattern = (expression: RegExp, message: string) =>
  v.pipe(v.string(message), v.regex(expression, message));

/** Whole milliseconds; what is not 0 must not become it, because 0 turns things off. */
function duration(message: string, least = 0) {
  return v.pipe(
    pattern(NUMBER, message),
    v.check(
      (text) => Number(text) <= MINUTES_AT_MOST,
      `must be at most ${MINUTES_AT_MOST} minutes, which is a year`,
    ),
    v.check((text) => Number(text) === 0 || inMilliseconds(text) >= 1, message),
    v.transform(inMilliseconds),
    v.minValue(least, message),
  );
}

const inMilliseconds = (text: string): Duration => Math.round(Number(text) * MINUTE);

const threshold = duration('must be a number of minutes such as 30, or 0 to turn it off');

const REMINDERS = 'must be numbers of minutes such as 240,1440,10080, or 0 to turn reminders off';

const reminders = v.pipe(
  v.string(REMINDERS),
  v.transform((text) =>
    Number(text) === 0 && NUMBER.test(text) ? [] : text.split(',').map((part) => part.trim()),
  ),
  v.array(duration(REMINDERS)),
);

const FIELDS = {
  IDENTITY_CENTER_REGION: pattern(/^([a-z]+-){2,3}\d$/, 'must be a Region such as eu-central-1'),
  ACCOUNT_ID: pattern(/^\d{12}$/, 'must be an account of 12 digits such as 123456789012'),
  TABLE_NAME: pattern(/^[a-zA-Z0-9_.-]{3,255}$/, 'must be the name of a DynamoDB table'),
  ALERT_TOPIC_ARN: pattern(
    /^arn:aws(-[a-z]+)*:sns:([a-z]+-){2,3}\d:\d{12}:[a-zA-Z0-9_-]{1,256}$/,
    'must be the ARN of a standard SNS topic such as arn:aws:sns:eu-west-1:123456789012:alerts',
  ),
  STAGE: pattern(
    /^[a-zA-Z0-9][a-zA-Z0-9-]{0,31}$/,
    'must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit',
  ),
  INTERVAL_MINUTES: duration('must be a number of minutes above 0 such as 5', 1),
  ADDING_WARNING_MINUTES: threshold,
  ADDING_CRITICAL_MINUTES: threshold,
  REMOVING_WARNING_MINUTES: threshold,
  REMOVING_CRITICAL_MINUTES: threshold,
  CREATING_WARNING_MINUTES: threshold,
  CREATING_CRITICAL_MINUTES: threshold,
  DELETING_WARNING_MINUTES: threshold,
  DELETING_CRITICAL_MINUTES: threshold,
  NOT_SEEN_WARNING_MINUTES: threshold,
  NOT_SEEN_CRITICAL_MINUTES: threshold,
  REMINDER_MINUTES: reminders,
  UPDATE_MINUTES: duration('must be a number of minutes such as 60'),
  TELL_FROM: v.picklist(['info', 'warning', 'critical'], 'must be info, warning or critical'),
} satisfies Record<SettingName, unknown>;

const PAIRS = ['ADDING', 'REMOVING', 'CREATING', 'DELETING', 'NOT_SEEN'] as const;

/** Runs whatever else is wrong, on those that are right, so that all mistakes are named at once. */
const SCHEMA = v.pipe(
  v.object(FIELDS),
  v.rawCheck(({ dataset, addIssue }) => {
    const values: Partial<Record<SettingName, unknown>> = dataset.value as object;
    for (const [name, message] of contradictions(values)) {
      addIssue({
        message,
        path: [{ type: 'object', origin: 'value', input: values, key: name, value: values[name] }],
      });
    }
  }),
);

function contradictions(
  values: Partial<Record<SettingName, unknown>>,
): readonly (readonly [SettingName, string])[] {
  const pairs = PAIRS.flatMap((of) => {
    const warning = values[`${of}_WARNING_MINUTES`];
    const critical = values[`${of}_CRITICAL_MINUTES`];
    if (!isOn(warning) || !isOn(critical) || critical >= warning) return [];
    const minutes = warning / MINUTE;
    const message = `must not be less than ${of}_WARNING_MINUTES (${minutes}), such as ${2 * minutes}`;
    return [[`${of}_CRITICAL_MINUTES`, message] as const];
  });
  const { REMINDER_MINUTES: waits, INTERVAL_MINUTES: interval } = values;
  const tooSoon =
    isOn(interval) &&
    Array.isArray(waits) &&
    waits.some((wait) => typeof wait === 'number' && wait < interval);
  if (!tooSoon) return pairs;
  const message = `must not be less than INTERVAL_MINUTES (${interval / MINUTE}), such as 240,1440,10080`;
  return [...pairs, ['REMINDER_MINUTES', message]];
}

const isOn = (value: unknown): value is Duration => typeof value === 'number' && value > 0;

function givenFor(
  setting: Setting,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return environment[setting.name]?.trim() || setting.default;
}

/** One line for each setting that is wrong. */
function mistakes(
  issues: readonly v.BaseIssue<unknown>[],
  given: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const lines = new Map<string, string>();
  for (const { path, message } of issues) {
    const name = String(path?.[0]?.key);
    if (!lines.has(name)) lines.set(name, `${name} ${message}, ${got(given[name])}`);
  }
  return [...lines.values()];
}

function got(value: string | undefined): string {
  return value === undefined ? 'but it is not set' : `got ${redacted(value)}`;
}
