import { beforeAll, describe, expect, test } from 'vitest';
import { COST, type Cost, type CostOfWatched, totalOf } from '../../../bench/topics/cost.ts';
import { readDeployment } from '../../../infra/cost/deployment.ts';
import { costs } from '../../../infra/cost/items.ts';
import { readPrices } from '../../../infra/cost/prices.ts';
import { countQuietRuns } from '../../../infra/cost/quiet-run.ts';

let cost: Cost;
let watched: CostOfWatched;
beforeAll(async () => {
  cost = await COST.measure({ quick: true, progress: () => {} });
  const [first] = cost.watched;
  if (first === undefined) throw new Error('Nothing was measured');
  watched = first;
});

describe('the cost of one instance with three Regions', () => {
  test('counts each call of a quiet run, and which of them follow one another', () => {
    const { monitor, peer } = watched;
    expect(watched).toMatchObject({ instances: 1, regions: 3 });
    expect(monitor.calls).toEqual({ ListInstances: 1, Query: 1, PutItem: 1, PutMetricData: 1 });
    expect(peer.calls).toEqual({ ListInstances: 1, GetItem: 3, PutItem: 3, PutMetricData: 3 });
    expect([monitor.roundTrips, peer.roundTrips]).toEqual([2, 10]);
    expect([monitor.metrics, peer.metrics]).toEqual([11, 3]);
  });

  test('is that of the counted calls, by the same prices for both', () => {
    const { monitor, peer } = watched;
    expect(monitor.parts.Scheduler).toBeCloseTo(0.00876);
    expect(peer.parts.Scheduler).toBe(monitor.parts.Scheduler);
    expect(monitor.parts['calls of CloudWatch']).toBeCloseTo(0.0876);
    expect(peer.parts['calls of CloudWatch']).toBeCloseTo(3 * 0.0876);
    expect(monitor.parts['custom metrics']).toBeCloseTo(11 * 0.3);
    expect(peer.parts['custom metrics']).toBeCloseTo(3 * 0.3);
    // Each of three items is read for half a unit and written for one.
    expect(peer.parts.DynamoDB).toBeCloseTo((8760 * 3 * (0.5 * 0.125 + 0.625)) / 1e6, 4);
  });

  test('has a duration that follows from the round trips alone', () => {
    const { memory } = readDeployment();
    const ofRuns = (roundTrips: number) =>
      8760 * (0.2 / 1e6 + roundTrips * 0.05 * ((memory.monitor ?? 0) / 1024) * 0.0000133334);
    expect(watched.monitor.parts.Lambda).toBeCloseTo(ofRuns(2), 8);
    expect(watched.peer.parts.Lambda).toBeCloseTo(ofRuns(10), 8);
  });

  test('of the whole stack is what npm run cost adds up', async () => {
    const deployment = readDeployment();
    const quiet = await countQuietRuns(Object.keys(deployment.memory), { instances: 1, regions: 3 });
    const items = costs({ quiet, deployment, prices: readPrices(), interval: 5 });
    expect(watched.whole).toBeCloseTo(items.reduce((sum, { dollars }) => sum + dollars, 0));
  });
});

test('the report has a row for each part, and the totals', () => {
  const { monitor, peer, whole } = watched;
  const text = COST.report(JSON.parse(JSON.stringify(cost)));
  for (const part of Object.keys(monitor.parts)) expect(text).toContain(`\n| ${part} | `);
  const [ours, theirs] = [monitor, peer].map(({ parts }) => totalOf(parts).toFixed(2));
  expect(text).toContain(`\n| **together** | **${ours}** | **${theirs}** |\n`);
  expect(text).toContain(`\n| the whole stack | ${whole.toFixed(2)} | – |`);
});
