import { parseArgs } from 'node:util';
import { redacted } from '../../lib/redact.ts';
import { SETTINGS } from '../../lib/settings.ts';
import { nearestName } from './nearest-name.ts';
import { optionsNpmKept } from './options-npm-kept.ts';
import { type NamedValue, profileOf, regionOf, type Target } from './target.ts';

/** What `npm run deploy` or `npm run remove` was called with. */
export interface Options extends Target {
  /** Each as it was given: `name=value`. */
  readonly params: readonly string[];
  readonly help: boolean;
  /** Whether to go on without asking. */
  readonly yes: boolean;
  readonly mistakes: readonly string[];
}

export type CommandName = 'deploy' | 'remove';

const EXAMPLES = {
  param: '"alertEmail=ops@example.com"',
  stage: 'prod',
  region: 'eu-west-1',
  'aws-profile': 'platform',
} as const;

type OptionName = keyof typeof EXAMPLES;

const ONCE = ['stage', 'region', 'aws-profile'] as const;

const OPTIONS: Readonly<Record<CommandName, readonly OptionName[]>> = {
  deploy: ['param', ...ONCE],
  remove: ONCE,
};

const FLAGS: Readonly<Record<CommandName, readonly string[]>> = { deploy: ['yes'], remove: [] };

/** Never throws: a command names these mistakes together with those in the parameters. */
export function readOptions(
  command: CommandName,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const { values, mistakes } = parse(command, words);
  const region = regionOf(values.region?.[0], environment);
  const kept = optionsNpmKept({ script: command, options: OPTIONS[command], values }, environment);
  // A Region that npm kept, or whose value is missing, is not also missing.
  const isRegionNamed = kept.length > 0 || mistakes.some((text) => text.startsWith('--region'));
  return {
    params: values.param ?? [],
    stage: values.stage?.[0] ?? 'prod',
    region: region.value,
    ...profileOf(values['aws-profile']?.[0], environment),
    yes: FLAGS[command].includes('yes') && words.includes('--yes'),
    help: words.some((word) => /^(?:--help(?:=.*)?|-h)$/.test(word)),
    mistakes: [...mistakes, ...kept, ...(isRegionNamed ? [] : mistakesInRegion(command, region))],
  };
}

export const isRegion = (text: string): boolean => SETTINGS.identityCenterRegion.pattern.test(text);

interface Parsed {
  readonly values: Readonly<Partial<Record<OptionName, readonly string[]>>>;
  readonly mistakes: readonly string[];
}

function parse(command: CommandName, words: readonly string[]): Parsed {
  const values: Partial<Record<OptionName, string[]>> = {};
  const mistakes: string[] = [];
  const options = {
    ...Object.fromEntries(OPTIONS[command].map((name) => [name, { type: 'string' as const }])),
    ...Object.fromEntries(FLAGS[command].map((name) => [name, { type: 'boolean' as const }])),
  };
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') {
      mistakes.push(`${redacted(token.value)} is not expected: ${knownOptions(command)}`);
    }
    if (token.kind !== 'option' || token.name === 'help' || token.name === 'h') continue;
    if (FLAGS[command].includes(token.name)) {
      if (token.value !== undefined) mistakes.push(`--${token.name} takes no value`);
      continue;
    }
    const option = OPTIONS[command].find((name) => name === token.name);
    if (option === undefined) mistakes.push(unknownOption(command, token.rawName));
    else if (isValue(token.value, token.inlineValue)) {
      values[option] = [...(values[option] ?? []), token.value.trim()];
    } else mistakes.push(`--${option} needs a value such as --${option}=${EXAMPLES[option]}`);
  }
  const repeated = ONCE.filter((name) => (values[name]?.length ?? 0) > 1);
  return { values, mistakes: [...mistakes, ...repeated.map((name) => `--${name} is given more than once`)] };
}

/** In `--stage --region x` the stage has no value: "--region" is not its name. */
const isValue = (value: string | undefined, isInline: boolean | undefined): value is string =>
  value !== undefined && value.trim() !== '' && (isInline === true || !value.startsWith('-'));

function unknownOption(command: CommandName, rawName: string): string {
  const meant = nearestName(rawName.replace(/^-+/, ''), namesOf(command));
  const option = redacted(rawName).replaceAll('"', '');
  return `${option} is not known: ${meant === undefined ? knownOptions(command) : `did you mean --${meant}?`}`;
}

const knownOptions = (command: CommandName): string =>
  `npm run ${command} knows ${namesOf(command)
    .map((name) => `--${name}`)
    .join(', ')} and --help, after "--"`;

const namesOf = (command: CommandName): readonly string[] => [...OPTIONS[command], ...FLAGS[command]];

function mistakesInRegion(command: CommandName, { value, from }: NamedValue): readonly string[] {
  if (isRegion(value)) return [];
  const { region: example } = EXAMPLES;
  return value === ''
    ? [`--region must say where to ${command}, such as --region=${example}; neither it nor AWS_REGION is set`]
    : [`${from} must be a Region, such as ${from}=${example}, got ${redacted(value)}`];
}
