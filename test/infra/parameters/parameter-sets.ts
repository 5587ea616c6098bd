/** Ways to deploy that, between them, take every branch of the template. */
export const PARAMETER_SETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'every default': {},
  'everything on': {
    OperationsEmail: 'platform@example.com',
    IdentityCenterRegion: 'eu-central-1',
    Stage: 'dev',
    IntervalMinutes: '10',
    SlackWorkspaceId: 'T07EA123LEP',
    SlackChannelId: 'C07EZ1ABC23',
    SlackWebhookParameter: '/identity-center-monitor/slack',
    SlackMention: '<!subteam^S012AB3CD>',
    KmsKey: 'create',
    OperationsKmsKey: 'arn:aws:kms:eu-west-1:123456789012:key/mrk-5678',
    PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
    ReservedConcurrency: 'on',
  },
  'a key of their own': {
    KmsKey: 'arn:aws:kms:eu-west-1:123456789012:key/mrk-1234',
    DeletingCriticalMinutes: '1440',
  },
  'every threshold off': Object.fromEntries(
    ['Adding', 'Removing', 'Creating', 'Deleting', 'NotSeen'].flatMap((what) => [
      [`${what}WarningMinutes`, '0'],
      [`${what}CriticalMinutes`, '0'],
    ]),
  ),
};
