import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { terminalScreen } from '../../../local/screen/terminal.ts';
import { minutes } from '../../lib/overview/overview-of-polls.ts';
import { at, regions } from '../../support/decision/timeline.ts';
import { emulator, SIZES, type Size } from './emulator.ts';
import { acme, entry, sceneOf } from './scenes.ts';

const listing = (status: string) => regions({ 'us-east-1': status }, { name: 'acme' });
const SCENES = ['ADDING', 'ACTIVE'].map((status) =>
  sceneOf(at(minutes(0, 40), listing(status)), [acme({ 'eu-west-1': 'ACTIVE', 'us-east-1': status })]),
);

/** A terminal with keys, and a person at it. */
function open(size: Size) {
  const seen = emulator(size);
  let quits = 0;
  let bytes = '';
  const output = Object.assign(new EventEmitter(), {
    ...size,
    write: (text: string) => {
      bytes += text;
      seen.write(text);
    },
  });
  const keys = Object.assign(new PassThrough(), { setRawMode: (isRaw: boolean) => (raw = isRaw) });
  let raw = false;
  const screen = terminalScreen({ output, input: keys as unknown as ReadStream, quit: () => (quits += 1) });
  return {
    ...screen,
    seen,
    press: async (text: string) => {
      keys.write(text);
      await new Promise(setImmediate);
    },
    resize: (next: Size) => {
      Object.assign(output, next);
      seen.resize(next);
    },
    written: () => bytes,
    quits: () => quits,
    isRaw: () => raw,
  };
}

const [STUCK, DONE] = SCENES;
const SMALL: Size = { columns: 80, rows: 24 };
const titleIn = (rows: readonly string[]): string | undefined =>
  rows.findLast((row) => row.startsWith('── '));

describe('a terminal', () => {
  test.each(SIZES)('shows nothing of what was there before, at %j', async (size) => {
    const { seen, show, add } = open(size);
    add(entry('first', 'x'.repeat(size.columns), 'y'.repeat(size.columns + 1), 'word '.repeat(100)));
    for (const scene of [STUCK, DONE, STUCK, DONE]) if (scene) show(scene);
    const before = await seen.rows();
    const anew = open(size);
    anew.add(entry('first', 'x'.repeat(size.columns), 'y'.repeat(size.columns + 1), 'word '.repeat(100)));
    if (DONE) anew.show(DONE);
    expect(before).toEqual(await anew.seen.rows());
    // The last character of a row that is full, and the mark of one that is cut.
    expect(before).toContain('x'.repeat(size.columns));
    expect(before).toContain(`${'y'.repeat(size.columns - 1)}…`);
    expect(before.at(-1)).toMatch(/^↑ ↓ choose/);
    expect((await seen.lines()).filter(({ isBroken }) => isBroken)).toEqual([]);
  });

  test('draws only what has changed', () => {
    const { show, written } = open(SMALL);
    if (STUCK) show(STUCK);
    const before = written().length;
    if (STUCK) show({ ...STUCK, runs: 8 });
    expect(written().slice(before)).toContain('run 8');
    expect(written().slice(before)).not.toContain('eu-west-1');
  });

  test('draws everything again when its size changes', async () => {
    const { seen, show, resize } = open(SMALL);
    if (STUCK) show(STUCK);
    resize({ columns: 60, rows: 20 });
    if (STUCK) show(STUCK);
    const rows = await seen.rows();
    expect(rows).toHaveLength(20);
    // What is the same at both sizes, too.
    expect(rows[1]).toBe('The simulated AWS is at http://127.0.0.1:4566.');
    expect(rows[2]).toBe('WARNING: Region us-east-1 of acme still ADDING after at');
    expect(rows.at(-1)).toMatch(/^↑ ↓ choose.*…$/);
  });

  test.each([
    ['j\r', 'k\r'],
    ['\u001b[B\r', '\u001b[A\r'],
  ])('opens older and newer ones with the keys %j and %j', async (older, newer) => {
    const { seen, show, add, press } = open(SMALL);
    if (STUCK) show(STUCK);
    for (const title of ['first', 'second', 'third']) add(entry(title, `text of ${title}`));
    expect(titleIn(await seen.rows())).toMatch(/^── third ─/);
    await press(older);
    expect(await seen.rows()).toContain('text of second');
    await press(older);
    expect(await seen.rows()).toContain('text of first');
    await press(newer);
    expect(titleIn(await seen.rows())).toMatch(/^── second ─/);
  });

  test('turns the page with the space bar', async () => {
    const { seen, show, add, press } = open(SMALL);
    if (STUCK) show(STUCK);
    add(entry('long', ...Array.from({ length: 30 }, (_, index) => `line ${index}`)));
    await press(' ');
    expect(titleIn(await seen.rows())).toMatch(/^── page 2 of 3: long/);
  });

  test.each([['q'], ['\u0003']])('is left with %j', async (key) => {
    const { press, quits, isRaw, end } = open(SMALL);
    expect([isRaw(), quits()]).toEqual([true, 0]);
    await press(key);
    expect(quits()).toBe(1);
    end();
    expect(isRaw()).toBe(false);
    await press('q');
    expect(quits()).toBe(1);
  });

  test('leaves every entry readable at its end, once, and breaks only between words', async () => {
    const { seen, show, add, end, written } = open(SMALL);
    if (STUCK) show(STUCK);
    add(entry('first', 'word '.repeat(40).trim()));
    add(entry('second', 'One.'));
    expect(await seen.isOnSecondScreen()).toBe(true);
    end();
    end();
    expect(written().split('Subject: first')).toHaveLength(2);
    expect(await seen.isOnSecondScreen()).toBe(false);
    const lines = await seen.lines();
    expect(lines.filter(({ text }) => text.startsWith('Subject: ')).map(({ text }) => text)).toEqual([
      'Subject: first',
      'Subject: second',
    ]);
    expect(lines.filter(({ text }) => text.startsWith('word')).map(({ text }) => text)).toEqual([
      'word '.repeat(16).trim(),
      'word '.repeat(16).trim(),
      'word '.repeat(8).trim(),
    ]);
    expect(lines.filter(({ isBroken }) => isBroken)).toEqual([]);
  });

  test('names no keys that do not arrive', async () => {
    const seen = emulator(SMALL);
    const screen = terminalScreen({ output: { ...SMALL, write: seen.write }, quit: () => {} });
    if (STUCK) screen.show(STUCK);
    expect((await seen.rows()).at(-1)).toBe('Ctrl-C ends, and prints every message');
  });
});
