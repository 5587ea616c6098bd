import { cutToBytes, redact } from '../../lib/domain/text.ts';
import type { Plan } from './plan.ts';

/** A parameter of a stack, as it is deployed. */
export interface DeployedParameter {
  /** As CloudFormation knows it, such as `AddingWarningMinutes`. */
  readonly key: string;
  readonly value: string;
  /** In the template that the stack has now. */
  readonly default?: string;
  /** CloudFormation shows it to nobody, so it can't be compared. */
  readonly noEcho?: true;
}

/** What a deployment would change about one parameter of its stack. */
export interface Difference {
  readonly name: string;
  readonly before: string;
  /** Absent when the parameter is no longer one. */
  readonly after?: string;
  /** Nobody gave it now, though somebody once did. */
  readonly fallsBack: boolean;
}

/** Pure. The parameters that the stack does not have yet differ from nothing. */
export function differences(
  { parameters }: Plan,
  deployed: readonly DeployedParameter[],
): readonly Difference[] {
  return deployed.flatMap(({ key, value: before, default: byDefault, noEcho }): readonly Difference[] => {
    const planned = parameters.find(({ parameter }) => parameter.key === key);
    if (noEcho || planned?.value === before) return [];
    const isChosen = before !== byDefault;
    if (planned === undefined) return isChosen ? [{ name: key, before, fallsBack: false }] : [];
    const { parameter, value: after, from } = planned;
    return [{ name: parameter.name, before, after, fallsBack: isChosen && from === 'default' }];
  });
}

/** One line for each. */
export function differencesText(all: readonly Difference[]): string {
  if (all.length === 0) return 'Its parameters stay as they are.\n';
  const width = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, before, after, fallsBack }) => {
    const now =
      after === undefined
        ? 'no longer a parameter'
        : `${printable(after)}${fallsBack ? ', its default' : ''}`;
    return `  ${name.padEnd(width)}  ${printable(before)} -> ${now}\n`;
  });
  return ['These parameters change:\n', ...lines].join('');
}

/** Why nothing is deployed without a yes, and the ways out. */
export const whyNotWithoutYes = (all: readonly Difference[]): readonly string[] =>
  all
    .filter(({ fallsBack }) => fallsBack)
    .map(
      ({ name, before, after = '' }) =>
        `${name} is ${printable(before)} now and would fall back to its default, ${printable(after)}: ` +
        `give it again (--param="${name}=${printable(before)}", or in the settings file), or add --yes`,
    );

const LONGEST_BYTES = 300;

/** On one line. */
export const printable = (value: string): string =>
  value === '' ? 'empty' : redact(cutToBytes(value, LONGEST_BYTES));
