import { expect, test } from 'vitest';
import { WIDGET } from '../../../bench/topics/widget.ts';

test('the widget is measured on full records, with one query, and in detail that fits', async () => {
  const steps: string[] = [];
  const widget = await WIDGET.measure({
    quick: true,
    progress: (done, of) => steps.push(`${done} of ${of}`),
  });
  expect(steps).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
  const [one, six] = widget.of;
  if (one === undefined || six === undefined) throw new Error('Nothing was measured');
  for (const { instances, changes, calls, bytes, first, warm } of widget.of) {
    expect(changes).toBe(50 * instances);
    expect(calls).toEqual({ Query: 1 });
    // What is shown when nothing can be loaded has 4 kB.
    expect(bytes).toBeGreaterThan(15_000);
    expect(bytes).toBeLessThan(95_000);
    for (const { median } of [first.wall, first.cpu, warm.wall, warm.cpu]) expect(median).toBeGreaterThan(0);
  }
  expect(six.bytes).toBeGreaterThan(one.bytes);

  const report = WIDGET.report(JSON.parse(JSON.stringify(widget)));
  expect(report).toMatch(/\n\| 1 \| 50 \| (?:[\d.]+ \([\d.]+–[\d.]+\) \| ){4}\d+ kB \| 1 Query \|\n/);
  expect(report).toMatch(/\n\| 6 \| 300 \| /);
});
