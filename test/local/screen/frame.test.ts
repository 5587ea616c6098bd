import { stripVTControlCharacters } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { frame } from '../../../local/screen/frame.ts';
import { arrived, moved, NOTHING_TO_READ, type Reading } from '../../../local/screen/reading.ts';
import type { Scene } from '../../../local/screen/screen.ts';
import { minutes } from '../../lib/overview/overview-of-polls.ts';
import { ARN } from '../../support/decision/decide-once.ts';
import { at, BLIND, regions } from '../../support/decision/timeline.ts';
import { SIZES, type Size } from './emulator.ts';
import { acme, entry, sceneOf } from './scenes.ts';

const ADDING = regions({ 'us-east-1': 'ADDING' }, { name: 'acme' });
const REALLY_ADDING = acme({ 'eu-west-1': 'ACTIVE', 'us-east-1': 'ADDING' });
const STUCK = sceneOf(at(minutes(0, 40), ADDING), [REALLY_ADDING]);
const SMALL: Size = { columns: 80, rows: 24 };

const shown = (scene: Scene, size: Size = SMALL, reading: Reading = NOTHING_TO_READ): readonly string[] =>
  frame(scene, reading, { ...size, hasKeys: true }).map(stripVTControlCharacters);

const reading = (...entries: readonly ReturnType<typeof entry>[]): Reading =>
  entries.reduce(arrived, NOTHING_TO_READ);

describe('the screen', () => {
  test('has the monitor, then AWS beside what the monitor knows, then what arrived, the newest opened, and the keys', () => {
    const rows = shown(STUCK, SMALL, reading(entry('first', 'One.'), entry('second', 'Two.', 'Three.')));
    expect(rows.map((row) => row.trimEnd())).toEqual([
      'Identity Center Monitor  14s, run 7: fine, 21 ms',
      'The simulated AWS is at http://127.0.0.1:4566.',
      'WARNING: Region us-east-1 of acme still ADDING after at least 40m',
      '  critical in 1h 20m',
      'Last poll 0s ago: all could be read. Polls every 5m. 1 of 2 Regions are ACTIVE.',
      '                       AWS has  the monitor knows',
      'acme                   ACTIVE   ACTIVE for at least 40m',
      '  eu-west-1 (primary)  ACTIVE   ACTIVE for at least 40m',
      '  us-east-1            ADDING   ADDING for at least 40m, critical in 1h 20m',
      '── arrived: 2, the newest first ────────────────────────────────────────────────',
      '>  12s  second',
      '   12s  first',
      '── second ──────────────────────────────────────────────────────────────────────',
      'Two.',
      'Three.',
      ...Array.from({ length: 8 }, () => ''),
      '↑ ↓ choose   Enter open   Space next page   q end, and print every message',
    ]);
  });

  test('says what the monitor does not see: AWS has another status, and nothing is good', () => {
    const polls = [...at([0, 5], ADDING), ...at(minutes(10, 25), BLIND)];
    const really = acme({ 'eu-west-1': 'REMOVING', 'eu-west-2': 'ADDING' });
    const rows = shown(sceneOf(polls, [really])).map((row) => row.trim());
    expect(rows).toContain('WARNING: The monitor has been blind for at least 15m');
    expect(rows).toContain('eu-west-1 (primary)  REMOVING   ACTIVE when last seen');
    expect(rows).toContain('eu-west-2            ADDING     nothing yet');
    expect(rows).toContain('us-east-1            not there  ADDING when last seen');
    expect(rows.join(' ')).toContain(
      'nothing could be read: No answer (TimeoutError). Polls every 5m. All was last seen',
    );
  });

  test('has nothing green in it while the monitor is blind, whatever AWS has', () => {
    vi.stubEnv('FORCE_COLOR', '1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const GREEN = `${String.fromCharCode(27)}[32m`;
    const blind = [...at([0, 5], ADDING), ...at(minutes(10, 25), BLIND)];
    const drawn = (polls: Parameters<typeof sceneOf>[0]) =>
      frame(sceneOf(polls, [REALLY_ADDING]), NOTHING_TO_READ, { ...SMALL, hasKeys: true }).join('');
    expect(drawn(at([0, 5], ADDING))).toContain(`${GREEN}ACTIVE`);
    expect(drawn(blind)).not.toContain(GREEN);
  });

  test('says that a run failed, and why, in one line', () => {
    const failed = { type: 'failed', message: "Can't publish:\n  refused" } as const;
    expect(shown({ ...STUCK, lastRun: failed })[0]).toContain("run 7 failed: Can't publish: refused");
  });

  test('lists the other open incidents, what comes next before what they are', () => {
    const other = regions({ 'us-east-1': 'ADDING', 'us-east-2': 'ADDING' }, { name: 'acme' });
    const rows = shown(sceneOf(at(minutes(0, 40), other), [REALLY_ADDING]));
    expect(rows.slice(2, 6)).toEqual([
      'WARNING: Region us-east-1 of acme still ADDING after at least 40m, and 1 more',
      'open',
      '  critical in 1h 20m',
      '  WARNING: critical in 1h 20m: Region us-east-2 of acme still ADDING after at l…',
    ]);
  });

  test('shows first what needs a look when there is no room for all of AWS', () => {
    const names = Array.from({ length: 12 }, (_, index) => `xx-west-${index}`);
    const all = (last: string) =>
      Object.fromEntries(names.map((name) => [name, name === 'xx-west-9' ? last : 'ACTIVE']));
    const scene = sceneOf(at(minutes(0, 40), regions(all('ADDING'), { name: 'acme' })), [
      acme({ 'eu-west-1': 'ACTIVE', ...all('ADDING') }),
    ]);
    const rows = shown(scene).map((row) => row.trim());
    expect(rows.find((row) => row.startsWith('xx-west-9'))).toContain('ADDING');
    expect(rows).toContain('and 7 more');
    expect(shown(scene, { columns: 80, rows: 50 }).join(' ')).not.toContain('more');
  });

  test('turns the pages of the opened entry, and begins again after the last', () => {
    const long = entry('long', ...Array.from({ length: 15 }, (_, index) => `line ${index + 1}`));
    const first = reading(long);
    const pages = [first, moved(first, 'next-page'), moved(moved(first, 'next-page'), 'next-page')];
    const bodies = pages.map((page) => shown(STUCK, SMALL, page).filter((row) => row.startsWith('line ')));
    expect(bodies[0]).toEqual(Array.from({ length: 11 }, (_, index) => `line ${index + 1}`));
    expect(bodies[1]).toEqual(['line 12', 'line 13', 'line 14', 'line 15']);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(shown(STUCK, SMALL, pages[1])).toContain(
      '── page 2 of 2: long ───────────────────────────────────────────────────────────',
    );
  });

  test('keeps what is chosen in the list, however long that is', () => {
    const many = reading(...Array.from({ length: 30 }, (_, index) => entry(`number ${index + 1}`)));
    const oldest = Array.from({ length: 29 }).reduce<Reading>((one) => moved(one, 'down'), many);
    for (const [state, title] of [
      [many, 'number 30'],
      [moved(moved(many, 'down'), 'down'), 'number 28'],
      [oldest, 'number 1'],
    ] as const) {
      expect(shown(STUCK, SMALL, state).find((row) => row.startsWith('>'))).toContain(title);
    }
  });

  const TINY: Size = { columns: 20, rows: 8 };

  test.each([...SIZES, TINY])('has as many rows as the terminal, none longer than it, at %j', (size) => {
    const long = 'eine-sehr-lange-region-1';
    const scene = sceneOf(at(minutes(0, 40), regions({ [long]: 'ADDING' }, { name: 'n'.repeat(300) })), [
      acme({ 'eu-west-1': 'ACTIVE', [long]: 'ADDING' }, { name: '名'.repeat(200), arn: ARN }),
    ]);
    const wide = reading(entry('t'.repeat(300), 'x'.repeat(300), 'word '.repeat(200)));
    for (const state of [NOTHING_TO_READ, wide]) {
      const rows = shown(scene, size, state);
      expect(rows).toHaveLength(size.rows);
      expect(rows.filter((row) => row.length > size.columns)).toEqual([]);
    }
  });
});
