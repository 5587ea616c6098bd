import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Emulator, emulator, SIZES, type Size } from './screen/emulator.ts';

/** It comes as a binary for Linux, macOS and Windows. */
const pseudoTerminals = await import('@lydell/node-pty').catch(() => undefined);

const START = fileURLToPath(new URL('../../local/start.ts', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-terminal-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const BEGINNING = [
  'story it',
  'policy interval 0.0334  adding-warning 0.05  adding-critical 10',
  '00:00 org ACTIVE, eu-central-1 ACTIVE, eu-west-1 ADDING since 00:00, sandbox CREATE_FAILED "No key"',
];

interface Session extends Pick<Emulator, 'rows' | 'lines' | 'isOnSecondScreen'> {
  readonly press: (keys: string) => void;
  /** Resolves once the screen shows that. */
  readonly until: (pattern: RegExp) => Promise<void>;
  readonly ended: Promise<number>;
}

/** `npm start` in a terminal of that size, after the build. It ends with its test. */
function session(size: Size, story: readonly string[], onTestFinished: (end: () => void) => void): Session {
  if (pseudoTerminals === undefined) throw new Error('no pseudo-terminal');
  const file = join(folder, `${size.columns}-${story.length}.story`);
  writeFileSync(file, story.join('\n'));
  const shown = emulator(size);
  const child = pseudoTerminals.spawn(process.execPath, [START, '--story', file], {
    cols: size.columns,
    rows: size.rows,
    env: { ...process.env, TERM: 'xterm-256color' },
  });
  const listeners = new Set<() => void>();
  child.onData((bytes) => {
    shown.write(bytes);
    for (const listener of listeners) listener();
  });
  let isRunning = true;
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      isRunning = false;
      resolve(exitCode);
      for (const listener of listeners) listener();
    });
  });
  onTestFinished(() => {
    if (isRunning) child.kill('SIGKILL');
  });
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = async (): Promise<void> => {
        const text = (await shown.rows()).join('\n');
        if (pattern.test(text)) resolve();
        else if (!isRunning) reject(new Error(`Ended without ${pattern}:\n${text}`));
      };
      listeners.add(() => void look());
      void look();
    });
  return { ...shown, until, ended, press: (keys) => child.write(keys) };
}

const KEYS = '↑ ↓ choose   Enter open   Space next page   q end, and print every message';

describe.skipIf(pseudoTerminals === undefined)('npm start in a real terminal', () => {
  describe.concurrent.each(SIZES)('of $columns columns and $rows rows', (size) => {
    test('shows the alert while its story goes on, and prints every message when it is left', async ({
      onTestFinished,
      expect,
    }) => {
      const { until, rows, lines, press, isOnSecondScreen, ended } = session(
        size,
        [...BEGINNING, '00:10:00 eu-west-1 ACTIVE'],
        onTestFinished,
      );
      await until(/^CRITICAL: .*, and 1 more open$.*^── arrived: 2, the newest first ─/ms);
      const screen = await rows();
      expect(screen.at(-1)).toBe(KEYS);
      expect(screen[0]).toMatch(/^Identity Center Monitor {2}\d+s, run \d+: fine, \d+ ms$/);
      const all = screen.join('\n');
      expect(all).toMatch(/^ {2}eu-west-1 +ADDING +ADDING for \d+s, critical in 9m$/m);
      expect(all).not.toContain('The story is over');
      expect((await lines()).filter(({ isBroken }) => isBroken)).toEqual([]);
      press('q');
      expect(await ended).toBe(0);
      expect(await isOnSecondScreen()).toBe(false);
      const printed = await lines();
      const subjects = printed.flatMap(({ text }) => /^Subject: (.*)/.exec(text)?.[1] ?? []);
      expect(subjects.toSorted()).toEqual([
        '[CRITICAL] Identity Center: creating instance sandbox failed',
        '[WARNING] Identity Center: adding Region eu-west-1 to org',
      ]);
      // Only a word that is longer than a row of the terminal goes on in the next one.
      expect(printed.filter(({ text, isBroken }) => isBroken && text.trim().includes(' '))).toEqual([]);
    });

    test('says that its story is over, and what to try next', async ({ onTestFinished, expect }) => {
      const { until, rows, lines, press, ended } = session(
        size,
        BEGINNING.with(2, '00:00 org ACTIVE, eu-central-1 ACTIVE'),
        onTestFinished,
      );
      await until(/^── The story is over. Next: add a Region/m);
      const screen = await rows();
      const text = screen.map((row) => row.replace(/ \\$/, '').trim()).join(' ');
      expect(text).toMatch(
        /AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws sso-admin add-region --endpoint-url http:\/\/127\.0\.0\.1:\d+ --region eu-central-1 --instance-arn arn:aws:sso:::instance\/ssoins-0000000000000org --region-name us-west-2/,
      );
      expect(screen.at(-1)).toBe(KEYS);
      press('\u0003');
      expect(await ended).toBe(0);
      expect((await lines()).map((line) => line.text)).toContain('The story is over. Next: add a Region');
    });
  });
});
