import { ROOT, run } from './process.ts';

export interface Target {
  readonly stage: string;
  readonly region: string;
  readonly profile?: string;
  /** Who named the profile: an option or a variable. */
  readonly profileFrom?: string;
}

const OSLS = `${ROOT}/node_modules/osls/bin/serverless.js`;

/** The exit code of osls. */
export function osls(
  command: 'deploy' | 'remove',
  target: Target,
  {
    options = [],
    environment = {},
  }: { readonly options?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  return run(process.execPath, [OSLS, command, ...wordsFor(target), ...options], {
    ...environmentFor(target, process.env),
    ...environment,
  });
}

/** One word each: of two, osls takes a value that begins with a hyphen for an option, and does something else. */
export const wordsFor = ({ stage, region, profile }: Target): readonly string[] => [
  `--stage=${stage}`,
  `--region=${region}`,
  ...(profile === undefined ? [] : [`--aws-profile=${profile}`]),
];

/** osls keeps what it has compiled in the home, and fails where it can't write there, as in many a container. */
const CACHE = `${ROOT}/build/osls-home`;

/** osls also looks for credentials of a stage: it must not deploy to another account than the stack was looked for in. */
export function environmentFor({ stage, region }: Target, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofStage = new RegExp(
    `^AWS_${stage.toUpperCase()}_(PROFILE|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$`,
  );
  const kept = Object.entries(environment).filter(([name]) => !ofStage.test(name));
  return { ...Object.fromEntries(kept), AWS_REGION: region, SLS_SCHEMA_CACHE_BASE_DIR: CACHE };
}
