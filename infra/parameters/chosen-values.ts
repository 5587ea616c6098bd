import { redacted } from '../../lib/redact.ts';
import { nearestName } from '../command-line/nearest-name.ts';
import { PARAMETERS } from './parameter.ts';
import type { SettingsFile } from './settings-file.ts';

export interface ChosenValue {
  readonly value: string;
  readonly from: 'command line' | 'settings file' | 'default';
}

/** By the name of the parameter. A required one that was not given is absent. */
export type ChosenValues = ReadonlyMap<string, ChosenValue>;

/** The command line overrides the settings file, and the file overrides the defaults. `--stage` is the parameter Stage. */
export function chooseValues(
  { params, stage }: { readonly params: readonly string[]; readonly stage: string },
  file: Pick<SettingsFile, 'path' | 'values' | 'mistakes'>,
): { readonly chosen: ChosenValues; readonly mistakes: readonly string[] } {
  const commandLine = parseParams(params);
  const sources: readonly (readonly [ChosenValue['from'], ReadonlyMap<string, string>])[] = [
    ['command line', new Map([...commandLine.values, ['stage', stage]])],
    ['settings file', new Map(file.values)],
    ['default', DEFAULTS],
  ];
  const chosen = PARAMETERS.flatMap(({ name }) => {
    const [from, values] = sources.find(([, all]) => all.has(name)) ?? [];
    return from === undefined ? [] : [[name, { value: values?.get(name)?.trim() ?? '', from }] as const];
  });
  const mistakes = [
    ...commandLine.mistakes,
    ...file.mistakes,
    ...unknownNames(commandLine.values, '--param'),
    ...unknownNames(file.values, file.path),
  ];
  return { chosen: new Map(chosen), mistakes };
}

/** Says where to correct a value, after its name. */
export const inFile = (chosen: ChosenValue | undefined, path: string): string =>
  chosen?.from === 'settings file' ? ` in ${path}` : '';

/** The same for a value that a person may not know of. */
export const originOf = (chosen: ChosenValue | undefined, path: string): string =>
  chosen?.from === 'default' ? ', its default' : inFile(chosen, path);

const DEFAULTS: ReadonlyMap<string, string> = new Map(
  PARAMETERS.flatMap(({ name, default: byDefault }) => (byDefault === undefined ? [] : [[name, byDefault]])),
);

type Values = readonly (readonly [name: string, value: string])[];

function parseParams(params: readonly string[]): {
  readonly values: Values;
  readonly mistakes: readonly string[];
} {
  const pairs = params.map((param) => /^([^=]*)=(.*)$/s.exec(param) ?? param);
  const malformed = pairs.filter((pair) => typeof pair === 'string');
  const values = pairs.flatMap((pair) =>
    typeof pair === 'string' ? [] : [[pair[1] ?? '', pair[2] ?? ''] as const],
  );
  const names = values.map(([name]) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  const mistakes = [
    ...malformed.map(
      (param) =>
        `--param must be name=value, such as --param="alertEmail=ops@example.com": ${redacted(param)} has no "="`,
    ),
    ...[...repeated].map((name) => `${redacted(name)} is given by more than one --param`),
  ];
  return { values, mistakes };
}

function unknownNames(values: Values, source: string): readonly string[] {
  const known: readonly string[] = PARAMETERS.map(({ name }) => name);
  return values.flatMap(([name]) => {
    if (name.toLowerCase() === 'stage') {
      return [`stage (${source}) is no parameter: it is the option --stage, such as --stage=prod`];
    }
    if (known.includes(name)) return [];
    const meant = nearestName(name, known);
    const hint = meant === undefined ? 'npm run deploy -- --help lists them' : `did you mean ${meant}?`;
    return [`${redacted(name)} (${source}) is no parameter: ${hint}`];
  });
}
