import { parseArgs } from 'node:util';
import { shown } from '../../lib/shown.ts';
import { nearest } from './nearest.ts';

export interface Arguments {
  /** Each as it was given: `name=value`. */
  readonly params: readonly string[];
  readonly stage: string;
  /** Empty when neither an option nor the environment names one. */
  readonly region: string;
  readonly profile?: string;
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
  const region = values.region?.[0] ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION || '');
  const profile = values['aws-profile']?.[0] ?? defaultProfile(environment);
  return {
    params: values.param ?? [],
    stage: values.stage?.[0] ?? 'prod',
    region,
    ...(profile !== undefined && { profile }),
    help: given.includes('--help') || given.includes('-h'),
    mistakes: [
      ...mistakes,
      ...swallowed(command, environment),
      ...(mistakes.some((text) => text.startsWith('--region')) ? [] : problemsOfRegion(command, region)),
    ],
  };
}

/** As the AWS CLI and osls have it. The SDK knows no such variable, and would go to another account. */
const defaultProfile = (environment: Environment): string | undefined =>
  environment.AWS_PROFILE || environment.AWS_ACCESS_KEY_ID
    ? undefined
    : environment.AWS_DEFAULT_PROFILE || undefined;

function read(command: 'deploy' | 'remove', given: readonly string[]) {
  const values: Partial<Record<Option, string[]>> = {};
  const mistakes: string[] = [];
  const options = Object.fromEntries(OPTIONS[command].map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...given], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional')
      mistakes.push(`${shown(token.value)} is not expected: ${known(command)}`);
    if (token.kind !== 'option' || token.name === 'help' || token.name === 'h') continue;
    const option = OPTIONS[command].find((name) => name === token.name);
    if (option === undefined) mistakes.push(unknown(command, token.rawName));
    else if (isValue(token.value, token.inlineValue))
      values[option] = [...(values[option] ?? []), token.value];
    else mistakes.push(`--${option} needs a value such as --${option}=${EXAMPLES[option]}`);
  }
  const twice = (['stage', 'region', 'aws-profile'] as const).filter(
    (name) => (values[name]?.length ?? 0) > 1,
  );
  return { values, mistakes: [...mistakes, ...twice.map((name) => `--${name} is given more than once`)] };
}

/** `--stage --region x` has forgotten a value, and does not name a stage "--region". */
const isValue = (value: string | undefined, isInline: boolean | undefined): value is string =>
  value !== undefined && value !== '' && (isInline === true || !value.startsWith('-'));

function unknown(command: 'deploy' | 'remove', rawName: string): string {
  const name = rawName.replace(/^-+/, '');
  const meant = nearest(name, OPTIONS[command]);
  const option = shown(rawName).replaceAll('"', '');
  return `${option} is not known: ${meant === undefined ? known(command) : `did you mean --${meant}?`}`;
}

const known = (command: 'deploy' | 'remove'): string =>
  `npm run ${command} knows ${OPTIONS[command].map((name) => `--${name}`).join(', ')} and --help, after "--"`;

/**
 * Without `--` npm keeps the options for itself: `npm run deploy --stage=dev` would deploy prod. It leaves a trace of
 * them in the environment.
 */
const swallowed = (command: 'deploy' | 'remove', environment: Environment): readonly string[] =>
  OPTIONS[command]
    .filter((name) => environment[`npm_config_${name.replace('-', '_')}`] !== undefined)
    .map((name) => `npm took --${name} for itself: write npm run ${command} -- --${name}=${EXAMPLES[name]}`);

export const REGION = /^([a-z]+-){2,3}\d$/;

function problemsOfRegion(command: 'deploy' | 'remove', region: string): readonly string[] {
  const example = `--region=${EXAMPLES.region}`;
  if (region === '') {
    return [`--region must say where to ${command}, such as ${example}; neither it nor AWS_REGION is set`];
  }
  return REGION.test(region) ? [] : [`--region must be a Region, such as ${example}, got ${shown(region)}`];
}
