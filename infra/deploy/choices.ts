import { redacted } from '../../lib/redact.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { nearest } from './nearest.ts';
import type { Settings } from './settings-file.ts';

/** A value, and who chose it. */
export interface Choice {
  readonly value: string;
  readonly from: 'command line' | 'settings file' | 'default';
}

/** Where to mend it, after its name. */
export const inFile = (choice: Choice | undefined, settingsFile: string): string =>
  choice?.from === 'settings file' ? ` in ${settingsFile}` : '';

/** The same of one that nobody may know to be there at all. */
export const originOf = (choice: Choice | undefined, settingsFile: string): string =>
  choice?.from === 'default' ? ', its default' : inFile(choice, settingsFile);

export interface Choices {
  /** By the name of the parameter. One that must be given and is not is absent. */
  readonly chosen: ReadonlyMap<string, Choice>;
  readonly mistakes: readonly string[];
}

/** The command line goes before the settings file, and that before the defaults. `--stage` is the parameter Stage. */
export function choose(
  declared: readonly Parameter[],
  given: { readonly params: readonly string[]; readonly stage: string },
  settings: Pick<Settings, 'file' | 'values' | 'mistakes'>,
): Choices {
  const line = fromCommandLine(given.params);
  const unexpected = [
    ...unknown(declared, line.values, '--param'),
    ...unknown(declared, settings.values, settings.file),
  ];
  const sources = [
    ['command line', new Map([...line.values, ['stage', given.stage]])],
    ['settings file', new Map(settings.values)],
    [
      'default',
      new Map(declared.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]]))),
    ],
  ] as const;
  const chosen = declared.flatMap(({ name }) => {
    const source = sources.find(([, values]) => values.has(name));
    return source === undefined
      ? []
      : [[name, { value: source[1].get(name)?.trim() ?? '', from: source[0] }] as const];
  });
  return { chosen: new Map(chosen), mistakes: [...line.mistakes, ...settings.mistakes, ...unexpected] };
}

type Values = readonly (readonly [name: string, value: string])[];

function fromCommandLine(params: readonly string[]): {
  readonly values: Values;
  readonly mistakes: readonly string[];
} {
  const pairs = params.map((param) => /^([^=]*)=(.*)$/s.exec(param) ?? param);
  const values = pairs.flatMap((pair) =>
    typeof pair === 'string' ? [] : [[pair[1] ?? '', pair[2] ?? ''] as const],
  );
  const names = values.map(([name]) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return {
    values,
    mistakes: [
      ...pairs
        .filter((pair) => typeof pair === 'string')
        .map(
          (pair) =>
            `--param must be name=value, such as --param="alertEmail=ops@example.com": ${redacted(pair)} has no "="`,
        ),
      ...twice.map((name) => `${redacted(name)} is given by more than one --param`),
    ],
  };
}

function unknown(declared: readonly Parameter[], values: Values, where: string): readonly string[] {
  const known: readonly string[] = declared.map(({ name }) => name);
  return values.flatMap(([name]) => {
    if (name.toLowerCase() === 'stage')
      return [`stage (${where}) is no parameter: it is the option --stage, such as --stage=prod`];
    if (known.includes(name)) return [];
    const meant = nearest(name, known);
    const hint = meant === undefined ? 'npm run deploy -- --help lists them' : `did you mean ${meant}?`;
    return [`${redacted(name)} (${where}) is no parameter: ${hint}`];
  });
}
