import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../lib/domain/change.ts';
import type { InstanceStatus, RegionStatus } from '../../../../lib/domain/status.ts';
import { outcomeOfInstance, outcomeOfRegion, outcomeOfScope } from '../../../../lib/domain/track/outcomes.ts';

const GONE = '-';

function outcome(name: string, from: string, to: string): Verdict {
  const [before, after] = [from, to].map((status) => (status === GONE ? undefined : status));
  if (name === 'scope') return outcomeOfScope(to === 'seen');
  if (name === 'instance') return outcomeOfInstance(before as InstanceStatus, after as InstanceStatus);
  return outcomeOfRegion(before as RegionStatus, after as RegionStatus, name === 'primary');
}

describe('every change has one outcome', () => {
  test.each([
    ['region', 'ADDING', 'ACTIVE', 'completed', 'info'],
    ['region', 'REMOVING', GONE, 'completed', 'info'],
    ['instance', 'CREATE_IN_PROGRESS', 'ACTIVE', 'completed', 'info'],
    ['instance', 'DELETE_IN_PROGRESS', GONE, 'completed', 'warning'],
    ['instance', 'CREATE_FAILED', 'ACTIVE', 'recovered', 'info'],
    ['scope', 'blind', 'seen', 'recovered', 'info'],
    ['scope', 'seen', 'blind', 'superseded', 'info'],
    ['region', GONE, 'ACTIVE', 'appeared', 'info'],
    ['region', GONE, 'REMOVING', 'appeared', 'info'],
    ['instance', GONE, 'CREATE_FAILED', 'appeared', 'info'],
    ['region', 'ACTIVE', 'REMOVING', 'removal-started', 'warning'],
    ['region', 'ADDING', 'REMOVING', 'removal-started', 'warning'],
    ['primary', 'ACTIVE', 'REMOVING', 'removal-started', 'critical'],
    ['primary', 'ADDING', 'ACTIVE', 'completed', 'info'],
    ['primary', 'REMOVING', 'ACTIVE', 'reverted', 'warning'],
    ['instance', 'ACTIVE', 'DELETE_IN_PROGRESS', 'deletion-started', 'critical'],
    ['instance', 'CREATE_FAILED', 'DELETE_IN_PROGRESS', 'deletion-started', 'critical'],
    ['region', 'ADDING', GONE, 'vanished', 'warning'],
    ['region', 'ADDING', 'ADDING', 'superseded', 'warning'],
    ['region', 'REMOVING', 'ACTIVE', 'reverted', 'warning'],
    ['instance', 'DELETE_IN_PROGRESS', 'ACTIVE', 'reverted', 'warning'],
    ['region', 'ACTIVE', GONE, 'lost', 'critical'],
    ['instance', 'ACTIVE', GONE, 'lost', 'critical'],
    ['instance', 'CREATE_IN_PROGRESS', GONE, 'lost', 'critical'],
    ['instance', 'CREATE_FAILED', GONE, 'superseded', 'info'],
    ['instance', 'CREATE_IN_PROGRESS', 'CREATE_FAILED', 'superseded', 'info'],
    ['instance', 'DELETE_IN_PROGRESS', 'CREATE_FAILED', 'superseded', 'info'],
    ['region', 'REMOVING', 'ADDING', 'superseded', 'info'],
    ['region', 'ACTIVE', 'ADDING', 'superseded', 'info'],
  ])('%s: %s → %s is %s, %s', (name, from, to, expected, severity) => {
    expect(outcome(name, from, to)).toEqual({ outcome: expected, severity });
  });
});
