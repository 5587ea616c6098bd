import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Interrupted, onInterruption, type Signal } from './interrupted.ts';

/** Where serverless.yml is. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The exit code of a command that writes to this terminal. Ctrl-C reaches it by itself, but what stops a pipeline
 * stops this process alone.
 * @throws Interrupted when the command has ended after that
 */
export function run(
  command: string,
  parts: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(command, parts, { cwd: ROOT, env: environment, stdio: 'inherit' });
  let interruption: Signal | undefined;
  const done = onInterruption((signal) => {
    interruption = signal;
    child.kill(signal);
  });
  return new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`Can't run ${command}: ${cause.message}`, { cause })));
    child.once('close', (code) => {
      if (interruption === undefined) resolve(code ?? 1);
      else reject(new Interrupted(interruption));
    });
  }).finally(done);
}

export const npmRun = (script: string): Promise<number> =>
  run('npm', ['run', '--silent', script], process.env);
