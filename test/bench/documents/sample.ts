import type { Results } from '../../../bench/documents/results.ts';
import type { Soaked } from '../../../bench/soak/soak.ts';
import type { ColdStart } from '../../../bench/topics/cold-start.ts';
import type { Cost, CostOfFunction } from '../../../bench/topics/cost.ts';
import type { PollFigures, Polls } from '../../../bench/topics/polls.ts';
import type { Widget } from '../../../bench/topics/widget.ts';

const spread = (median: number) => ({ median, low: 0.9 * median, high: 1.2 * median });

const start = (name: string, wall: number) => ({
  name,
  wall: spread(wall),
  cpu: spread(1.1 * wall),
  peak: 5e7 + 1e5 * wall,
});

const COLD_START: ColdStart = {
  rounds: 40,
  starts: [
    start('monitor', 64),
    start('slack', 50),
    start('widget', 70),
    start('peer, bundled', 141),
    start('peer, unbundled', 160),
    start('floor', 9),
  ],
  monitor: { start: { lib: 1000 }, whole: { lib: 2000 } },
};

const poll = (
  candidate: PollFigures['candidate'],
  kind: PollFigures['kind'],
  regions: number,
): PollFigures => {
  const calls = 1 + 3 * regions;
  const isOurs = candidate === 'monitor';
  return {
    candidate,
    kind,
    regions,
    polls: 20,
    took: spread(isOurs ? { quiet: 2.1, alerting: 5 }[kind] : calls),
    cpu: 5,
    calls: { Query: isOurs ? 4 : calls },
    ready: 100,
  };
};

const POLLS: Polls = {
  warm: [1, 3, 6].flatMap((regions) =>
    (['quiet', 'alerting'] as const).flatMap((kind) => [
      poll('monitor', kind, regions),
      poll('peer', kind, regions),
    ]),
  ),
  cold: [],
};

const CROSSED = { calls: { Query: 1 }, sent: 1000, received: 2000 };

const GROWTH = [1, 1000].map((instances) => ({
  instances,
  rules: 20,
  quiet: { ...CROSSED, cpu: [instances + 1, instances + 2, instances + 9], peak: 6e7 },
  changed: { ...CROSSED, cpu: [2 * instances], peak: 7e7 + 1e5 * instances },
}));

const sample = (polls: number, heap: number) => ({ polls, heap, resident: 1e8 });

const SOAK: Soaked = {
  seed: 1,
  polls: 20_000,
  faults: 1234,
  failed: 56,
  changes: 789,
  wall: 100_000,
  cpu: 80_000,
  samples: [sample(1, 1e7), sample(10_000, 2.01e7), sample(20_000, 2.02e7)],
  account: {
    messages: 5600,
    expected: 5678,
    once: 5669,
    lost: [],
    unexpected: [],
    repetitions: 9,
    outOfOrder: 0,
    onlySaid: 0,
  },
  left: { pending: 0, incidents: 0 },
  resources: { first: [], last: [] },
};

const WIDGET: Widget = {
  processes: 15,
  repetitions: 20,
  of: [
    {
      instances: 6,
      first: { wall: spread(44), cpu: spread(50) },
      warm: { wall: spread(21), cpu: spread(22) },
      bytes: 45_678,
      calls: { Query: 1 },
      changes: 300,
    },
  ],
};

const costOf = (metrics: number, dollars: number): CostOfFunction => ({
  calls: { Query: 4 },
  roundTrips: 2,
  metrics,
  parts: {
    Scheduler: 0.01,
    Lambda: 0.02,
    DynamoDB: 0.03,
    'calls of CloudWatch': 0.04,
    'custom metrics': dollars,
  },
});

const COST: Cost = {
  prices: { asOf: '2026-11-22', region: 'us-east-1' },
  interval: 5,
  watched: [{ instances: 1, regions: 3, monitor: costOf(11, 3.3), peer: costOf(3, 0.9), whole: 4.32 }],
};

export const SAMPLE: Results = {
  machine: 'Measured somewhere.',
  topics: {
    'cold-start': COLD_START,
    polls: POLLS,
    growth: GROWTH,
    'slow-table': [],
    soak: SOAK,
    widget: WIDGET,
    cost: COST,
  },
};
