import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves once the output has matched; rejects when the process ends before. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

export interface StartOptions {
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const START = fileURLToPath(new URL('../../local/start.ts', import.meta.url));

/** What `npm start` runs after the build. It ends with its test, however that ends. */
export function startProcess(
  onTestFinished: (end: () => void) => void,
  args: readonly string[],
  options: StartOptions = {},
): Started {
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), START, ...args], {
    env: { ...process.env, ...options.environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<Awaited<Started['ended']>>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, output: () => stdout, until: (pattern) => matched(child, () => stdout, pattern), ended };
}

const matched = (child: ChildProcess, output: () => string, pattern: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const match = pattern.exec(output());
      if (match === null) return;
      child.stdout?.off('data', look);
      resolve(match);
    };
    child.stdout?.on('data', look);
    child.on('close', () => reject(new Error(`Ended without ${pattern}:\n${output()}`)));
    look();
  });
