import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../lib/domain/time.ts';
import { plainScreen } from '../../../local/screen/plain.ts';
import type { Scene } from '../../../local/screen/screen.ts';
import { at, BLIND, regions } from '../../support/decision/timeline.ts';
import { acme, entry, sceneOf } from './scenes.ts';

const SEEN = at([0], regions({ 'us-east-1': 'ADDING' }, { name: 'acme' }));
const FINE = { type: 'succeeded', took: 9 } as const;
const BEFORE = sceneOf([], [acme({ 'eu-west-1': 'ACTIVE' })], {
  elapsed: 0,
  runs: 0,
  lastRun: { type: 'none' },
});

/** What is written when one scene follows the other, without what stands above all. */
function written(...scenes: readonly Scene[]): readonly string[] {
  const lines: string[] = [];
  const screen = plainScreen({ write: (text) => lines.push(...text.trimEnd().split('\n')) });
  for (const scene of scenes) screen.show(scene);
  return lines.slice(2);
}

describe('without a terminal', () => {
  test('it says first where the simulated AWS is', () => {
    let text = '';
    plainScreen({ write: (more) => (text += more) }).show(sceneOf(SEEN, [], { elapsed: 0 }));
    expect(text.split('\n').slice(0, 2)).toEqual([
      'The simulated AWS is at http://127.0.0.1:4566.',
      'Logs: build/monitor.log.',
    ]);
  });

  test('every change of AWS is a line, also of what goes away, and nothing is said twice', () => {
    const regionsOf = (regions: Readonly<Record<string, string>>, elapsed: number) =>
      sceneOf(SEEN, [acme(regions)], { elapsed: elapsed * SECOND, runs: 1, lastRun: FINE });
    expect(
      written(
        regionsOf({ 'eu-west-1': 'ACTIVE', 'us-east-1': 'ADDING' }, 0),
        regionsOf({ 'eu-west-1': 'ACTIVE', 'us-east-1': 'ADDING' }, 1),
        regionsOf({ 'eu-west-1': 'ACTIVE' }, 2),
        sceneOf(SEEN, [], { elapsed: 3 * SECOND, runs: 1, lastRun: FINE }),
      ),
    ).toEqual([
      '   0.0 s  run 1: fine, 9 ms',
      '   0.0 s  acme  ACTIVE',
      '   0.0 s  acme  eu-west-1  ACTIVE',
      '   0.0 s  acme  us-east-1  ADDING',
      '   0.0 s  poll: all could be read',
      '   2.0 s  acme  us-east-1  gone',
      '   3.0 s  acme  gone',
      '   3.0 s  acme  eu-west-1  gone',
    ]);
  });

  test('a Region that AWS lists twice is one line with both', () => {
    const twice = acme(
      {},
      { regions: ['ACTIVE', 'REMOVING'].map((status) => ({ name: 'us-east-1', status })) },
    );
    expect(written(sceneOf(SEEN, [twice], { elapsed: 0 }))).toContain(
      '   0.0 s  acme  us-east-1  ACTIVE and REMOVING',
    );
  });

  test('every change of what polls see is a line, with its cause', () => {
    const polls = (list: Parameters<typeof sceneOf>[0], elapsed: number) =>
      sceneOf(list, [acme({ 'eu-west-1': 'ACTIVE' })], {
        elapsed: elapsed * SECOND,
        runs: elapsed,
        lastRun: FINE,
      });
    const blind = [...SEEN, ...at([5], BLIND)];
    expect(
      written(
        polls(SEEN, 1),
        polls(blind, 2),
        polls([...blind, ...at([10], BLIND)], 3),
        polls([...blind, ...at([10], SEEN[0]?.listing ?? BLIND)], 4),
      ).filter((line) => line.includes('poll')),
    ).toEqual([
      '   1.0 s  poll: all could be read',
      '   2.0 s  poll: nothing could be read: No answer (TimeoutError)',
      '   4.0 s  poll: all could be read',
    ]);
  });

  test('every run that fails is a line, and the first one that does not', () => {
    const run = (runs: number, lastRun: Scene['lastRun']) => ({
      ...BEFORE,
      overview: sceneOf(SEEN, []).overview,
      instances: [],
      runs,
      lastRun,
    });
    const failed = { type: 'failed', message: "Can't\n publish" } as const;
    const lines = written(
      BEFORE,
      run(1, FINE),
      run(2, FINE),
      run(3, failed),
      run(3, failed),
      run(4, failed),
      run(5, FINE),
      run(6, FINE),
    );
    expect(lines.filter((line) => line.includes('run'))).toEqual([
      '   0.0 s  run 1: fine, 9 ms',
      "   0.0 s  run 3 failed: Can't publish",
      "   0.0 s  run 4 failed: Can't publish",
      '   0.0 s  run 5: fine, 9 ms',
    ]);
  });

  test('a message is written in full as it arrives, once, and no line of it is broken', () => {
    let text = '';
    const screen = plainScreen({ write: (more) => (text += more) });
    screen.add(entry('about it', 'word '.repeat(50).trim(), `   aws ${'--option value '.repeat(20).trim()}`));
    screen.end();
    expect(text.split('\n').slice(1)).toEqual([
      'Subject: about it',
      '',
      'word '.repeat(50).trim(),
      `   aws ${'--option value '.repeat(20).trim()}`,
      '',
      '',
    ]);
  });
});
