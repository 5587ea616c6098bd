import { readConfig } from '../../lib/config.ts';
import { ConfigurationError } from '../../lib/settings.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { Mistake } from './check-values.ts';
import { type Choice, inFile, originOf } from './choices.ts';

export interface Together {
  readonly declared: readonly Parameter[];
  readonly chosen: ReadonlyMap<string, Choice>;
  readonly region: string;
  readonly settingsFile: string;
}

/** What each value may be, but not beside another: the function would not start with it, or Slack stay silent. */
export const checkTogether = (all: Together): readonly Mistake[] => [
  ...asTheFunctionReads(all),
  ...slackByHalf(all),
  ...keyElsewhere(all),
];

/** What serverless.yml gives the function by itself. Placeholders: they are known only after the deployment. */
const GIVEN = {
  ACCOUNT_ID: '123456789012',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:alerts',
};

const given = ({ chosen }: Together, name: string): string => chosen.get(name)?.value ?? '';

/** The function itself decides: a rule that was written here again could differ from its own. */
function asTheFunctionReads(all: Together): readonly Mistake[] {
  const environment = all.declared.map(({ key, name }) => [variableOf(key), given(all, name)] as const);
  const identityCenterRegion = given(all, 'identityCenterRegion') || all.region;
  try {
    readConfig({
      ...Object.fromEntries(environment),
      ...GIVEN,
      IDENTITY_CENTER_REGION: identityCenterRegion,
    });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n').map((line) => byParameters(line, all));
  }
}

/** `A_CRITICAL must not be less than A_WARNING (30), got "20"`, by the names of parameters and with who chose each. */
function byParameters(line: string, all: Together): Mistake {
  const names = new Map(all.declared.map(({ key, name }) => [variableOf(key), name]));
  const name = names.get(line.slice(0, line.indexOf(' '))) ?? line;
  const end = line.lastIndexOf(', got ');
  const rule = line.slice(0, end).replace(/\b([A-Z]+(?:_[A-Z]+)*)(?: \((.*?)\))?/g, (found, word, value) => {
    const of = names.get(word);
    if (of === undefined) return found;
    const choice = all.chosen.get(of);
    if (value === undefined) return `${of}${inFile(choice, all.settingsFile)}`;
    return `${of} (${value}${originOf(choice, all.settingsFile)})`;
  });
  const byDefault = all.chosen.get(name)?.from === 'default' ? ', its default' : '';
  return { name, text: `${rule}${line.slice(end)}${byDefault}` };
}

/** AddingWarningMinutes is ADDING_WARNING_MINUTES to the function. */
const variableOf = (key: string): string => key.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase();

function slackByHalf(all: Together): readonly Mistake[] {
  const halves = [
    { name: 'slackWorkspaceId', example: 'T07EA123LEP', other: 'slackChannelId' },
    { name: 'slackChannelId', example: 'C07EZ1ABC23', other: 'slackWorkspaceId' },
  ];
  return halves
    .filter(({ name, other }) => given(all, name) === '' && given(all, other) !== '')
    .map(({ name, example, other }) => ({
      name,
      text: `${name} must be given with ${other}${inFile(all.chosen.get(other), all.settingsFile)}, such as ${example}, but it is empty`,
    }));
}

function keyElsewhere(all: Together): readonly Mistake[] {
  const of = given(all, 'kmsKey').split(':')[3];
  if (of === undefined || of === all.region) return [];
  const name = `kmsKey${inFile(all.chosen.get('kmsKey'), all.settingsFile)}`;
  return [
    {
      name: 'kmsKey',
      text: `${name} must be a key of ${all.region}, as topics take no other, got one of ${of}`,
    },
  ];
}
