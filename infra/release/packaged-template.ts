import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readNeeded } from './read-needed.ts';
import type { Template } from './self-contained.ts';

const OSLS = 'node_modules/osls/bin/serverless.js';
const PACKAGED = '.serverless/cloudformation-template-update-stack.json';

/** The template as osls makes it of `serverless.yml`. */
export function packagedTemplate(root: URL): Template {
  // Named, so that nothing else decides them. The template goes by its own parameter `Stage`; what osls itself takes
  // from the stage is how the table is kept, and a release keeps it as production does.
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

/** What a process needs to run at all. Nothing of AWS or of osls is among it: a release is the same for everybody. */
const PASSED_ON = ['LANG', 'NODE_OPTIONS', 'PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** A home of its own: osls reads settings there, and fails where it can't write to it, as in many a container. */
const HOME = 'build/osls-home';

function environment(root: URL): NodeJS.ProcessEnv {
  const passedOn = PASSED_ON.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  const home = fileURLToPath(new URL(HOME, root));
  return { ...Object.fromEntries(passedOn), HOME: home, USERPROFILE: home };
}
