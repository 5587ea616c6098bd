import { ConfigurationError, readConfig } from '../../lib/config.ts';
import type { Mistake } from './check-values.ts';
import type { Parameter } from './parameters.ts';

/** What each value may be, but not beside another: the function would not start with it, or Slack stay silent. */
export function checkTogether(
  declared: readonly Parameter[],
  valueFor: (name: string) => string,
  region: string,
): readonly Mistake[] {
  return [
    ...asTheFunctionReads(declared, valueFor, region),
    ...slackByHalf(valueFor),
    ...keyElsewhere(valueFor, region),
  ];
}

/** What serverless.yml gives the function by itself. Placeholders: they are known only after the deployment. */
const GIVEN = {
  ACCOUNT_ID: '123456789012',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:alerts',
};

/** The function itself decides: a rule that was written here again could differ from its own. */
function asTheFunctionReads(
  declared: readonly Parameter[],
  valueFor: (name: string) => string,
  region: string,
): readonly Mistake[] {
  const environment = declared.map(({ key, name }) => [variableOf(key), valueFor(name)] as const);
  const names = new Map(declared.map(({ key, name }) => [variableOf(key), name]));
  const identityCenterRegion = valueFor('identityCenterRegion') || region;
  try {
    readConfig({
      ...Object.fromEntries(environment),
      ...GIVEN,
      IDENTITY_CENTER_REGION: identityCenterRegion,
    });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n').map((line) => ({
      name: names.get(line.slice(0, line.indexOf(' '))) ?? line,
      text: line.replace(/\b[A-Z]+(_[A-Z]+)*\b/g, (word) => names.get(word) ?? word),
    }));
  }
}

/** AddingWarningMinutes is ADDING_WARNING_MINUTES to the function. */
const variableOf = (key: string): string => key.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase();

function slackByHalf(valueFor: (name: string) => string): readonly Mistake[] {
  const halves = [
    { name: 'slackWorkspaceId', example: 'T07EA123LEP', other: 'slackChannelId' },
    { name: 'slackChannelId', example: 'C07EZ1ABC23', other: 'slackWorkspaceId' },
  ];
  return halves
    .filter(({ name, other }) => valueFor(name) === '' && valueFor(other) !== '')
    .map(({ name, example, other }) => ({
      name,
      text: `${name} must be given with ${other}, such as ${example}, but it is empty`,
    }));
}

function keyElsewhere(valueFor: (name: string) => string, region: string): readonly Mistake[] {
  const of = valueFor('kmsKey').split(':')[3];
  if (of === undefined || of === region) return [];
  return [
    { name: 'kmsKey', text: `kmsKey must be a key of ${region}, as topics take no other, got one of ${of}` },
  ];
}
