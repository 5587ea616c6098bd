import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Ended } from '../stack/recorder/project-copy.ts';

const moduleOf = (name: string): string =>
  new URL(`../../../infra/command-line/${name}.ts`, import.meta.url).href;

const WAITS = 'console.log("begun"); setInterval(() => {}, 1000)';

/** A command that gets the signal, alone, when it has begun. */
function interrupted(name: 'deploy' | 'remove', does: string, signal: NodeJS.Signals): Promise<Ended> {
  const script = `
    import { runAsProcess } from ${JSON.stringify(moduleOf('command'))};
    import { runProgram } from ${JSON.stringify(moduleOf('child-process'))};
    await runAsProcess('${name}', async () => { ${does} });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    said.stdout += data;
    if (said.stdout === 'begun\n') child.kill(signal);
  });
  child.stderr.on('data', (data) => {
    said.stderr += data;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? -1, ...said })));
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s ends what was started, then cleans up, and ends as a shell expects it',
  async (signal, code) => {
    const started = `try {
    return await runProgram(process.execPath, ['--eval', ${JSON.stringify(WAITS)}], process.env);
  } finally {
    console.log('cleaned');
  }`;
    expect(await interrupted('deploy', started, signal)).toEqual({
      code,
      stdout: 'begun\ncleaned\n',
      stderr:
        '\nInterrupted. CloudFormation finishes what it has begun: look at the stack, then deploy again.\n',
    });
  },
);

test('when nothing was started, the command ends at once', async () => {
  const { code, stderr } = await interrupted('remove', `${WAITS}; await new Promise(() => {});`, 'SIGTERM');
  expect(code).toBe(143);
  expect(stderr).toContain('look at the stack, then remove again.');
});
