import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** All that a deployment reads, in a folder of its own: it builds and packages, and others read what that writes. */
export interface ProjectCopy {
  readonly deploy: (...options: readonly string[]) => Promise<Ended>;
  readonly remove: (...options: readonly string[]) => Promise<Ended>;
  /** The same, with an osls that does nothing and ends without an error. */
  readonly withIdleOsls: Pick<ProjectCopy, 'deploy' | 'remove'>;
  /** Only the parameters, as serverless.yml reads them from a file. */
  readonly oslsDeploy: (stage: string, parametersFile: string) => Promise<Ended>;
  readonly write: (path: string, content: string) => void;
  readonly exists: (path: string) => boolean;
  readonly sha256Of: (path: string) => string;
  readonly end: () => void;
}

const PROJECT = fileURLToPath(new URL('../../../..', import.meta.url));
const READ = ['functions', 'infra', 'lib', 'package-lock.json', 'package.json', 'serverless.yml'];

/** `endpoint` stands for AWS. */
export function copyOfProject(endpoint: string): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  for (const path of READ) cpSync(join(PROJECT, path), join(folder, path), { recursive: true });
  // The settings of whoever runs the tests must not matter.
  rmSync(join(folder, 'infra/settings'), { recursive: true });
  mkdirSync(join(folder, 'infra/settings'));
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const run = (script: string, options: readonly string[], variables: NodeJS.ProcessEnv = {}) =>
    ended(folder, [join(folder, script), ...options], { ...environment(endpoint, folder), ...variables });
  return {
    deploy: (...options) => run('infra/commands/deploy.ts', options),
    remove: (...options) => run('infra/commands/remove.ts', options),
    withIdleOsls: {
      deploy: (...options) => run('infra/commands/deploy.ts', options, IDLE_OSLS),
      remove: (...options) => run('infra/commands/remove.ts', options, IDLE_OSLS),
    },
    oslsDeploy: (stage, file) =>
      run('node_modules/osls/bin/serverless.js', ['deploy', '--stage', stage, '--region', 'eu-west-1'], {
        STACK_PARAMETERS_FILE: file,
        SLS_SCHEMA_CACHE_BASE_DIR: join(folder, 'build/osls-home'),
      }),
    write: (path, content) => writeFileSync(join(folder, path), content),
    exists: (path) => existsSync(join(folder, path)),
    sha256Of: (path) =>
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    end: () => rmSync(folder, { recursive: true }),
  };
}

const ended = (cwd: string, parts: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, parts, { cwd, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? 1);
      resolve({ code, stdout, stderr });
    });
  });

const IDLE_OSLS = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    'if (process.argv[1]?.endsWith("serverless.js") && process.argv[2] !== "package") process.exit(0);',
  )}`,
};

/** Nothing from whoever runs the tests, a home that is no folder, no wait between two requests for a stack, no second attempt. */
const environment = (endpoint: string, folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: join(folder, 'package.json'),
  USERPROFILE: join(folder, 'package.json'),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_MAX_ATTEMPTS: '1',
  SLS_AWS_REQUEST_MAX_RETRIES: '0',
  SLS_AWS_MONITORING_FREQUENCY: '1',
});
