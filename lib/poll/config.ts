import type { Policy } from '../domain/policy.ts';
import type { Scope } from '../domain/resource.ts';
import { MONITOR_SETTINGS } from '../function-settings.ts';
import type { MessageSettings } from '../messages/context.ts';
import { policyOf } from '../policy-settings.ts';
import { readSettings, type Settings } from '../settings.ts';

export interface Config {
  readonly scope: Scope;
  readonly tableName: string;
  readonly alertTopicArn: string;
  readonly metricNamespace: 'IdentityCenterMonitor';
  readonly policy: Policy;
  readonly messages: MessageSettings;
}

/** What a run goes by. */
export type RunConfig = Pick<Config, 'scope' | 'policy'>;

/** @throws ConfigurationError for all mistakes at once */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config =>
  configOf(readSettings(environment, MONITOR_SETTINGS));

export const configOf = (settings: Pick<Settings, (typeof MONITOR_SETTINGS)[number]>): Config => ({
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
