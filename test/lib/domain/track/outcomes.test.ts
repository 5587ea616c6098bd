import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../lib/domain/change.ts';
import type { InstanceStatus, RegionStatus } from '../../../../lib/domain/status.ts';
import { outcomeOfInstance, outcomeOfRegion, outcomeOfScope } from '../../../../lib/domain/track/outcomes.ts';

const GONE = '-';

const ofRegion = (status: string | undefined): { status: RegionStatus } | undefined =>
  status === undefined ? undefined : { status: status as RegionStatus };

function outcome(name: string, from: string, to: string): Verdict {
  const [before, after] = [from, to].map((status) => (status === GONE ? undefined : status));
  if (name === 'scope') return outcomeOfScope(to === 'seen');
  if (name === 'instance') return outcomeOfInstance(before as InstanceStatus, after as InstanceStatus);
  return outcomeOfRegion(ofRegion(before), ofRegion(after));
}

describe('every change has one outcome', () => {
  test.each([
    ['region', 'ADDING', 'ACTIVE', 'completed', 'info'],
    ['region', 'REMOVING', GONE, 'completed', 'info'],
    ['instance', 'CREATE_IN_PROGRESS', 'ACTIVE', 'completed', 'info'],
    ['instance', 'DELETE_IN_PROGRESS', GONE, 'completed', 'info'],
    ['instance', 'CREATE_FAILED', 'ACTIVE', 'recovered', 'info'],
    ['scope', 'blind', 'seen', 'recovered', 'info'],
    ['scope', 'seen', 'blind', 'superseded', 'info'],
    ['region', GONE, 'ACTIVE', 'appeared', 'info'],
    ['region', GONE, 'REMOVING', 'appeared', 'info'],
    ['instance', GONE, 'CREATE_FAILED', 'appeared', 'info'],
    ['region', 'ACTIVE', 'REMOVING', 'removal-started', 'info'],
    ['region', 'ADDING', 'REMOVING', 'removal-started', 'info'],
    ['instance', 'ACTIVE', 'DELETE_IN_PROGRESS', 'deletion-started', 'info'],
    ['instance', 'CREATE_FAILED', 'DELETE_IN_PROGRESS', 'deletion-started', 'info'],
    ['instance', 'CREATE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'deletion-started', 'info'],
    ['region', 'ADDING', GONE, 'vanished', 'warning'],
    ['region', 'ADDING', 'ADDING', 'superseded', 'warning'],
    ['region', 'REMOVING', 'ACTIVE', 'reverted', 'info'],
    ['instance', 'DELETE_IN_PROGRESS', 'ACTIVE', 'reverted', 'info'],
    ['region', 'ACTIVE', GONE, 'lost', 'info'],
    ['instance', 'ACTIVE', GONE, 'lost', 'info'],
    ['instance', 'CREATE_IN_PROGRESS', GONE, 'vanished', 'warning'],
    ['instance', 'CREATE_FAILED', GONE, 'completed', 'info'],
    ['instance', GONE, GONE, 'lost', 'info'],
    ['instance', 'CREATE_IN_PROGRESS', 'CREATE_FAILED', 'superseded', 'info'],
    ['instance', 'DELETE_IN_PROGRESS', 'CREATE_FAILED', 'superseded', 'info'],
    ['region', 'REMOVING', 'ADDING', 'superseded', 'info'],
    ['region', 'ACTIVE', 'ADDING', 'superseded', 'info'],
  ])('%s: %s → %s is %s, %s', (name, from, to, expected, severity) => {
    expect(outcome(name, from, to)).toEqual({ outcome: expected, severity });
  });

  test('a Region that was ACTIVE is lost even if it is last seen ADDING', () => {
    expect(outcomeOfRegion({ status: 'ADDING', after: 'ACTIVE' }, undefined).outcome).toBe('lost');
    expect(outcomeOfRegion({ status: 'ADDING', after: 'REMOVING' }, undefined).outcome).toBe('vanished');
    expect(outcomeOfRegion({ status: 'REMOVING', after: 'ACTIVE' }, undefined).outcome).toBe('completed');
  });
});
