import { ROOT, run } from './process.ts';

export interface Target {
  readonly stage: string;
  readonly region: string;
  readonly profile?: string;
}

const OSLS = `${ROOT}/node_modules/osls/bin/serverless.js`;

/** The exit code of osls. */
export function osls(
  command: 'deploy' | 'remove',
  { stage, region, profile }: Target,
  {
    options = [],
    environment = {},
  }: { readonly options?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  const where = [
    '--stage',
    stage,
    '--region',
    region,
    ...(profile === undefined ? [] : ['--aws-profile', profile]),
  ];
  return run(process.execPath, [OSLS, command, ...where, ...options], {
    ...withoutCredentialsOfStage(stage),
    ...environment,
  });
}

/** osls also looks for credentials of a stage: it must not deploy to another account than the stack was looked for in. */
function withoutCredentialsOfStage(stage: string): NodeJS.ProcessEnv {
  const ofStage = new RegExp(
    `^AWS_${stage.toUpperCase()}_(PROFILE|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$`,
  );
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofStage.test(name)));
}
