/** A row of the table. What a row leaves out comes from the function's setting of the same name. */
export interface ParameterRow {
  readonly description: string;
  readonly type?: 'String' | 'Number';
  readonly default?: string;
  /** Whether it can be empty. If so, empty is the default. */
  readonly canBeEmpty?: true;
  readonly example?: string;
  /** The rule for its value, such as `must be on or off`. */
  readonly must?: string;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly longest?: number;
}

/** Parameters that people read together: in the console, docs/parameters.md, the help and the example of a settings file. */
export interface ParameterGroup {
  readonly label: string;
  /** By name. */
  readonly parameters: Readonly<Record<string, ParameterRow>>;
}

const ATOM = "[A-Za-z0-9!#%&'*+/=?^_{|}~-]+";
const LABEL = '[A-Za-z0-9][A-Za-z0-9-]*';
const EMAIL = {
  type: 'String',
  allowedPattern: `^${ATOM}(\\.${ATOM})*@${LABEL}(\\.${LABEL})+$`,
  longest: 254,
} as const;

/** What the person who deploys can choose, in the order in which people read it. */
export const PARAMETER_GROUPS = [
  {
    label: 'Who is told',
    parameters: {
      alertEmail: {
        ...EMAIL,
        description: 'Gets the alerts. Confirm the subscription that AWS sends to this address.',
        must: 'must be one email address such as ops@example.com',
        example: 'ops@example.com',
      },
      operationsEmail: {
        ...EMAIL,
        description: 'Gets the alarms about the monitor itself. Empty means the same address as for alerts.',
        canBeEmpty: true,
        must: 'must be one email address such as platform@example.com',
        example: 'platform@example.com',
      },
      slackWorkspaceId: {
        type: 'String',
        description:
          'The Slack workspace, authorised once in the console of Amazon Q Developer in chat applications. Empty means no Slack.',
        canBeEmpty: true,
        allowedPattern: '^[0-9A-Z]{1,255}$',
        must: 'must be the id of a workspace such as T07EA123LEP',
        example: 'T07EA123LEP',
      },
      slackChannelId: {
        type: 'String',
        description: 'The Slack channel that gets alerts and alarms. Empty means no Slack.',
        canBeEmpty: true,
        allowedPattern: '^[A-Za-z0-9]{1,255}$',
        must: 'must be the id of a channel such as C07EZ1ABC23',
        example: 'C07EZ1ABC23',
      },
      slackWebhookParameter: {
        description:
          'For Slack without Amazon Q: the name of the SSM parameter, a SecureString, that holds the address of a webhook. Empty means none.',
        canBeEmpty: true,
      },
      slackMention: {
        description:
          'Whom that webhook calls when something is or becomes critical, such as `<!here>` or `<!subteam^S012AB3CD>`. Empty means nobody.',
      },
    },
  },
  {
    label: 'What is watched',
    parameters: {
      identityCenterRegion: {
        description:
          'The primary Region of the Identity Center instance. Empty means the Region of this stack.',
        canBeEmpty: true,
      },
      intervalMinutes: {
        description: 'The time between two runs.',
        // Those of the mapping Interval in infra/conditions.yml.
        allowedValues: ['5', '10', '15', '30', '60'],
        must: 'must be 5, 10, 15, 30 or 60',
      },
      stage: {
        description:
          'The name of this deployment, in every message, metric and name. `npm run deploy` takes it from --stage.',
        must: 'must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, such as prod',
      },
    },
  },
  {
    label: 'When a Region is stuck',
    parameters: {
      addingWarningMinutes: { description: 'A Region ADDING for this long is a warning. 0 turns that off.' },
      addingCriticalMinutes: { description: 'A Region ADDING for this long is critical. 0 turns that off.' },
      removingWarningMinutes: {
        description:
          'A Region REMOVING for this long is told again: its removal is a warning at once. 0 turns that off.',
      },
      removingCriticalMinutes: {
        description: 'An additional Region REMOVING for this long is critical. 0 turns that off.',
      },
    },
  },
  {
    label: 'When an instance is stuck',
    parameters: {
      creatingWarningMinutes: {
        description: 'An instance CREATE_IN_PROGRESS for this long is a warning. 0 turns that off.',
      },
      creatingCriticalMinutes: {
        description: 'An instance CREATE_IN_PROGRESS for this long is critical. 0 turns that off.',
      },
      deletingWarningMinutes: {
        description:
          'An instance DELETE_IN_PROGRESS for this long is told again, or as a warning if it was not told at once. 0 turns that off.',
      },
      deletingCriticalMinutes: {
        description: 'An instance DELETE_IN_PROGRESS for this long is critical. 0 turns that off.',
      },
    },
  },
  {
    label: "When the monitor can't see",
    parameters: {
      notSeenWarningMinutes: {
        description: 'Not having seen all of Identity Center for this long is a warning. 0 turns that off.',
      },
      notSeenCriticalMinutes: {
        description:
          'Not having read anything at the primary Region for this long is critical. 0 turns that off.',
      },
    },
  },
  {
    label: 'What else is sent, and how often',
    parameters: {
      tellFrom: {
        description:
          'What begins is told at once from this severity on, and so is a change by itself. When it lasts it is told whatever this says.',
      },
      updateMinutes: { description: 'An open incident is updated at most once in this time.' },
      reminderMinutes: {
        description:
          'The time before the first reminder, the second, and so on; the last one repeats. 0 turns reminders off.',
      },
      timeZone: {
        description: 'Times are in UTC, and in this time zone too. Empty means UTC only.',
      },
      runbookUrl: {
        description:
          'Messages link to this page of yours, each to the anchor of its kind, such as #region-adding. Empty means no link.',
        longest: 420,
      },
    },
  },
  {
    label: 'What your organisation requires',
    parameters: {
      kmsKey: {
        type: 'String',
        description:
          'The key that encrypts the alert topic. Empty means none, "create" makes one, or the ARN of yours.',
        default: '',
        allowedPattern: '^$|^create$|^arn:aws(-[a-z]+)*:kms:([a-z]+-){2,3}\\d:\\d{12}:key/[a-zA-Z0-9-]+$',
        must: 'must be empty, "create", or the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/mrk-1234',
        example: 'arn:aws:kms:eu-west-1:123456789012:key/mrk-1234',
      },
      operationsKmsKey: {
        type: 'String',
        description:
          'The key that encrypts the operations topic, never the one of the alerts. Empty means none. Its policy must let CloudWatch use it.',
        canBeEmpty: true,
        allowedPattern: '^arn:aws(-[a-z]+)*:kms:([a-z]+-){2,3}\\d:\\d{12}:key/[a-zA-Z0-9-]+$',
        must: 'must be the ARN of a key such as arn:aws:kms:eu-west-1:123456789012:key/mrk-5678',
        example: 'arn:aws:kms:eu-west-1:123456789012:key/mrk-5678',
      },
      permissionsBoundaryArn: {
        type: 'String',
        description: 'The policy that bounds every role of this stack. Empty means none.',
        canBeEmpty: true,
        allowedPattern: '^arn:aws(-[a-z]+)*:iam::(aws|\\d{12}):policy/.+$',
        must: 'must be the ARN of a policy such as arn:aws:iam::123456789012:policy/boundary',
        example: 'arn:aws:iam::123456789012:policy/boundary',
      },
      logRetentionDays: {
        type: 'Number',
        description: 'How long the log is kept.',
        default: '90',
        // biome-ignore format: one line is easier to compare with the documentation of CloudWatch Logs
        allowedValues: ['1', '3', '5', '7', '14', '30', '60', '90', '120', '150', '180', '365', '400', '545', '731', '1096', '1827', '2192', '2557', '2922', '3288', '3653'],
        must: 'must be a number of days that CloudWatch Logs knows, such as 30, 90 or 365',
        example: '90',
      },
      reservedConcurrency: {
        type: 'String',
        description:
          'Reserves 2 concurrent executions, so that nothing else in the account can use them. Fails if fewer than 100 would be left.',
        default: 'off',
        allowedValues: ['on', 'off'],
        must: 'must be on or off',
        example: 'on',
      },
    },
  },
] as const satisfies readonly ParameterGroup[];

type KeysOf<T> = T extends unknown ? keyof T : never;

export type ParameterName = KeysOf<(typeof PARAMETER_GROUPS)[number]['parameters']>;
