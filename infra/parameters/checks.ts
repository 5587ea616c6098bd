import { redacted } from '../../lib/redact.ts';
import {
  ConfigurationError,
  type Mistake as FunctionMistake,
  readSettings,
  SETTING_NAMES,
  type SettingName,
  variableOf,
} from '../../lib/settings.ts';
import { type ChosenValues, inFile, originOf } from './chosen-values.ts';
import { PARAMETERS, type Parameter, parameterNamed } from './parameter.ts';
import type { SettingsFile } from './settings-file.ts';
import type { ParameterName } from './table.ts';

export interface ToCheck {
  readonly chosen: ChosenValues;
  readonly region: string;
  readonly file: Pick<SettingsFile, 'path' | 'mistakes'>;
}

interface Mistake {
  /** Of the parameter. */
  readonly name: string;
  readonly text: string;
}

/**
 * Everything that would otherwise fail only after minutes, or not at all. At most one text for each parameter: a value that
 * is wrong by itself is not also compared with others.
 */
export function mistakesInValues(all: ToCheck): readonly string[] {
  const alone = PARAMETERS.flatMap((parameter) => mistakesAlone(parameter, all));
  const together = [
    ...asTheFunctionReads(all),
    ...slackByHalf(all),
    ...mentionAlone(all),
    ...keysElsewhere(all),
    ...oneKeyForBoth(all),
  ];
  const isNew = ({ name }: Mistake) => !alone.some((mistake) => mistake.name === name);
  return [...alone, ...together.filter(isNew)].map(({ text }) => text);
}

/** The rule that the value breaks in the eyes of CloudFormation, if any. */
export function brokenRule(parameter: Parameter, value: string): string | undefined {
  const { type, allowedValues, allowedPattern, least, most, longest, must } = parameter;
  if (type === 'Number' && !/^-?\d+(\.\d+)?$/.test(value)) return must;
  if (allowedValues !== undefined && !allowedValues.includes(value)) return must;
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value)) return must;
  if (least !== undefined && Number(value) < least) return `${must}, and at least ${least}`;
  if (most !== undefined && Number(value) > most) return `${must}, and at most ${most}`;
  if (longest !== undefined && value.length > longest) {
    return `${must}, and at most ${longest} characters long`;
  }
  // osls would resolve it as one of its own variables, in the middle of what is deployed.
  return value.includes('${') ? `${must}, and have no "\${"` : undefined;
}

function mistakesAlone(parameter: Parameter, { chosen, file }: ToCheck): readonly Mistake[] {
  const { name, must } = parameter;
  const found = chosen.get(name);
  if (found === undefined) {
    // A settings file that can't be read may set it.
    if (file.mistakes.length > 0) return [];
    return [
      { name, text: `${name} ${must}, but it is not given: --param="${name}=…", or a line in ${file.path}` },
    ];
  }
  const rule = brokenRule(parameter, found.value);
  if (rule === undefined) return [];
  // The stage is an option of its own.
  const written = name === 'stage' ? '--stage' : name;
  return [{ name, text: `${written}${inFile(found, file.path)} ${rule}, got ${redacted(found.value)}` }];
}

/** The function's own check decides: a rule that is written here again could differ from it. */
function asTheFunctionReads(all: ToCheck): readonly Mistake[] {
  const environment = PARAMETERS.map(({ name }) => [variableOf(name), valueNamed(all, name)] as const);
  const identityCenterRegion = valueNamed(all, 'identityCenterRegion') || all.region;
  try {
    readSettings(
      { ...Object.fromEntries(environment), [variableOf('identityCenterRegion')]: identityCenterRegion },
      SETTING_NAMES.filter((name) => isParameter(name) && !isUnused(name, all)),
    );
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes.map((mistake) => inNamesOfParameters(mistake, all));
  }
}

const isParameter = (name: SettingName): boolean => PARAMETERS.some((parameter) => parameter.name === name);

/** Without it there is no function that reads it. */
const isUnused = (name: SettingName, all: ToCheck): boolean =>
  name === 'slackWebhookParameter' && valueNamed(all, name) === '';

/** The function's own mistake, with where each value comes from. */
function inNamesOfParameters(mistake: FunctionMistake, { chosen, file: { path } }: ToCheck): Mistake {
  const { setting: name, value, must, example, than } = mistake;
  const found = chosen.get(name);
  const rule =
    than === undefined
      ? must
      : `${must} ${than.setting} (${than.value}${originOf(chosen.get(than.setting), path)}), such as ${example}`;
  const byDefault = found?.from === 'default' ? ', its default' : '';
  return { name, text: `${name}${inFile(found, path)} ${rule}, got ${value}${byDefault}` };
}

/** With only one of the two, Slack would stay silent. */
function slackByHalf(all: ToCheck): readonly Mistake[] {
  const halves = [
    ['slackWorkspaceId', 'slackChannelId'],
    ['slackChannelId', 'slackWorkspaceId'],
  ] as const;
  return halves
    .filter(([name, other]) => valueNamed(all, name) === '' && valueNamed(all, other) !== '')
    .map(([name, other]) => {
      const given = `${other}${inFile(all.chosen.get(other), all.file.path)}`;
      const { example } = parameterNamed(name);
      return { name, text: `${name} must be given with ${given}, such as ${example}, but it is empty` };
    });
}

/** Nobody would be called, though somebody has asked for it. */
function mentionAlone(all: ToCheck): readonly Mistake[] {
  const name = 'slackWebhookParameter';
  if (valueNamed(all, 'slackMention') === '' || valueNamed(all, name) !== '') return [];
  const given = `slackMention${inFile(all.chosen.get('slackMention'), all.file.path)}`;
  const { example } = parameterNamed(name);
  return [{ name, text: `${name} must be given with ${given}, such as ${example}, but it is empty` }];
}

/** A topic takes a key of its own Region only. */
const keysElsewhere = ({ chosen, region, file }: ToCheck): readonly Mistake[] =>
  (['kmsKey', 'operationsKmsKey'] as const).flatMap((name) => {
    const key = chosen.get(name);
    const regionOfKey = key?.value.split(':')[3];
    if (regionOfKey === undefined || regionOfKey === region) return [];
    const given = `${name}${inFile(key, file.path)}`;
    const text = `${given} must be a key of ${region}, as topics take no other, got one of ${regionOfKey}`;
    return [{ name, text }];
  });

/** Disabled, it would silence the alerts and the alarms that tell it. */
function oneKeyForBoth(all: ToCheck): readonly Mistake[] {
  const name = 'operationsKmsKey';
  const key = all.chosen.get(name);
  if (key === undefined || key.value === '' || key.value !== valueNamed(all, 'kmsKey')) return [];
  const other = `kmsKey${inFile(all.chosen.get('kmsKey'), all.file.path)}`;
  return [{ name, text: `${name}${inFile(key, all.file.path)} must be another key than ${other}, or empty` }];
}

const valueNamed = ({ chosen }: ToCheck, name: ParameterName): string => chosen.get(name)?.value ?? '';
