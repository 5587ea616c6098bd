import { Refused } from '../command-line/command.ts';
import { isRegion, type Options } from '../command-line/options.ts';
import type { Target } from '../command-line/target.ts';
import { mistakesInValues } from './checks.ts';
import { type ChosenValue, chooseValues } from './chosen-values.ts';
import { PARAMETERS, type Parameter, parameterNamed } from './parameter.ts';
import { readSettingsFile, type SettingsFile } from './settings-file.ts';

/** What is to be deployed, and where. */
export interface Plan extends Target {
  readonly file: Pick<SettingsFile, 'path' | 'exists'>;
  /** Every parameter, including those that have their default. */
  readonly parameters: readonly (ChosenValue & { readonly parameter: Parameter })[];
}

/**
 * Sends nothing and builds nothing.
 * @throws Refused with every mistake there is
 */
export function planDeployment(options: Options, root: string): Plan {
  const file = settingsFileOf(options, root);
  const { chosen, mistakes } = chooseValues(options, file);
  // Without a Region the rest can still be checked: the options' mistakes say what is wrong with it.
  const region = isRegion(options.region) ? options.region : 'eu-west-1';
  const all = [...options.mistakes, ...mistakes, ...mistakesInValues({ chosen, region, file })];
  if (all.length > 0) throw new Refused(all);
  const { stage, profile, profileFrom } = options;
  return {
    stage,
    region,
    ...(profile !== undefined && { profile }),
    ...(profileFrom !== undefined && { profileFrom }),
    file,
    parameters: PARAMETERS.flatMap((parameter) => {
      const value = chosen.get(parameter.name);
      return value === undefined ? [] : [{ parameter, ...value }];
    }),
  };
}

/** A stage that is not a valid name must not become a path. */
function settingsFileOf({ stage }: Options, root: string): SettingsFile {
  const { allowedPattern = '^$' } = parameterNamed('stage');
  if (new RegExp(allowedPattern).test(stage)) return readSettingsFile(root, stage);
  return { path: 'infra/settings/<stage>.yml', exists: false, values: [], mistakes: [] };
}
