import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COLD_START } from '../../../bench/topics/cold-start.ts';
import { sizesOf, totalOf } from '../../../infra/release/sizes.ts';

const METAFILE = new URL('../../../build/metafile.json', import.meta.url);

test('the start of every function is measured beside the peer and the floor, with its bytes', async () => {
  const rounds: string[] = [];
  const progress = (done: number, of: number) => rounds.push(`${done}/${of}`);
  const result = await COLD_START.measure({ quick: true, progress });
  expect(rounds).toEqual(['1/2', '2/2']);
  expect(result.starts.map(({ name }) => name)).toEqual([
    'monitor',
    'slack',
    'widget',
    'peer, bundled',
    'peer, unbundled',
    'floor',
  ]);
  const metafile = JSON.parse(readFileSync(METAFILE, 'utf8'));
  const monitor = sizesOf(metafile, 'monitor');
  expect(result.monitor).toEqual(monitor);
  expect(result.starts[0]?.bytes).toEqual({ start: totalOf(monitor.start), whole: totalOf(monitor.whole) });
  // Node alone is larger than 20 MB, and nothing is ready at once.
  for (const { wall, cpu, peak } of result.starts) {
    expect(wall.low).toBeGreaterThan(0);
    expect(cpu.low).toBeGreaterThan(0);
    expect(peak).toBeGreaterThan(20e6);
  }
});

test('the report gives each start as a part of the unbundled peer’s', () => {
  const spread = (median: number) => ({ median, low: median - 1, high: median + 1 });
  const report = COLD_START.report({
    rounds: 40,
    starts: [
      { name: 'monitor', wall: spread(40), cpu: spread(60), peak: 70e6, bytes: { start: 1e5, whole: 2e5 } },
      { name: 'peer, unbundled', wall: spread(100), cpu: spread(120), peak: 90e6 },
    ],
    monitor: {
      start: { valibot: 4000, lib: 300 },
      whole: { 'lib/messages': 5000, valibot: 4000, lib: 300, functions: 20 },
    },
  });
  expect(report).toContain('| monitor | 40 (39–41) | 0.40 | 60 (59–61) | 0.50 | 70.0 MB | 100 kB | 200 kB |');
  expect(report).toContain(
    '| peer, unbundled | 100 (99–101) | 1.00 | 120 (119–121) | 1.00 | 90.0 MB | – | – |',
  );
  expect(report).toContain(
    '| valibot | 4,000 | 4,000 |\n| lib/messages | 0 | 5,000 |\n| 2 smaller ones | 300 | 320 |\n| together | 4,300 | 9,320 |',
  );
});
