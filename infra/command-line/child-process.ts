import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Interrupted, onInterruption, type Signal } from './interruption.ts';

/** The folder of serverless.yml. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a program that writes to this terminal, and gives its exit code. Ctrl-C reaches it by itself, but a signal that
 * stops a pipeline reaches this process alone, so it is passed on.
 * @throws Interrupted when the program has ended after such a signal
 */
export function runProgram(
  program: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(program, words, { cwd: ROOT, env: environment, stdio: 'inherit' });
  let interruption: Signal | undefined;
  const stopListening = onInterruption((signal) => {
    interruption = signal;
    child.kill(signal);
  });
  return new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`Can't run ${program}: ${cause.message}`, { cause })));
    child.once('close', (code) => {
      if (interruption === undefined) resolve(code ?? 1);
      else reject(new Interrupted(interruption));
    });
  }).finally(stopListening);
}

export const npmRun = (script: string): Promise<number> =>
  runProgram('npm', ['run', '--silent', script], process.env);
