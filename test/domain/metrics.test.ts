import { describe, expect, test } from 'vitest';
import type { Decision } from '../../lib/domain/decide.ts';
import { metrics } from '../../lib/domain/metrics.ts';
import { MINUTE, SECOND } from '../../lib/domain/time.ts';
import { ARN, complete, decideOnce, NOTHING, remember, T0 } from '../support/decide-once.ts';

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

const measured = ({ observation, scope, instances }: Decision, now: number) =>
  metrics(observation.status, instances, [scope, ...instances], now).map(({ name, value, dimensions }) =>
    [name, ...Object.values(dimensions), value].join(' '),
  );

const ID = 'ssoins-1234567890abcdef';

describe('metrics', () => {
  test('tell ages in seconds, 0 for what is not moving, and what is open and owed', () => {
    const now = T0 + 31 * MINUTE;
    expect(measured(decideOnce(NOTHING, listing('ACTIVE'), now), now)).toEqual([
      'Heartbeat 1',
      'PollSeen 1',
      'OpenIncidents warning 1',
      'OpenIncidents critical 0',
      'OldestOwedAge 0',
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
      'OldestOwedAge 300',
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
});
