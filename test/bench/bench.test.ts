import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { TOPICS } from '../../bench/topics.ts';
import { MINUTE } from '../../lib/domain/time.ts';

const BENCH = fileURLToPath(new URL('../../bench/bench.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm run bench` runs after the build. Its temporary files are in a folder of its own. */
function startBench(...args: readonly string[]) {
  const temporary = folderOfTest();
  const child = spawn(process.execPath, [BENCH, ...args], { env: { ...process.env, TMPDIR: temporary } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<Ended>((resolve) => {
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text) => {
        texts[name] += text;
      });
    }
    child.on('close', (code) => resolve({ code, ...texts }));
  });
  return { child, temporary, ended };
}

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();

describe('npm run bench', () => {
  test('writes everything from what it has measured, shows its progress, and leaves nothing behind', {
    timeout: 10 * MINUTE,
  }, async () => {
    const folder = folderOfTest();
    const { temporary, ended } = startBench('--quick', '--to', folder);
    const { code, stdout, stderr } = await ended;
    expect(code, stderr).toBe(0);
    for (const { name, title } of TOPICS) {
      expect(stdout).toContain(`\n## ${title}\n`);
      expect(stderr).toMatch(new RegExp(`^${name}: (\\d+) of \\1, \\d+ s$`, 'm'));
    }
    expect(filesIn(folder)).toEqual(
      expect.arrayContaining(['bench/results.json', 'bench/results.md', 'docs/performance.md']),
    );
    for (const file of filesIn(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text, file).not.toMatch(/\bNaN\b|undefined|Infinity/);
    }
    expect(readFileSync(join(folder, 'bench/results.md'), 'utf8')).toBe(stdout);
    expect(stdout).toContain('these figures mean nothing');
    expect(filesIn(temporary)).toEqual([]);
  });

  test('prints some topics alone', { timeout: 10 * MINUTE }, async () => {
    const { ended } = startBench('--only', 'cost', '--quick');
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout.match(/^## .*/gm)).toEqual(['## Cost']);
  });

  test('prints its help', async () => {
    const { ended } = startBench('--help');
    expect(await ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: npm run bench/) });
  });

  test('refuses a wrong option with its mistake and its help', async () => {
    const { ended } = startBench('--to', '/nowhere/at/all');
    expect(await ended).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^--to must be a folder that exists, got "\/nowhere\/at\/all"\n\nUsage: /,
      ),
    });
  });

  // Where there is no /proc, nobody can tell which processes there are.
  test.runIf(process.platform === 'linux')(
    'leaves no process and no file behind when it is interrupted',
    async () => {
      const { child, temporary, ended } = startBench('--only', 'cold-start');
      const measured = () =>
        childrenOf(child).filter((id) => textOf(`/proc/${id}/cmdline`).includes('build/functions'));
      await expect.poll(measured, { timeout: MINUTE, interval: 1 }).not.toEqual([]);
      const children = childrenOf(child);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 130 });
      await expect.poll(() => children.filter(isThere)).toEqual([]);
      expect(filesIn(temporary)).toEqual([]);
    },
  );
});

const childrenOf = ({ pid }: ChildProcess): readonly string[] =>
  textOf(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean);

/** A process that has ended is there as long as its parent has not asked how. */
const isThere = (id: string): boolean => /^State:\t[^Z]/m.test(textOf(`/proc/${id}/status`));

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
