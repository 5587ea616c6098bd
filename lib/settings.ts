/** An environment variable of the function. */
export interface Setting {
  readonly name: string;
  /** Absent when it must be set. */
  readonly default?: string;
  readonly example: string;
  readonly description: string;
}

/** Every setting there is, in the order in which people read of them. */
export const SETTINGS = [
  {
    name: 'IDENTITY_CENTER_REGION',
    example: 'eu-central-1',
    description:
      'The primary Region of the Identity Center instance. It may differ from the Region of the monitor.',
  },
  { name: 'ACCOUNT_ID', example: '123456789012', description: 'The account that the monitor runs in.' },
  {
    name: 'TABLE_NAME',
    example: 'identity-center-monitor-prod',
    description: 'The DynamoDB table of its records.',
  },
  {
    name: 'ALERT_TOPIC_ARN',
    example: 'arn:aws:sns:eu-west-1:123456789012:alerts',
    description: 'The SNS topic to which it publishes.',
  },
  {
    name: 'STAGE',
    default: 'prod',
    example: 'prod',
    description: 'The name of this deployment, shown in every message.',
  },
  {
    name: 'INTERVAL_MINUTES',
    default: '5',
    example: '5',
    description: 'The time between two runs of the schedule.',
  },
  minutes('ADDING_WARNING_MINUTES', '30', 'A Region ADDING for so long is a warning.'),
  minutes('ADDING_CRITICAL_MINUTES', '120', 'A Region ADDING for so long is critical.'),
  minutes('REMOVING_WARNING_MINUTES', '30', 'A Region REMOVING for so long is a warning.'),
  minutes('REMOVING_CRITICAL_MINUTES', '1440', 'A Region REMOVING for so long is critical.'),
  minutes('CREATING_WARNING_MINUTES', '30', 'An instance CREATE_IN_PROGRESS for so long is a warning.'),
  minutes('CREATING_CRITICAL_MINUTES', '120', 'An instance CREATE_IN_PROGRESS for so long is critical.'),
  minutes('DELETING_WARNING_MINUTES', '120', 'An instance DELETE_IN_PROGRESS for so long is a warning.'),
  minutes('DELETING_CRITICAL_MINUTES', '0', 'An instance DELETE_IN_PROGRESS for so long is critical.'),
  minutes(
    'NOT_SEEN_WARNING_MINUTES',
    '15',
    'Not having seen all of Identity Center for so long is a warning.',
  ),
  minutes(
    'NOT_SEEN_CRITICAL_MINUTES',
    '60',
    'Not having read anything at the primary Region for so long is critical.',
  ),
  {
    name: 'REMINDER_MINUTES',
    default: '240,1440,10080',
    example: '240,1440,10080',
    description:
      'The time before the first reminder, the second, and so on; the last repeats. 0 turns reminders off.',
  },
  {
    name: 'UPDATE_MINUTES',
    default: '60',
    example: '60',
    description: 'An open incident is updated at most once in this time.',
  },
  {
    name: 'TELL_FROM',
    default: 'warning',
    example: 'warning',
    description: 'A change without an incident is told from this severity on: info, warning or critical.',
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];

function minutes<const N extends string, const D extends string>(name: N, byDefault: D, description: string) {
  return {
    name,
    default: byDefault,
    example: byDefault,
    description: `${description} 0 turns that off.`,
  } as const;
}
