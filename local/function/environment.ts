import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FunctionEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** Deletes the empty home that it points to. */
  readonly remove: () => void;
}

/** What a process needs from its parent to run at all: nothing about AWS, and no proxy. */
const PASSED_ON = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'windir'];

/**
 * The environment of a function that can reach nothing but `endpoint`: credentials that open nothing, empty
 * configuration files, and an empty home. It sees nothing of the person's own environment or profile.
 */
export function functionEnvironment(
  endpoint: string,
  region: string,
  settings: Readonly<Record<string, string>>,
): FunctionEnvironment {
  const home = mkdtempSync(join(tmpdir(), 'identity-center-monitor-'));
  const config = join(home, 'config');
  const credentials = join(home, 'credentials');
  writeFileSync(config, '');
  writeFileSync(credentials, '');
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    variables: {
      ...Object.fromEntries(passedOn),
      HOME: home,
      USERPROFILE: home,
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: credentials,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpoint,
      AWS_LAMBDA_FUNCTION_NAME: 'identity-center-monitor-local',
      ...settings,
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}
