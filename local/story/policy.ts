import { POLICY_SETTINGS } from '../../lib/policy-settings.ts';
import { SETTINGS, variableOf } from '../../lib/settings.ts';
import { at, type Place } from './story.ts';

/** Variables of the environment, by the short names that stories have for settings of the policy. */
const VARIABLES = new Map([
  ...POLICY_SETTINGS.map((name) => [shortNameOf(name), variableOf(name)] as const),
  ['asks', variableOf('identityCenterRegion')] as const,
]);

/** The environment that a policy of a story stands for. */
export const policyEnvironment = (
  settings: Readonly<Record<string, string>>,
  place: Place,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [variableFor(name, place), value]));

function variableFor(name: string, place: Place): string {
  const variable = VARIABLES.get(name);
  if (variable !== undefined) return variable;
  throw at(place, `expected one of the settings ${[...VARIABLES.keys()].join(', ')}, found "${name}"`);
}

/** `addingWarningMinutes` is `adding-warning`. A list is in the plural: `reminderMinutes` is `reminders`. */
function shortNameOf(name: (typeof POLICY_SETTINGS)[number]): string {
  const words = name.replace(/Minutes$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return SETTINGS[name].type === 'minutes-list' ? `${words}s` : words;
}
