import { redacted } from '../../lib/redact.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { type Choice, inFile } from './choices.ts';
import type { Settings } from './settings-file.ts';

/** A mistake, and the parameter that has it. */
export interface Mistake {
  readonly name: string;
  readonly text: string;
}

/** What CloudFormation would refuse after minutes, said now: every value by itself. */
export function checkValues(
  declared: readonly Parameter[],
  chosen: ReadonlyMap<string, Choice>,
  { file, mistakes }: Pick<Settings, 'file' | 'mistakes'>,
): readonly Mistake[] {
  return declared.flatMap((parameter) => {
    const choice = chosen.get(parameter.name);
    // It may well be given where the settings file could not be read.
    if (choice === undefined) return mistakes.length > 0 ? [] : [missing(parameter, file)];
    const must = broken(parameter, choice.value);
    if (must === undefined) return [];
    const name = `${asGiven(parameter.name)}${inFile(choice, file)}`;
    return [{ name: parameter.name, text: `${name} ${must}, got ${redacted(choice.value)}` }];
  });
}

/** The stage is an option of its own. */
const asGiven = (name: string): string => (name === 'stage' ? '--stage' : name);

const missing = ({ name, must }: Parameter, file: string): Mistake => ({
  name,
  text: `${name} ${must}, but it is not given: --param="${name}=…", or a line in ${file}`,
});

/** What the value must be, if it is not. */
function broken(parameter: Parameter, value: string): string | undefined {
  const { type, allowedValues, allowedPattern, least, most, longest, must } = parameter;
  if (type === 'Number' && !/^-?\d+(\.\d+)?$/.test(value)) return must;
  if (allowedValues !== undefined && !allowedValues.includes(value)) return must;
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value)) return must;
  if (least !== undefined && Number(value) < least) return `${must}, and at least ${least}`;
  if (most !== undefined && Number(value) > most) return `${must}, and at most ${most}`;
  if (longest !== undefined && value.length > longest)
    return `${must}, and at most ${longest} characters long`;
  // osls would resolve it as a variable of its own, in the middle of what is to be deployed.
  return value.includes('${') ? `${must}, and have no "\${"` : undefined;
}
