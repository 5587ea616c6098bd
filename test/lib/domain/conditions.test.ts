import { describe, expect, test } from 'vitest';
import { CONDITION_KINDS, conditionOf, isSettled, standingOf } from '../../../lib/domain/conditions.ts';
import type { Episode } from '../../../lib/domain/episode.ts';
import type { Severity } from '../../../lib/domain/resource.ts';
import { DAY, type Duration, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { POLICY, T0 } from '../../support/decision/decide-once.ts';

const stretch = { since: T0, clock: 'monitor' } as const;
const region = (status: 'ACTIVE' | 'ADDING' | 'REMOVING', more: object = {}): Episode => ({
  type: 'region',
  status,
  ...stretch,
  ...more,
});
const instance = (
  status: 'ACTIVE' | 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'DELETE_IN_PROGRESS',
  more: object = {},
): Episode => ({ type: 'instance', status, ...stretch, ...more });
const unknown = (status: string): Episode => ({ type: 'unknown', status, ...stretch });
const lost = (of: 'region' | 'instance'): Episode => ({
  type: 'lost',
  of,
  status: 'LOST',
  ...stretch,
  was: 'ACTIVE',
  provedDays: 1,
  lastProvedDay: 0,
});
const primary = (more: object = {}): Episode => ({
  type: 'primary',
  status: 'us-east-1',
  ...stretch,
  ...more,
});
const unseen: Episode = { type: 'scope', status: 'blind', ...stretch, remedy: 'wait' };

/** As docs/alerts.md has them. `never`: no threshold. */
const TABLE: readonly (readonly [
  string,
  Episode,
  atOnce: Severity | undefined,
  warning: Duration | 'never',
  critical: Duration | 'never',
])[] = [
  ['region-adding', region('ADDING'), undefined, 30 * MINUTE, 2 * HOUR],
  ['region-adding', region('ADDING', { after: 'REMOVING' }), undefined, 30 * MINUTE, 2 * HOUR],
  ['region-adding', region('ADDING', { after: 'ACTIVE' }), 'warning', 30 * MINUTE, 2 * HOUR],
  ['region-removing', region('REMOVING'), 'warning', 30 * MINUTE, DAY],
  ['region-removing', region('REMOVING', { isPrimary: true }), 'critical', 'never', 'never'],
  ['region-lost', lost('region'), 'critical', 'never', 'never'],
  ['instance-creating', instance('CREATE_IN_PROGRESS'), undefined, 30 * MINUTE, 2 * HOUR],
  ['instance-create-failed', instance('CREATE_FAILED'), 'critical', 'never', 'never'],
  [
    'instance-deleting',
    instance('DELETE_IN_PROGRESS', { after: 'CREATE_FAILED' }),
    undefined,
    2 * HOUR,
    'never',
  ],
  [
    'instance-deleting',
    instance('DELETE_IN_PROGRESS', { after: 'CREATE_IN_PROGRESS' }),
    'warning',
    2 * HOUR,
    'never',
  ],
  ['instance-deleting', instance('DELETE_IN_PROGRESS', { after: 'ACTIVE' }), 'critical', 2 * HOUR, 'never'],
  [
    'instance-deleting',
    instance('DELETE_IN_PROGRESS', { after: 'DELETE_IN_PROGRESS' }),
    'critical',
    2 * HOUR,
    'never',
  ],
  ['instance-deleting', instance('DELETE_IN_PROGRESS'), 'critical', 2 * HOUR, 'never'],
  ['instance-lost', lost('instance'), 'critical', 'never', 'never'],
  ['primary-elsewhere', primary(), 'warning', 'never', 'never'],
  ['primary-elsewhere', primary({ was: 'eu-west-1' }), 'critical', 'never', 'never'],
  [
    'no-longer-watched',
    { type: 'unwatched', status: 'UNWATCHED', ...stretch, shownIn: 'us-east-1' },
    'warning',
    'never',
    'never',
  ],
  ['unlisted', { type: 'unlisted', status: 'UNLISTED', ...stretch, polls: 3 }, undefined, DAY, 'never'],
  ['not-seen', unseen, undefined, 15 * MINUTE, HOUR],
  ['nothing-to-watch', { type: 'idle', status: 'IDLE', ...stretch }, undefined, DAY, 'never'],
  ['unknown-status', unknown('PAUSED'), 'warning', 'never', 'never'],
  ['unknown-status', unknown('FAILED_OVER'), 'warning', 'never', 'never'],
  ['unknown-status', unknown('ADD_FAILED'), 'critical', 'never', 'never'],
  ['record-unreadable', { type: 'record', status: 'UNREADABLE', ...stretch }, 'critical', 'never', 'never'],
];

/** How it stands at that age. */
function standing(episode: Episode, age: Duration, policy = POLICY) {
  const condition = conditionOf(episode);
  return condition && standingOf(condition, episode, { policy, now: T0 + age });
}

const YEAR = 365 * DAY;

test('the table has every kind', () => {
  expect(new Set(TABLE.map(([kind]) => kind))).toEqual(new Set(CONDITION_KINDS));
});

describe.each(TABLE)('%s: %j', (kind, episode, atOnce, warning, critical) => {
  test('is of its kind', () => {
    expect(conditionOf(episode)?.kind).toBe(kind);
  });

  test('has its severity at once', () => {
    expect(standing(episode, 0)?.severity).toBe(atOnce);
  });

  test.each([
    ['warning', warning],
    ['critical', critical],
  ] as const)('crosses its threshold for %s at that age, and not a moment before', (threshold, age) => {
    if (age === 'never') {
      expect(standing(episode, YEAR)?.crossed).not.toBe(threshold);
      return;
    }
    expect(standing(episode, age)?.crossed).toBe(threshold);
    expect(standing(episode, age - 1)?.crossed).not.toBe(threshold);
  });
});

test.each([region('ACTIVE'), instance('ACTIVE'), { type: 'scope', status: 'seen', ...stretch } as const])(
  '%j is no condition',
  (episode) => {
    expect(conditionOf(episode)).toBeUndefined();
  },
);

test.each<[tellFrom: Severity, atOnce: Severity | undefined]>([
  ['info', 'warning'],
  ['warning', 'warning'],
  ['critical', undefined],
])('S72: what is said at once heeds tell-from %s, and a threshold does not', (tellFrom, atOnce) => {
  const policy = { ...POLICY, tellFrom };
  expect(standing(region('REMOVING'), 0, policy)).toEqual(atOnce ? { severity: atOnce } : {});
  expect(standing(region('REMOVING'), HOUR, policy)).toEqual({ severity: 'warning', crossed: 'warning' });
});

test('a severity at once is never lowered by a threshold', () => {
  const deleting = instance('DELETE_IN_PROGRESS', { after: 'ACTIVE' });
  expect(standing(deleting, 2 * HOUR)).toEqual({ severity: 'critical', crossed: 'warning' });
});

test('a threshold of 0 is never crossed', () => {
  const policy = { ...POLICY, adding: { warning: 0, critical: 0 } };
  expect(standing(region('ADDING'), YEAR, policy)).toEqual({});
});

test('not-seen is critical when no row was read for as long, however long not all was seen', () => {
  const partly: Episode = { ...unseen, rowReadAt: T0 + 3 * HOUR } as Episode;
  expect(standing(partly, 4 * HOUR - 1)?.severity).toBe('warning');
  expect(standing(partly, 4 * HOUR)?.severity).toBe('critical');
});

test('is settled only where a person said so', () => {
  expect(isSettled(primary())).toBe(false);
  expect(isSettled(primary({ isSettled: true }))).toBe(true);
});
