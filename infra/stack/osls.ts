import { ROOT, runProgram } from '../command-line/child-process.ts';
import type { CommandName } from '../command-line/options.ts';
import type { Target } from '../command-line/target.ts';

const OSLS = `${ROOT}/node_modules/osls/bin/serverless.js`;

/** The exit code of osls. */
export function osls(
  command: CommandName,
  target: Target,
  {
    options = [],
    environment = {},
  }: { readonly options?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  return runProgram(process.execPath, [OSLS, command, ...wordsFor(target), ...options], {
    ...environmentFor(target, process.env),
    ...environment,
  });
}

/** Each option is one word, because osls would read a separate value that begins with a hyphen as another option. */
export const wordsFor = ({ stage, region, profile }: Target): readonly string[] => [
  `--stage=${stage}`,
  `--region=${region}`,
  ...(profile === undefined ? [] : [`--aws-profile=${profile}`]),
];

/** Without this osls writes to the home, and fails where it can't, as in many containers. */
const CACHE = `${ROOT}/build/osls-home`;

/**
 * osls can also read credentials from variables that name a stage. It must not deploy to another account than the one in
 * which this command has looked for the stack.
 */
export function environmentFor({ stage, region }: Target, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofStage = new RegExp(
    `^AWS_${stage.toUpperCase()}_(PROFILE|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$`,
  );
  const others = Object.entries(environment).filter(([name]) => !ofStage.test(name));
  return { ...Object.fromEntries(others), AWS_REGION: region, SLS_SCHEMA_CACHE_BASE_DIR: CACHE };
}
