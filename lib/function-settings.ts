import { POLICY_SETTINGS } from './policy-settings.ts';
import type { SettingName } from './settings.ts';

/** What each function reads, one list for each: the function reads no other setting, and the template gives it no other. */
export const MONITOR_SETTINGS = listOf(
  ['identityCenterRegion', 'accountId', 'tableName', 'alertTopicArn', 'stage', 'timeZone', 'runbookUrl'],
  POLICY_SETTINGS,
);

export const SLACK_SETTINGS = listOf(['slackWebhookParameter', 'slackMention']);

export const WIDGET_SETTINGS = listOf(
  ['identityCenterRegion', 'accountId', 'tableName', 'stage', 'runbookUrl'],
  POLICY_SETTINGS,
);

/** All of them, by the names of the files in functions/. Only the template is made from this. */
export const FUNCTION_SETTINGS = {
  monitor: MONITOR_SETTINGS,
  slack: SLACK_SETTINGS,
  widget: WIDGET_SETTINGS,
} as const satisfies Readonly<Record<string, readonly SettingName[]>>;

/**
 * The annotation lets esbuild drop the list of another function from a bundle. A list that is spread into another in its
 * place would stay in every bundle.
 * @__NO_SIDE_EFFECTS__
 */
function listOf<const N extends SettingName>(...lists: readonly (readonly N[])[]): readonly N[] {
  return lists.flat();
}
