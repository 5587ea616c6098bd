import { describe, expect, test } from 'vitest';
import { SCOPE_KEY } from '../../../lib/domain/record.ts';
import { overviewOf } from '../../../lib/overview/overview.ts';
import { complete, POLICY, SCOPE, T0 } from '../../support/decision/decide-once.ts';
import { at, BETA, BLIND, beta, instance, regions, rowOf } from '../../support/decision/timeline.ts';
import { overviewOfPolls } from './overview-of-polls.ts';

const ALL = regions({ 'us-east-1': 'ACTIVE', 'us-west-2': 'ACTIVE' });
const ADDING = regions({ 'us-east-1': 'ADDING' });
const BETA_TOO = rowOf({ 'ap-south-1': 'ACTIVE' }, { arn: BETA });

const verdictOf = (...given: Parameters<typeof overviewOfPolls>) => {
  const { tone, text } = overviewOfPolls(...given).verdict;
  return `${tone}: ${text}`;
};

describe('the verdict', () => {
  test.each([
    ['all Regions are ACTIVE', at([0, 5], ALL), 'good: Replicated: all 3 Regions are ACTIVE'],
    [
      'all Regions of two instances are ACTIVE',
      at([0, 5], complete(rowOf({ 'us-east-1': 'ACTIVE' }), BETA_TOO)),
      'good: Replicated: all 4 Regions of 2 instances are ACTIVE',
    ],
    [
      'there is only the primary Region',
      at([0, 5], regions({})),
      'info: Not replicated: its only Region is ACTIVE',
    ],
    [
      'one of two instances has only its primary Region',
      at([0, 5], complete(rowOf({ 'us-east-1': 'ACTIVE' }), beta)),
      'info: 1 of 2 instances not replicated: all 3 Regions are ACTIVE',
    ],
    [
      'a Region is being added, and nobody has been told',
      at([0, 5, 10], ADDING),
      'info: us-east-1 has been ADDING for at least 10m',
    ],
    [
      'an instance is being created, and nobody has been told',
      at([0, 5, 10], instance('CREATE_IN_PROGRESS', { name: 'acme' })),
      'info: Instance acme has been CREATE_IN_PROGRESS for at least 10m',
    ],
    [
      'a Region hangs',
      at([0, 30], ADDING),
      'warning: Region us-east-1 of ssoins-1234567890abcdef still ADDING after at least 30m',
    ],
    [
      'two things are open',
      at([0, 120], regions({ 'us-east-1': 'ADDING', 'us-west-2': 'REMOVING' })),
      'critical: Region us-east-1 of ssoins-1234567890abcdef still ADDING after at least 2h, and 1 more open',
    ],
    [
      'the latest poll was blind',
      [...at([0, 5], ALL), ...at([10], BLIND)],
      'warning: The monitor has been blind for at least 0s',
    ],
    [
      'polls have been blind for long',
      [...at([0, 5], ALL), ...at([10, 25], BLIND)],
      'warning: The monitor has been blind for at least 15m',
    ],
    [
      'there never was an instance',
      at([0, 5], complete()),
      'warning: The monitor has found no instance for at least 5m',
    ],
  ])('when %s', (_, polls, verdict) => {
    expect(verdictOf(polls)).toBe(verdict);
  });

  test('is that nobody is watching, whatever was open, when no run has polled for more than three intervals', () => {
    const polls = at([0, 120], ADDING);
    expect(verdictOf(polls, { minute: 135 })).toMatch(/^critical: Region us-east-1/);
    expect(verdictOf(polls, { minute: 136 })).toBe(
      'critical: Nobody is watching: the monitor has not run for 16m',
    );
    expect(verdictOf(at([0, 5], ALL), { minute: 21 })).toMatch(/^critical: Nobody is watching/);
  });

  test('puts first that the monitor is blind, before what it saw once and is no worse', () => {
    const polls = [...at([0, 60, 120], ADDING), ...at([125, 190], BLIND)];
    expect(verdictOf(polls)).toMatch(
      /^critical: The monitor has been blind for at least 1h 5m, and 1 more open$/,
    );
    const [, other] = overviewOfPolls(polls).incidents;
    expect(other?.title).toBe('Region us-east-1 of ssoins-1234567890abcdef was ADDING when last seen');
  });

  test('is of the first incident', () => {
    const { verdict, incidents } = overviewOfPolls(at([0, 120], ADDING));
    expect(verdict.incident).toBe(incidents[0]?.id);
  });

  test('when nothing is remembered', () => {
    const context = { scope: SCOPE, policy: POLICY, now: T0, range: { from: T0 - 1, to: T0 } };
    expect(overviewOf({ instances: [], unreadable: [] }, context)).toMatchObject({
      verdict: { tone: 'warning', text: 'The monitor has not run yet' },
      instances: [],
      incidents: [],
    });
    const unreadable = overviewOf({ instances: [], unreadable: [SCOPE_KEY] }, context);
    expect(unreadable.verdict).toEqual({
      tone: 'critical',
      text: "Nobody is watching: the monitor can't read its own record",
    });
  });
});
