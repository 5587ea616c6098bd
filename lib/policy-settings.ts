import type { Policy, Thresholds } from './domain/policy.ts';
import type { Duration } from './domain/time.ts';
import type { SettingName, Settings } from './settings.ts';

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
