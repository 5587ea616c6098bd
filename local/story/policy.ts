import { at, type Place } from './story.ts';

/** Settings of a story's policy, by their name in the environment. */
const SETTINGS: Readonly<Record<string, string>> = {
  'adding-warning': 'ADDING_WARNING_MINUTES',
  'adding-critical': 'ADDING_CRITICAL_MINUTES',
  'removing-warning': 'REMOVING_WARNING_MINUTES',
  'removing-critical': 'REMOVING_CRITICAL_MINUTES',
  'creating-warning': 'CREATING_WARNING_MINUTES',
  'creating-critical': 'CREATING_CRITICAL_MINUTES',
  'deleting-warning': 'DELETING_WARNING_MINUTES',
  'deleting-critical': 'DELETING_CRITICAL_MINUTES',
  'not-seen-warning': 'NOT_SEEN_WARNING_MINUTES',
  'not-seen-critical': 'NOT_SEEN_CRITICAL_MINUTES',
  reminders: 'REMINDER_MINUTES',
  update: 'UPDATE_MINUTES',
  interval: 'INTERVAL_MINUTES',
  'tell-from': 'TELL_FROM',
};

/** The environment that a policy of a story stands for. */
export const policyEnvironment = (
  settings: Readonly<Record<string, string>>,
  place: Place,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [variableOf(name, place), value]));

function variableOf(name: string, place: Place): string {
  const variable = SETTINGS[name];
  if (variable !== undefined) return variable;
  throw at(place, `expected one of the settings ${Object.keys(SETTINGS).join(', ')}, found "${name}"`);
}
