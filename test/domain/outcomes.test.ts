import { describe, expect, test } from 'vitest';
import { verdict } from '../../lib/domain/outcomes.ts';
import type { Resource } from '../../lib/domain/resource.ts';
import { ARN, T0 } from '../support/decision/decide-once.ts';

const RESOURCES: Readonly<Record<string, Resource>> = {
  scope: { type: 'scope' },
  instance: { type: 'instance', arn: ARN },
  region: { type: 'region', arn: ARN, region: 'eu-west-2' },
  primary: { type: 'region', arn: ARN, region: 'eu-west-1' },
};

const GONE = '-';
const episode = (status: string) =>
  status === GONE ? undefined : ({ status, since: T0, clock: 'monitor' } as const);

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
  ])('%s: %s → %s is %s, %s', (name, from, to, outcome, severity) => {
    const resource = RESOURCES[name] ?? { type: 'scope' };
    const transition = { resource, from: episode(from), to: episode(to), primary: name === 'primary' };
    expect(verdict(transition)).toEqual({ outcome, severity });
  });
});
