import type { Policy, Thresholds } from '../domain/policy.ts';
import type { Scope } from '../domain/resource.ts';
import type { Duration } from '../domain/time.ts';
import type { MessageSettings } from '../messages/context.ts';
import { readSettings, type SettingName, type Settings } from '../settings.ts';

export interface Config {
  readonly scope: Scope;
  readonly tableName: string;
  readonly alertTopicArn: string;
  readonly metricNamespace: 'IdentityCenterMonitor';
  readonly policy: Policy;
  readonly messages: MessageSettings;
}

/** What a run goes by. */
export type RunConfig = Pick<Config, 'scope' | 'policy' | 'messages'>;

/** The settings that make the policy. */
export const POLICY_SETTINGS = [
  'addingWarningMinutes',
  'addingCriticalMinutes',
  'removingWarningMinutes',
  'removingCriticalMinutes',
  'creatingWarningMinutes',
  'creatingCriticalMinutes',
  'deletingWarningMinutes',
  'deletingCriticalMinutes',
  'notSeenWarningMinutes',
  'notSeenCriticalMinutes',
  'reminderMinutes',
  'updateMinutes',
  'intervalMinutes',
  'tellFrom',
] as const satisfies readonly SettingName[];

/** All that a poll reads. */
export const POLL_SETTINGS = [
  'identityCenterRegion',
  'accountId',
  'tableName',
  'alertTopicArn',
  'stage',
  'timeZone',
  'runbookUrl',
  ...POLICY_SETTINGS,
] as const satisfies readonly SettingName[];

/** @throws ConfigurationError for all mistakes at once */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config =>
  configOf(readSettings(environment, POLL_SETTINGS));

export const configOf = (settings: Pick<Settings, (typeof POLL_SETTINGS)[number]>): Config => ({
  scope: { accountId: settings.accountId, stage: settings.stage, region: settings.identityCenterRegion },
  tableName: settings.tableName,
  alertTopicArn: settings.alertTopicArn,
  metricNamespace: 'IdentityCenterMonitor',
  policy: policyOf(settings),
  messages: {
    deployedIn: regionOf(settings.alertTopicArn),
    ...(settings.timeZone && { timeZone: settings.timeZone }),
    ...(settings.runbookUrl && { runbookUrl: settings.runbookUrl }),
  },
});

/** A topic is in the Region of the stack, and so is the dashboard. */
const regionOf = (topicArn: string): string => topicArn.split(':')[3] ?? '';

export const policyOf = (settings: Pick<Settings, (typeof POLICY_SETTINGS)[number]>): Policy => ({
  adding: thresholds(settings.addingWarningMinutes, settings.addingCriticalMinutes),
  removing: thresholds(settings.removingWarningMinutes, settings.removingCriticalMinutes),
  creating: thresholds(settings.creatingWarningMinutes, settings.creatingCriticalMinutes),
  deleting: thresholds(settings.deletingWarningMinutes, settings.deletingCriticalMinutes),
  notSeen: thresholds(settings.notSeenWarningMinutes, settings.notSeenCriticalMinutes),
  tellFrom: settings.tellFrom,
  reminders: settings.reminderMinutes,
  updateEvery: settings.updateMinutes,
  interval: settings.intervalMinutes,
});

const thresholds = (warning: Duration, critical: Duration): Thresholds => ({ warning, critical });
