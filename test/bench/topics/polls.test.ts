import { expect, test } from 'vitest';
import { POLLS, type PollFigures } from '../../../bench/topics/polls.ts';

const REGIONS = [1, 3, 6];

const QUIET = { ListInstances: 1, Query: 1, PutMetricData: 1, PutItem: 1 };
const ALERTING = { ...QUIET, PutItem: 3, Publish: 1 };
const peerQuiet = (regions: number) => ({
  ListInstances: 1,
  GetItem: regions,
  PutItem: regions,
  PutMetricData: regions,
});

const turnsOf = ({ candidate, kind, calls }: PollFigures): number => {
  if (candidate === 'peer') return Object.values(calls).reduce((sum, times) => sum + times, 0);
  return kind === 'quiet' ? 2 : 5;
};

test('the polls of the monitor and of the peer are measured for 1, 3 and 6 Regions, and in fresh processes', async () => {
  const { warm, cold } = await POLLS.measure({ quick: true, progress: () => {} });
  const callsOf = (name: string, kind: string) =>
    warm.filter((each) => each.candidate === name && each.kind === kind).map(({ calls }) => calls);
  expect(callsOf('monitor', 'quiet')).toEqual([QUIET, QUIET, QUIET]);
  expect(callsOf('monitor', 'alerting')).toEqual([ALERTING, ALERTING, ALERTING]);
  expect(callsOf('peer', 'quiet')).toEqual(REGIONS.map(peerQuiet));
  expect(callsOf('peer', 'alerting')).toEqual(REGIONS.map((n) => ({ ...peerQuiet(n), Publish: 1 })));
  expect(cold.map(({ kind, candidate, regions }) => [kind, candidate, regions])).toEqual(
    ['quiet', 'alerting'].flatMap((kind) => ['monitor', 'peer', 'plain'].map((name) => [kind, name, 3])),
  );
  // No endpoint answers sooner than it should, so nothing takes less than the turns in which it asks.
  for (const figures of [...warm, ...cold]) {
    expect(figures.took.median).toBeGreaterThanOrEqual(turnsOf(figures));
  }
});

test('the report shows the candidates beside one another, with their calls and what a fresh process takes', () => {
  const figures = (candidate: PollFigures['candidate'], took: number, calls: PollFigures['calls']) => ({
    candidate,
    kind: 'alerting' as const,
    regions: 3,
    polls: 20,
    took: { median: took, low: took - 0.1, high: took + 0.1 },
    cpu: took * 2,
    calls,
    ready: took * 10,
  });
  const all = [
    figures('monitor', 5.15, { Query: 1, PutItem: 3 }),
    figures('peer', 11.5, { PutItem: 3, GetItem: 3 }),
    figures('plain', 5.1, {}),
  ];
  const report = POLLS.report({ warm: all, cold: all });
  expect(report).toContain('| alerting | 3 | 5.15 (5.05–5.25) | 11.50 (11.40–11.60) | 5.10 (5.00–5.20) |');
  expect(report).toContain('| alerting | 3 | 4: 3 PutItem, Query | 10 | 6: 3 GetItem, 3 PutItem | 23 |');
  expect(report).toContain(
    '| alerting | 52 ms | 5.15 (5.05–5.25) | 115 ms | 11.50 (11.40–11.60) | 51 ms | 5.10 (5.00–5.20) |',
  );
});
