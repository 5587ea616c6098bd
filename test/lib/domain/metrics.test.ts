import { describe, expect, test } from 'vitest';
import type { Decision, Memory } from '../../../lib/domain/decide.ts';
import { metrics } from '../../../lib/domain/metrics.ts';
import type { Listing } from '../../../lib/domain/observe/listing.ts';
import { MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { ARN, complete, decideOnce, NOTHING, remember, T0 } from '../../support/decision/decide-once.ts';

const listing = (status: string, region = 'ADDING') =>
  complete({
    arn: ARN,
    status,
    primaryRegion: 'eu-west-1',
    regions: [
      { region: 'eu-west-1', status: 'ACTIVE', isPrimary: true },
      { region: 'eu-west-2', status: region, addedAt: T0 },
    ],
  });

const measured = (decision: Decision, now: number) =>
  metrics(decision, now).map(({ name, value, dimensions }) =>
    [name, ...Object.values(dimensions), value].join(' '),
  );

const ID = 'ssoins-1234567890abcdef';

describe('metrics', () => {
  test('tell ages in seconds, 0 for what is not moving, and what is open and pending', () => {
    const now = T0 + 31 * MINUTE;
    expect(measured(decideOnce(NOTHING, listing('ACTIVE'), now), now)).toEqual([
      'Heartbeat 1',
      'PollSeen 1',
      'OpenIncidents warning 1',
      'OpenIncidents critical 0',
      'NewCriticals 0',
      'OldestPendingAge 0',
      `InstanceHealthy ${ID} 1`,
      `RegionsActive ${ID} 1`,
      `RegionTransitionAge ${ID} eu-west-1 0`,
      `RegionTransitionAge ${ID} eu-west-2 ${(31 * MINUTE) / SECOND}`,
    ]);
  });

  test('of a blind poll go on from what is remembered', () => {
    const first = decideOnce(NOTHING, listing('CREATE_FAILED'), T0);
    const now = T0 + 5 * MINUTE;
    const cause = { code: 'ThrottlingException', message: 'no' };
    const blind = decideOnce(remember(first), { type: 'failed', cause, silent: false }, now);
    expect(measured(blind, now)).toEqual([
      'Heartbeat 1',
      'PollSeen 0',
      'OpenIncidents warning 0',
      'OpenIncidents critical 1',
      'NewCriticals 0',
      'OldestPendingAge 300',
      `InstanceHealthy ${ID} 0`,
      `RegionsActive ${ID} 1`,
      `RegionTransitionAge ${ID} eu-west-1 0`,
      `RegionTransitionAge ${ID} eu-west-2 300`,
    ]);
  });

  test('of a gone instance are not published', () => {
    const start = decideOnce(NOTHING, listing('DELETE_IN_PROGRESS'), T0);
    const missing = decideOnce(remember(start), complete(), T0 + 5 * MINUTE);
    const gone = decideOnce(remember(missing), complete(), T0 + 10 * MINUTE);
    expect(measured(gone, T0 + 10 * MINUTE).filter((line) => line.includes(ID))).toEqual([]);
  });

  test('have the units and dimensions of CloudWatch', () => {
    const decision = decideOnce(NOTHING, listing('ACTIVE'), T0);
    const region = { InstanceId: ID, Region: 'eu-west-1' };
    expect(metrics(decision, T0).slice(0, 9)).toStrictEqual([
      { name: 'Heartbeat', unit: 'Count', value: 1, dimensions: {} },
      { name: 'PollSeen', unit: 'Count', value: 1, dimensions: {} },
      { name: 'OpenIncidents', unit: 'Count', value: 0, dimensions: { Severity: 'warning' } },
      { name: 'OpenIncidents', unit: 'Count', value: 0, dimensions: { Severity: 'critical' } },
      { name: 'NewCriticals', unit: 'Count', value: 0, dimensions: {} },
      { name: 'OldestPendingAge', unit: 'Seconds', value: 0, dimensions: {} },
      { name: 'InstanceHealthy', unit: 'Count', value: 1, dimensions: { InstanceId: ID } },
      { name: 'RegionsActive', unit: 'Count', value: 1, dimensions: { InstanceId: ID } },
      { name: 'RegionTransitionAge', unit: 'Seconds', value: 0, dimensions: region },
    ]);
  });

  /** The lines of the instance after polls 5 minutes apart. */
  const linesAfter = (...listings: readonly Listing[]): readonly string[] => {
    let memory: Memory = NOTHING;
    let lines: readonly string[] = [];
    for (const [number, listing] of listings.entries()) {
      const now = T0 + number * 5 * MINUTE;
      const decision = decideOnce(memory, listing, now);
      memory = remember(decision);
      lines = measured(decision, now).filter((line) => line.includes(ID));
    }
    return lines;
  };

  test('tell the age of a removal', () => {
    const removing = listing('ACTIVE', 'REMOVING');
    expect(linesAfter(removing, removing)).toContain(`RegionTransitionAge ${ID} eu-west-2 300`);
  });

  test('call no instance healthy in a status that we do not know', () => {
    expect(linesAfter(listing('ACTIVE'), listing('PAUSED'))).toContain(`InstanceHealthy ${ID} 0`);
  });

  test('call no instance healthy whose status was never shown', () => {
    expect(linesAfter(complete({ arn: ARN }))).toContain(`InstanceHealthy ${ID} 0`);
  });

  test('give a Region no age that was never in a status that we know', () => {
    expect(linesAfter(listing('ACTIVE', 'QUEUED'))).toContain(`RegionTransitionAge ${ID} eu-west-2 0`);
  });

  test('of a gone Region are not published', () => {
    const without = complete({
      arn: ARN,
      status: 'ACTIVE',
      primaryRegion: 'eu-west-1',
      regions: [{ region: 'eu-west-1', status: 'ACTIVE' }],
    });
    const lines = linesAfter(listing('ACTIVE'), without, without);
    expect(lines.filter((line) => line.includes('eu-west-2'))).toEqual([]);
    expect(lines).toContain(`RegionTransitionAge ${ID} eu-west-1 0`);
  });

  test('tell the age of the oldest that is pending', () => {
    const first = decideOnce(NOTHING, listing('CREATE_FAILED'), T0);
    const second = decideOnce(remember(first), listing('CREATE_FAILED'), T0 + 30 * MINUTE);
    expect(second.instances[0]?.ledger.outbox).toHaveLength(2);
    expect(measured(second, T0 + 35 * MINUTE)).toContain('OldestPendingAge 2100');
  });
});
