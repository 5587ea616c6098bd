import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readNeeded } from './read-needed.ts';
import type { Template } from './self-contained.ts';

const OSLS = 'node_modules/osls/bin/serverless.js';
const PACKAGED = '.serverless/cloudformation-template-update-stack.json';

/** The template that osls makes from `serverless.yml`. */
export function packagedTemplate(root: URL): Template {
  // Given explicitly, so that nothing else decides them. The template uses its own parameter `Stage`. osls itself uses the
  // stage only for how the table is kept, and a release keeps it as production does.
  const args = ['package', '--stage', 'prod', '--region', 'us-east-1'];
  const { status, signal, error, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL(OSLS, root)), ...args],
    { cwd: root, env: environment(root), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (error !== undefined) throw new Error(`Can't start osls: ${error.message}`, { cause: error });
  if (status !== 0) {
    throw new Error(
      `osls ${args.join(' ')} failed (${signal ?? `exit code ${status}`}):\n${stdout}${stderr}`,
    );
  }
  return JSON.parse(readNeeded(new URL(PACKAGED, root), PACKAGED, 'osls should have written it').toString());
}

/** What a process needs to run at all. It has nothing about AWS or osls, because a release is the same for everybody. */
const PASSED_ON = ['LANG', 'NODE_OPTIONS', 'PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** Its own home: osls reads settings there, and fails where it can't write, as in many containers. */
const HOME = 'build/osls-home';

function environment(root: URL): NodeJS.ProcessEnv {
  const passedOn = PASSED_ON.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  const home = fileURLToPath(new URL(HOME, root));
  return { ...Object.fromEntries(passedOn), HOME: home, USERPROFILE: home };
}
