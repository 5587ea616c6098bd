import { describe, expect, test } from 'vitest';
import { Refused } from '../../../infra/command-line/command.ts';
import { readOptions } from '../../../infra/command-line/options.ts';
import { type Plan, planDeployment } from '../../../infra/parameters/plan.ts';

/** A stage without a settings file, because the settings of whoever runs the tests must not matter. */
const ROOT = '/nowhere';
const EMAIL = '--param=alertEmail=ops@example.com';
const IN_IRELAND = '--region=eu-west-1';

const plan = (options: readonly string[], environment = {}): Plan =>
  planDeployment(readOptions('deploy', options, environment), ROOT);

function mistakesOf(options: readonly string[], environment = {}): readonly string[] {
  try {
    plan(options, environment);
  } catch (error) {
    if (error instanceof Refused) return error.mistakes;
    throw error;
  }
  return [];
}

const valuesOf = ({ parameters }: Plan) =>
  Object.fromEntries(parameters.map(({ parameter, value }) => [parameter.key, value]));

describe('a deployment is refused', () => {
  test.each<[string, string[], string[]]>([
    ['no email', [], ['alertEmail must be one email address such as ops@example.com, but it is not given']],
    [
      'an email without @',
      ['alertEmail=ops'],
      ['alertEmail must be one email address such as ops@example.com, got "ops"'],
    ],
    [
      'an email that is empty',
      ['alertEmail='],
      ['alertEmail must be one email address such as ops@example.com, got ""'],
    ],
    [
      'a word for a threshold',
      ['addingWarningMinutes=soon'],
      ['addingWarningMinutes must be a number of minutes such as 30, or 0 to turn it off, got "soon"'],
    ],
    [
      'nothing for a threshold',
      ['addingWarningMinutes='],
      ['addingWarningMinutes must be a number of minutes such as 30'],
    ],
    ['less than nothing', ['addingWarningMinutes=-1'], ['or 0 to turn it off, and at least 0, got "-1"']],
    [
      'more than a year',
      ['updateMinutes=525601'],
      ['updateMinutes must be a number of minutes such as 60, and at most 525600, got "525601"'],
    ],
    [
      'what the function would take for nothing',
      ['updateMinutes=0.0000001'],
      ['updateMinutes must be a number of minutes such as 60, got "0.0000001"'],
    ],
    [
      'an interval without a schedule',
      ['intervalMinutes=7'],
      ['intervalMinutes must be 5, 10, 15, 30 or 60, got "7"'],
    ],
    [
      'a name that is nearly right',
      ['addingWarningMinute=45'],
      ['"addingWarningMinute" (--param) is no parameter: did you mean addingWarningMinutes?'],
    ],
    [
      'a name as CloudFormation writes it',
      ['TellFrom=info'],
      ['"TellFrom" (--param) is no parameter: did you mean tellFrom?'],
    ],
    [
      'a name like no other',
      ['colour=blue'],
      ['"colour" (--param) is no parameter: npm run deploy -- --help lists them'],
    ],
    [
      'the stage as a parameter',
      ['stage=dev'],
      ['stage (--param) is no parameter: it is the option --stage, such as --stage=prod'],
    ],
    [
      'a parameter twice',
      ['tellFrom=info', 'tellFrom=critical'],
      ['"tellFrom" is given by more than one --param'],
    ],
    [
      'a parameter without a value',
      ['tellFrom'],
      ['--param must be name=value, such as --param="alertEmail=ops@example.com": "tellFrom" has no "="'],
    ],
    [
      'a critical before its warning',
      ['addingWarningMinutes=45', 'addingCriticalMinutes=30'],
      ['addingCriticalMinutes must not be less than addingWarningMinutes (45), such as 90, got "30"'],
    ],
    [
      'a warning later than the default of critical',
      ['notSeenWarningMinutes=90'],
      [
        'notSeenCriticalMinutes must not be less than notSeenWarningMinutes (90), such as 180, got "60", its default',
      ],
    ],
    [
      'a critical before the default of warning',
      ['addingCriticalMinutes=20'],
      [
        'addingCriticalMinutes must not be less than addingWarningMinutes (30, its default), such as 60, got "20"',
      ],
    ],
    [
      'reminders sooner than the interval',
      ['reminderMinutes=10,20', 'intervalMinutes=15'],
      ['reminderMinutes must not be less than intervalMinutes (15), such as 240,1440,10080, got "10,20"'],
    ],
    [
      'more reminders than CloudFormation takes',
      [`reminderMinutes=${Array(41).fill('1440').join()}`],
      ['or 0 to turn reminders off, and at most 200 characters long, got "1440,1440,'],
    ],
    [
      'a workspace without a channel',
      ['slackWorkspaceId=T07EA123LEP'],
      ['slackChannelId must be given with slackWorkspaceId, such as C07EZ1ABC23, but it is empty'],
    ],
    [
      'a channel without a workspace',
      ['slackChannelId=C07EZ1ABC23'],
      ['slackWorkspaceId must be given with slackChannelId, such as T07EA123LEP, but it is empty'],
    ],
    [
      'a mention without a webhook',
      ['slackMention=<!here>'],
      [
        'slackWebhookParameter must be given with slackMention, such as /identity-center-monitor/slack, but it is empty',
      ],
    ],
    [
      'the address of a webhook in the place of the name of its parameter',
      ['slackWebhookParameter=https://hooks.slack.com/services/T01/B01/secret'],
      [', or empty, got 47 characters that are not shown, as they may be secret'],
    ],
    [
      'a mention that Slack does not know',
      ['slackWebhookParameter=/a/b', 'slackMention=@here'],
      ['<@U012AB3CD> for a person, got "@here"'],
    ],
    [
      'a key of another Region',
      ['kmsKey=arn:aws:kms:us-east-1:123456789012:key/abc'],
      ['kmsKey must be a key of eu-west-1'],
    ],
    [
      'a key of another Region for the alarms',
      ['operationsKmsKey=arn:aws:kms:us-east-1:123456789012:key/abc'],
      ['operationsKmsKey must be a key of eu-west-1'],
    ],
    [
      'one key for the alerts and for the alarms that would tell of it',
      [
        'kmsKey=arn:aws:kms:eu-west-1:123456789012:key/abc',
        'operationsKmsKey=arn:aws:kms:eu-west-1:123456789012:key/abc',
      ],
      ['operationsKmsKey must be another key than kmsKey, or empty'],
    ],
    [
      'what osls would resolve',
      ['permissionsBoundaryArn=arn:aws:iam::123456789012:policy/${env:USER}'],
      ['and have no "${"'],
    ],
    [
      'two addresses in one',
      ['operationsEmail=a@example.com,b@example.com'],
      [
        'operationsEmail must be one email address such as platform@example.com, or empty, got "a@example.com,b@',
      ],
    ],
  ])('%s', (_, params, expected) => {
    const email =
      params.some((param) => param.startsWith('alertEmail')) || expected[0]?.startsWith('alertEmail')
        ? []
        : [EMAIL];
    const mistakes = mistakesOf([IN_IRELAND, ...email, ...params.map((param) => `--param=${param}`)]);
    expect(mistakes).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test.each<[string, string[], Record<string, string>, string]>([
    [
      'no Region',
      [EMAIL],
      {},
      '--region must say where to deploy, such as --region=eu-west-1; neither it nor AWS_REGION is set',
    ],
    [
      'what is no Region',
      [EMAIL, '--region=Ireland'],
      {},
      '--region must be a Region, such as --region=eu-west-1, got "Ireland"',
    ],
    [
      'something that is no Region in the variable',
      [EMAIL],
      { AWS_REGION: 'Ireland\r', AWS_DEFAULT_REGION: 'eu-west-1' },
      'AWS_REGION must be a Region, such as AWS_REGION=eu-west-1, got "Ireland"',
    ],
    [
      'a Region without a name',
      [EMAIL, '--region', '--stage=dev'],
      {},
      '--region needs a value such as --region=eu-west-1',
    ],
    ['two stages', [EMAIL, IN_IRELAND, '--stage=a', '--stage=b'], {}, '--stage is given more than once'],
    [
      'a stage that is a path',
      [EMAIL, IN_IRELAND, '--stage=../prod'],
      {},
      '--stage must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, such as prod, got "../prod"',
    ],
    [
      'a stage that osls would read as an option',
      [EMAIL, IN_IRELAND, '--stage=-v'],
      {},
      '--stage must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, such as prod, got "-v"',
    ],
    [
      'an option that is nearly right',
      [EMAIL, IN_IRELAND, '--params=x'],
      {},
      '--params is not known: did you mean --param?',
    ],
    [
      'an option like no other',
      [EMAIL, IN_IRELAND, '--force'],
      {},
      '--force is not known: npm run deploy knows --param, --stage, --region, --aws-profile, --yes and --help',
    ],
    ['a yes with a value', [EMAIL, IN_IRELAND, '--yes=no'], {}, '--yes takes no value'],
    ['a word by itself', [EMAIL, IN_IRELAND, 'prod'], {}, '"prod" is not expected'],
    [
      'an option that npm kept',
      [EMAIL, IN_IRELAND],
      { npm_config_stage: 'dev' },
      'npm took --stage for itself: write npm run deploy -- --param=alertEmail=ops@example.com --stage=dev --region=eu-west-1',
    ],
  ])('%s', (_, options, environment, expected) => {
    expect(mistakesOf(options, environment)).toEqual([expect.stringContaining(expected)]);
  });

  test('for all mistakes at once, each named once', () => {
    const mistakes = mistakesOf([
      '--param=alertEmail=ops',
      '--param=addingWarningMinutes=soon',
      '--param=addingCriticalMinutes=1',
      '--foo',
    ]);
    expect(mistakes.map((text) => text.split(' ')[0])).toEqual([
      '--foo',
      '--region',
      'alertEmail',
      'addingWarningMinutes',
    ]);
  });

  test('without a secret that was put in the wrong place', () => {
    const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYwJalr';
    const params = [
      `alertEmail=${secret}`,
      `${secret}=1`,
      secret,
      `tellFrom=https://hooks.example.com/a`,
    ].map((param) => `--param=${param}`);
    const mistakes = mistakesOf([
      ...params,
      secret,
      `--${secret}`,
      `--region=${secret}`,
      `--stage=${secret}`,
    ]);
    expect(mistakes).toHaveLength(8);
    expect(mistakes.join('\n')).not.toMatch(/wJalr|hooks/);
  });
});

describe('a deployment goes', () => {
  test('to the Region of the option, or else of AWS_REGION, or else of AWS_DEFAULT_REGION', () => {
    const environment = { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-north-1' };
    expect(plan([EMAIL, IN_IRELAND], environment).region).toBe('eu-west-1');
    expect(plan([EMAIL], environment).region).toBe('eu-central-1');
    expect(plan([EMAIL], { ...environment, AWS_REGION: '' }).region).toBe('eu-north-1');
  });

  test('to the account of the profile that is named, or is the default of the AWS CLI', () => {
    const profileOf = (options: readonly string[], environment = {}) =>
      plan([EMAIL, IN_IRELAND, ...options], environment).profile;
    expect(profileOf(['--aws-profile=platform'])).toBe('platform');
    expect(profileOf([], { AWS_DEFAULT_PROFILE: 'platform' })).toBe('platform');
    expect(profileOf([], { AWS_DEFAULT_PROFILE: 'platform', AWS_PROFILE: 'other' })).toBe('other');
    expect(profileOf([], { AWS_DEFAULT_PROFILE: 'platform', AWS_ACCESS_KEY_ID: 'any' })).toBeUndefined();
    expect(profileOf([])).toBeUndefined();
  });

  test('by values without the white space that nobody sees', () => {
    const trimmed = plan([EMAIL, '--stage=dev\r'], { AWS_REGION: 'eu-west-1\r', AWS_PROFILE: ' platform\r' });
    expect(trimmed).toMatchObject({ stage: 'dev', region: 'eu-west-1', profile: 'platform' });
    expect(valuesOf(trimmed).Stage).toBe('dev');
    expect(plan([EMAIL], { AWS_REGION: ' ', AWS_DEFAULT_REGION: 'eu-north-1' }).region).toBe('eu-north-1');
  });

  test('to the stage prod, unless another is named', () => {
    expect(valuesOf(plan([EMAIL, IN_IRELAND])).Stage).toBe('prod');
    expect(valuesOf(plan([EMAIL, IN_IRELAND, '--stage', 'dev']))).toMatchObject({ Stage: 'dev' });
  });

  test('with thresholds turned off, fractions, and both halves of Slack', () => {
    const params = [
      'addingCriticalMinutes=0',
      'addingWarningMinutes= 0.5 ',
      'slackWorkspaceId=T07EA123LEP',
      'slackChannelId=C07EZ1ABC23',
    ];
    expect(valuesOf(plan([EMAIL, IN_IRELAND, ...params.map((param) => `--param=${param}`)]))).toMatchObject({
      AddingCriticalMinutes: '0',
      AddingWarningMinutes: '0.5',
      SlackWorkspaceId: 'T07EA123LEP',
    });
  });
});
