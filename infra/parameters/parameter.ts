import { MINUTES_AT_MOST, type Setting } from '../../lib/setting-types.ts';
import { SETTINGS } from '../../lib/settings.ts';
import { PARAMETER_GROUPS, type ParameterName, type ParameterRow } from './table.ts';

/** A parameter of the stack: its row, and from the setting of the function what the row leaves out. */
export interface Parameter extends Omit<ParameterRow, 'canBeEmpty'> {
  /** As a person gives it, such as `addingWarningMinutes`. */
  readonly name: ParameterName;
  /** As CloudFormation knows it, such as `AddingWarningMinutes`. */
  readonly key: string;
  readonly type: 'String' | 'Number';
  readonly example: string;
  readonly must: string;
  readonly least?: number;
  readonly most?: number;
  /** Another parameter that it must not be less than. */
  readonly notLessThan?: string;
}

/** Whether there is one of this name only the function and the deploy command can tell. */
const TIME_ZONE = '^$|^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$';
const MINUTES_LIST = '^\\d+(\\.\\d+)?( *, *\\d+(\\.\\d+)?)*$';

/** Every parameter, in the order in which people read them. */
export const PARAMETERS: readonly Parameter[] = PARAMETER_GROUPS.flatMap(({ parameters }) =>
  Object.entries<ParameterRow>(parameters).map(([name, row]) => parameterOf(name as ParameterName, row)),
);

export function parameterNamed(name: ParameterName): Parameter {
  const found = PARAMETERS.find((parameter) => parameter.name === name);
  if (found === undefined) throw new Error(`${name} is not in infra/parameters/table.ts`);
  return found;
}

/** `addingWarningMinutes` is `AddingWarningMinutes` to CloudFormation. */
export function keyOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function parameterOf(name: ParameterName, { canBeEmpty, ...row }: ParameterRow): Parameter {
  const setting = new Map<string, Setting>(Object.entries(SETTINGS)).get(name);
  const { type, must, example, ...more } = { ...(setting && ofSetting(setting, row)), ...row };
  if (type === undefined || must === undefined || example === undefined) {
    throw new Error(
      `${name} in infra/parameters/table.ts is no setting of a function: it needs type, must and example`,
    );
  }
  const parameter = { name, key: keyOf(name), type, must, example, ...more };
  return canBeEmpty ? orEmpty(parameter) : parameter;
}

/** What the function says about its setting, unless the row says otherwise. */
function ofSetting(setting: Setting, { allowedValues }: ParameterRow): Partial<Parameter> {
  const { default: byDefault, must, example, notLessThan } = setting;
  return {
    ...(byDefault !== undefined && { default: byDefault }),
    ...(notLessThan !== undefined && { notLessThan }),
    must,
    example,
    ...(allowedValues === undefined ? boundsOf(setting) : { type: typeOf(setting) }),
  };
}

function typeOf({ type }: Setting): Parameter['type'] {
  return type === 'minutes' ? 'Number' : 'String';
}

function boundsOf(setting: Setting): Partial<Parameter> & Pick<Parameter, 'type'> {
  const type = typeOf(setting);
  switch (setting.type) {
    case 'text':
      return { type, allowedPattern: setting.pattern.source };
    case 'time-zone':
      return { type, allowedPattern: TIME_ZONE, longest: 64 };
    case 'choice':
      return { type, allowedValues: setting.values };
    case 'minutes':
      return { type, least: 0, most: MINUTES_AT_MOST };
    case 'minutes-list':
      return { type, allowedPattern: MINUTES_LIST, longest: 200 };
  }
}

function orEmpty(parameter: Parameter): Parameter {
  const { allowedPattern, must } = parameter;
  return { ...parameter, default: '', allowedPattern: `^$|${allowedPattern}`, must: `${must}, or empty` };
}
