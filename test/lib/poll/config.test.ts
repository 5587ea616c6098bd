import { describe, expect, expectTypeOf, it } from 'vitest';
import { POLICY_SETTINGS, policyOf } from '../../../lib/policy-settings.ts';
import { type Config, readConfig } from '../../../lib/poll/config.ts';
import {
  ConfigurationError,
  readSettings,
  SETTING_NAMES,
  SETTINGS,
  variableOf,
} from '../../../lib/settings.ts';

const REQUIRED = {
  IDENTITY_CENTER_REGION: 'eu-central-1',
  ACCOUNT_ID: '123456789012',
  TABLE_NAME: 'identity-center-monitor',
  ALERT_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:alerts',
};

const read = (more: Readonly<Record<string, string>> = {}): Config => readConfig({ ...REQUIRED, ...more });

function mistakesOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).name).toBe('ConfigurationError');
    return (error as Error).message.split('\n');
  }
  return [];
}

it('takes what the messages need, and refuses what is no time zone and no address', () => {
  const runbookUrl = 'https://wiki.example.com/identity-center';
  expect(read({ TIME_ZONE: 'Asia/Tokyo', RUNBOOK_URL: runbookUrl }).messages).toEqual({
    deployedIn: 'eu-west-1',
    timeZone: 'Asia/Tokyo',
    runbookUrl,
  });
  expect(mistakes({ TIME_ZONE: 'Berlin', RUNBOOK_URL: `${runbookUrl}#here` })).toEqual([
    'TIME_ZONE must be a time zone such as Europe/Berlin, or empty, got "Berlin"',
    expect.stringMatching(
      /^RUNBOOK_URL must be an https address without an anchor such as .*, or empty, got 45 characters/,
    ),
  ]);
});

const mistakes = (more: Readonly<Record<string, string>>) => mistakesOf({ ...REQUIRED, ...more });

it('needs four settings; the others have defaults', () => {
  expect(read()).toEqual({
    scope: { accountId: '123456789012', stage: 'prod', region: 'eu-central-1' },
    tableName: 'identity-center-monitor',
    alertTopicArn: 'arn:aws:sns:eu-west-1:123456789012:alerts',
    metricNamespace: 'IdentityCenterMonitor',
    policy: {
      adding: { warning: 1_800_000, critical: 7_200_000 },
      removing: { warning: 1_800_000, critical: 86_400_000 },
      creating: { warning: 1_800_000, critical: 7_200_000 },
      deleting: { warning: 7_200_000, critical: 0 },
      notSeen: { warning: 900_000, critical: 3_600_000 },
      tellFrom: 'warning',
      reminders: [14_400_000, 86_400_000, 604_800_000],
      updateEvery: 3_600_000,
      interval: 300_000,
    },
    messages: { deployedIn: 'eu-west-1' },
  });
  expectTypeOf(read().metricNamespace).toEqualTypeOf<'IdentityCenterMonitor'>();
});

it('reads every setting', () => {
  const {
    scope: { stage },
    policy,
  } = read({
    STAGE: 'dev-2',
    INTERVAL_MINUTES: '0.5',
    ADDING_WARNING_MINUTES: '1.0001',
    ADDING_CRITICAL_MINUTES: '2',
    REMOVING_WARNING_MINUTES: '3',
    REMOVING_CRITICAL_MINUTES: '4',
    CREATING_WARNING_MINUTES: '5',
    CREATING_CRITICAL_MINUTES: '6',
    DELETING_WARNING_MINUTES: '7',
    DELETING_CRITICAL_MINUTES: '8',
    NOT_SEEN_WARNING_MINUTES: '9',
    NOT_SEEN_CRITICAL_MINUTES: '10',
    REMINDER_MINUTES: ' 11, 1',
    UPDATE_MINUTES: '12',
    TELL_FROM: 'info',
  });
  expect(stage).toBe('dev-2');
  expect(policy).toEqual({
    adding: { warning: 60_006, critical: 120_000 },
    removing: { warning: 180_000, critical: 240_000 },
    creating: { warning: 300_000, critical: 360_000 },
    deleting: { warning: 420_000, critical: 480_000 },
    notSeen: { warning: 540_000, critical: 600_000 },
    tellFrom: 'info',
    reminders: [660_000, 60_000],
    updateEvery: 720_000,
    interval: 30_000,
  });
});

it('makes the policy of the settings that a function reads for it', () => {
  expect(policyOf(readSettings({}, POLICY_SETTINGS))).toEqual(read().policy);
});

it('takes what is empty as not set', () => {
  expect(read({ STAGE: '', ADDING_WARNING_MINUTES: '  ', REMINDER_MINUTES: '' })).toEqual(read());
  expect(mistakes({ TABLE_NAME: '' })).toEqual([
    'TABLE_NAME must be the name of a DynamoDB table, but it is not set',
  ]);
});

it.each(['arn:aws-cn:sns:cn-north-1:123456789012:a', 'arn:aws-us-gov:sns:us-gov-west-1:123456789012:a-b_c'])(
  'takes a topic of any partition: %s',
  (arn) => {
    expect(read({ ALERT_TOPIC_ARN: arn }).alertTopicArn).toBe(arn);
  },
);

it('turns reminders, and a severity, off with 0', () => {
  expect(read({ REMINDER_MINUTES: '0' }).policy.reminders).toEqual([]);
  expect(read({ ADDING_WARNING_MINUTES: '0' }).policy.adding).toEqual({ warning: 0, critical: 7_200_000 });
  expect(read({ ADDING_CRITICAL_MINUTES: '0' }).policy.adding).toEqual({ warning: 1_800_000, critical: 0 });
});

describe('S13 an invalid policy', () => {
  it.each(['30m', '-1', '+1', 'NaN', 'Infinity', '0x10', '1e3', '1,5', '.5', '5.', '1 2', '٣', '0.000001'])(
    'is one with %j minutes, whichever setting it is',
    (value) => {
      const thresholds = SETTING_NAMES.filter((name) => /(Warning|Critical)Minutes$/.test(name));
      expect(thresholds).toHaveLength(10);
      for (const name of thresholds) {
        const minutes = `must be a number of minutes such as ${SETTINGS[name].example}, or 0 to turn it off`;
        expect(mistakes({ [variableOf(name)]: value })).toEqual([
          `${variableOf(name)} ${minutes}, got "${value}"`,
        ]);
      }
    },
  );

  const table: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ INTERVAL_MINUTES: '0' }, 'INTERVAL_MINUTES must be a number of minutes above 0 such as 5, got "0"'],
    [{ UPDATE_MINUTES: 'x' }, 'UPDATE_MINUTES must be a number of minutes such as 60, got "x"'],
    [
      { ADDING_WARNING_MINUTES: '525601' },
      'ADDING_WARNING_MINUTES must be at most 525600 minutes, which is a year, got "525601"',
    ],
    [
      { REMINDER_MINUTES: '240,,1440' },
      'REMINDER_MINUTES must be numbers of minutes such as 240,1440,10080, or 0 to turn reminders off, got "240,,1440"',
    ],
    [
      { REMINDER_MINUTES: '240,-1' },
      'REMINDER_MINUTES must be numbers of minutes such as 240,1440,10080, or 0 to turn reminders off, got "240,-1"',
    ],
    [
      { REMINDER_MINUTES: '240,4.9' },
      'REMINDER_MINUTES must not be less than INTERVAL_MINUTES (5), such as 240,1440,10080, got "240,4.9"',
    ],
    [
      { REMINDER_MINUTES: '240,0' },
      'REMINDER_MINUTES must not be less than INTERVAL_MINUTES (5), such as 240,1440,10080, got "240,0"',
    ],
    [{ TELL_FROM: 'error' }, 'TELL_FROM must be info, warning or critical, got "error"'],
    [
      { STAGE: 'a b' },
      'STAGE must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, got "a b"',
    ],
    [
      { STAGE: '-v' },
      'STAGE must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, got "-v"',
    ],
    [
      { STAGE: 'prod-widget' },
      'STAGE must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, got "prod-widget"',
    ],
    [
      { STAGE: 'prod-slack' },
      'STAGE must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, got "prod-slack"',
    ],
    [{ TIME_ZONE: '+02:00' }, 'TIME_ZONE must be a time zone such as Europe/Berlin, or empty, got "+02:00"'],
    [
      { IDENTITY_CENTER_REGION: 'Frankfurt' },
      'IDENTITY_CENTER_REGION must be a Region such as eu-central-1, got "Frankfurt"',
    ],
    [{ ACCOUNT_ID: '123' }, 'ACCOUNT_ID must be an account of 12 digits such as 123456789012, got "123"'],
    [
      { ALERT_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:alerts.fifo' },
      'ALERT_TOPIC_ARN must be the ARN of a standard SNS topic such as arn:aws:sns:eu-west-1:123456789012:alerts, got "arn:aws:sns:eu-west-1:123456789012:alerts.fifo"',
    ],
  ];

  it.each(table)('%o', (more, line) => {
    expect(mistakes(more)).toEqual([line]);
  });

  it.each(['ADDING', 'REMOVING', 'CREATING', 'DELETING', 'NOT_SEEN'])(
    'is one with %s critical before warning',
    (of) => {
      const warning = { [`${of}_WARNING_MINUTES`]: '10' };
      expect(mistakes({ ...warning, [`${of}_CRITICAL_MINUTES`]: '9' })).toEqual([
        `${of}_CRITICAL_MINUTES must not be less than ${of}_WARNING_MINUTES (10), such as 20, got "9"`,
      ]);
      expect(mistakes({ ...warning, [`${of}_CRITICAL_MINUTES`]: '10' })).toEqual([]);
    },
  );

  it('names every mistake at once, contradictions too, one line each', () => {
    const environment = {
      ACCOUNT_ID: 'x',
      ADDING_WARNING_MINUTES: '30m',
      REMOVING_CRITICAL_MINUTES: '1',
      REMINDER_MINUTES: '1',
      TELL_FROM: 'all',
    };
    expect(mistakesOf(environment).map((line) => line.split(' ')[0])).toEqual([
      'IDENTITY_CENTER_REGION',
      'ACCOUNT_ID',
      'TABLE_NAME',
      'ALERT_TOPIC_ARN',
      'ADDING_WARNING_MINUTES',
      'TELL_FROM',
      'REMOVING_CRITICAL_MINUTES',
      'REMINDER_MINUTES',
    ]);
  });
});

describe('S66 what a mistake shows of a value', () => {
  it.each([
    'https://hooks.slack.com/services/T0/B0/abc',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ])('nothing of what may be a secret: %s', (secret) => {
    const [line] = mistakes({ TELL_FROM: secret });
    expect(line).toBe(
      `TELL_FROM must be info, warning or critical, got ${secret.length} characters that are not shown, as they may be secret`,
    );
  });

  it('at most 60 bytes on one line of anything else', () => {
    const [line, ...rest] = mistakes({ TELL_FROM: `a\nb ${'long '.repeat(100)}` });
    expect(rest).toEqual([]);
    expect(line).toMatch(/, got "a b long [a-z ]+…"$/);
    expect(Buffer.byteLength(line?.split('got ')[1] ?? '')).toBeLessThanOrEqual(62);
  });
});
