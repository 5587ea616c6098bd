import { parseArgs } from 'node:util';
import { redacted } from '../../lib/redact.ts';
import { takenByNpm } from '../taken-by-npm.ts';
import { nearest } from './nearest.ts';
import { profileOf, regionOf } from './where.ts';

export interface Arguments {
  /** Each as it was given: `name=value`. */
  readonly params: readonly string[];
  readonly stage: string;
  /** Empty when neither an option nor the environment names one. */
  readonly region: string;
  readonly profile?: string;
  /** Who named the profile: an option or a variable. */
  readonly profileFrom?: string;
  readonly help: boolean;
  readonly mistakes: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const EXAMPLES = {
  param: '"alertEmail=ops@example.com"',
  stage: 'prod',
  region: 'eu-west-1',
  'aws-profile': 'platform',
} as const;

type Option = keyof typeof EXAMPLES;

const OPTIONS: Readonly<Record<'deploy' | 'remove', readonly Option[]>> = {
  deploy: ['param', 'stage', 'region', 'aws-profile'],
  remove: ['stage', 'region', 'aws-profile'],
};

/** Never throws: what is wrong is told together with what is wrong with the parameters. */
export function readArguments(
  command: 'deploy' | 'remove',
  given: readonly string[],
  environment: Environment,
): Arguments {
  const { values, mistakes } = read(command, given);
  const region = regionOf(values.region?.[0], environment);
  const taken = takenByNpm({ script: command, options: OPTIONS[command], given: values }, environment);
  const isNamed = mistakes.some((text) => text.startsWith('--region'));
  return {
    params: values.param ?? [],
    stage: values.stage?.[0] ?? 'prod',
    region: region.value,
    ...profileOf(values['aws-profile']?.[0], environment),
    help: given.includes('--help') || given.includes('-h'),
    mistakes: [
      ...mistakes,
      ...taken,
      // What npm took is not missing.
      ...(isNamed || taken.length > 0 ? [] : problemsOfRegion(command, region)),
    ],
  };
}

function read(command: 'deploy' | 'remove', given: readonly string[]) {
  const values: Partial<Record<Option, string[]>> = {};
  const mistakes: string[] = [];
  const options = Object.fromEntries(OPTIONS[command].map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...given], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional')
      mistakes.push(`${redacted(token.value)} is not expected: ${known(command)}`);
    if (token.kind !== 'option' || token.name === 'help' || token.name === 'h') continue;
    const option = OPTIONS[command].find((name) => name === token.name);
    if (option === undefined) mistakes.push(unknown(command, token.rawName));
    else if (isValue(token.value, token.inlineValue))
      values[option] = [...(values[option] ?? []), token.value.trim()];
    else mistakes.push(`--${option} needs a value such as --${option}=${EXAMPLES[option]}`);
  }
  const twice = (['stage', 'region', 'aws-profile'] as const).filter(
    (name) => (values[name]?.length ?? 0) > 1,
  );
  return { values, mistakes: [...mistakes, ...twice.map((name) => `--${name} is given more than once`)] };
}

/** `--stage --region x` has forgotten a value, and does not name a stage "--region". */
const isValue = (value: string | undefined, isInline: boolean | undefined): value is string =>
  value !== undefined && value.trim() !== '' && (isInline === true || !value.startsWith('-'));

function unknown(command: 'deploy' | 'remove', rawName: string): string {
  const name = rawName.replace(/^-+/, '');
  const meant = nearest(name, OPTIONS[command]);
  const option = redacted(rawName).replaceAll('"', '');
  return `${option} is not known: ${meant === undefined ? known(command) : `did you mean --${meant}?`}`;
}

const known = (command: 'deploy' | 'remove'): string =>
  `npm run ${command} knows ${OPTIONS[command].map((name) => `--${name}`).join(', ')} and --help, after "--"`;

export const REGION = /^([a-z]+-){2,3}\d$/;

function problemsOfRegion(
  command: 'deploy' | 'remove',
  { value, from }: ReturnType<typeof regionOf>,
): readonly string[] {
  const example = `--region=${EXAMPLES.region}`;
  if (value === '') {
    return [`--region must say where to ${command}, such as ${example}; neither it nor AWS_REGION is set`];
  }
  return REGION.test(value)
    ? []
    : [`${from} must be a Region, such as ${exampleFor(from)}, got ${redacted(value)}`];
}

const exampleFor = (from: string): string => `${from}=${EXAMPLES.region}`;
