import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Where serverless.yml is. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The exit code of a command that writes to this terminal. Ctrl-C ends the command, and this process goes by its code. */
export function run(
  command: string,
  parts: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const waits = () => {};
  process.on('SIGINT', waits);
  return new Promise<number>((resolve, reject) => {
    const child = spawn(command, parts, { cwd: ROOT, env: environment, stdio: 'inherit' });
    child.once('error', (cause) => reject(new Error(`Can't run ${command}: ${cause.message}`, { cause })));
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => process.off('SIGINT', waits));
}

export const npmRun = (script: string): Promise<number> =>
  run('npm', ['run', '--silent', script], process.env);
