import type { Parameter } from '../parameters/parameter.ts';
import { type Arguments, REGION } from './arguments.ts';
import { checkTogether } from './check-together.ts';
import { checkValues, type Mistake } from './check-values.ts';
import { type Choice, choose } from './choices.ts';
import { Refused } from './refused.ts';
import { readSettingsFile, type Settings } from './settings-file.ts';

/** What is to be deployed, and where. */
export interface Plan {
  readonly stage: string;
  readonly region: string;
  readonly profile?: string;
  /** Who named the profile: an option or a variable. */
  readonly profileFrom?: string;
  readonly settings: Pick<Settings, 'file' | 'isThere'>;
  /** Every parameter, also those that have their default. */
  readonly parameters: readonly { readonly parameter: Parameter; readonly choice: Choice }[];
}

/**
 * Sends nothing, builds nothing.
 * @throws Refused with every mistake there is
 */
export function planOf(given: Arguments, declared: readonly Parameter[], root: string): Plan {
  const settings = settingsOf(given, declared, root);
  const { chosen, mistakes } = choose(declared, given, settings);
  const wrong = problemsOf(declared, chosen, given, settings);
  const all = [...given.mistakes, ...mistakes, ...wrong];
  if (all.length > 0) throw new Refused(all);
  return {
    stage: given.stage,
    region: given.region,
    ...(given.profile !== undefined && { profile: given.profile }),
    ...(given.profileFrom !== undefined && { profileFrom: given.profileFrom }),
    settings,
    parameters: declared.flatMap((parameter) => {
      const choice = chosen.get(parameter.name);
      return choice === undefined ? [] : [{ parameter, choice }];
    }),
  };
}

/** A stage that is no name must not become a path. */
function settingsOf({ stage }: Arguments, declared: readonly Parameter[], root: string): Settings {
  const { allowedPattern = '^$' } = declared.find(({ name }) => name === 'stage') ?? {};
  if (new RegExp(allowedPattern).test(stage)) return readSettingsFile(root, stage);
  return { file: 'infra/settings/<stage>.yml', isThere: false, values: [], mistakes: [] };
}

/** One text for each parameter: what is wrong by itself is not also wrong beside others. */
function problemsOf(
  declared: readonly Parameter[],
  chosen: ReadonlyMap<string, Choice>,
  { region }: Arguments,
  settings: Settings,
): readonly string[] {
  const alone = checkValues(declared, chosen, settings);
  const together = checkTogether({
    declared,
    chosen,
    // Without a Region the rest can still be checked: what is wrong with it is among the arguments' mistakes.
    region: REGION.test(region) ? region : 'eu-west-1',
    settingsFile: settings.file,
  });
  const isNew = ({ name }: Mistake) => !alone.some((mistake) => mistake.name === name);
  return [...alone, ...together.filter(isNew)].map(({ text }) => text);
}
