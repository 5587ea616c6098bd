import { describe, expect, test } from 'vitest';
import { fold } from '../../../../lib/domain/judge/fold.ts';
import { EMPTY_LEDGER, type InstanceFacts, type Notification } from '../../../../lib/domain/ledger.ts';
import type { Resource } from '../../../../lib/domain/resource.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { ARN, SCOPE, T0 } from '../../../support/decision/decide-once.ts';
import { opened, REGION, told } from '../../../support/decision/owed-once.ts';

/** Changes told, of which the first is critical. */
const owing = (from: number, to: number): readonly Notification[] =>
  Array.from({ length: to - from }, (_, index) =>
    told(from + index, from + index === 0 ? 'critical' : 'warning'),
  );

const folded = (owed: readonly Notification[], now = T0): readonly Notification[] =>
  fold({ ...EMPTY_LEDGER, owed }, { scope: SCOPE, now }).owed;

const OPEN = {
  id: 'one',
  kind: 'region-stuck-adding',
  resource: REGION,
  severity: 'critical',
  openedAt: T0,
  sequence: 2,
  told: '',
  reminders: 0,
} as const;

describe('what is folded', () => {
  test('is one notification that counts the oldest', () => {
    const owed = folded(owing(0, 53), T0 + 53 * MINUTE);
    expect(owed).toHaveLength(50);
    expect(owed[0]).toStrictEqual({
      reason: 'folded',
      kind: 'folded',
      incident: '111122223333/eu-west-1/ssoins-1234567890abcdef/folded/2026-01-01T00:53:00.000Z',
      sequence: 1,
      severity: 'critical',
      resource: { type: 'instance', arn: ARN },
      decidedAt: T0,
      counts: { 'told vanished': 4 },
      from: T0,
      to: T0 + 3 * MINUTE,
    });
    expect(owed.slice(1)).toEqual(owing(4, 53));
  });

  test('keeps its id, the highest severity and the first instant when more is folded into it, and counts only that', () => {
    const once = folded(owing(0, 53));
    const twice = folded([...once, ...owing(53, 60)], T0 + 60 * MINUTE);
    expect(twice).toHaveLength(50);
    expect(twice[0]).toStrictEqual({
      ...once[0],
      sequence: 2,
      counts: { 'told vanished': 11 },
      to: T0 + 10 * MINUTE,
    });
    expect(twice.slice(1)).toEqual(owing(11, 60));
  });

  test('says of the instance what the newest of them said', () => {
    const named = (name: string): InstanceFacts => ({ arn: ARN, name, activeRegions: [] });
    const owed = owing(0, 54).map((one, number) => ({ ...one, instance: named(`name ${number}`) }));
    const once = folded(owed);
    expect(once[0]?.instance).toEqual(named('name 4'));
    const twice = folded([...once, ...owing(54, 56).map((one) => ({ ...one, instance: named('last') }))]);
    expect(twice[0]?.instance).toEqual(named('name 6'));
  });

  test.each<[of: string, resource: Resource, record: Resource]>([
    ['a Region', REGION, { type: 'instance', arn: ARN }],
    ['an instance', { type: 'instance', arn: ARN }, { type: 'instance', arn: ARN }],
    ['the scope', { type: 'scope' }, { type: 'scope' }],
    ['a record that could not be read', { type: 'record', key: ARN }, { type: 'scope' }],
  ])('is about what the record is of, when it tells of %s', (_, resource, record) => {
    const owed = folded(owing(0, 51).map((one) => ({ ...one, resource })));
    expect(owed[0]?.resource).toEqual(record);
  });

  test('is never what an open incident owes', () => {
    const owed = [opened(1), opened(2, 'critical'), ...owing(1, 60)];
    const kept = fold({ ...EMPTY_LEDGER, incidents: [OPEN], owed }, { scope: SCOPE, now: T0 }).owed;
    expect(kept.filter((one) => one.incident === 'one')).toHaveLength(2);
    expect(kept).toHaveLength(50);
  });

  test('is nothing while open incidents owe it all', () => {
    const owed = Array.from({ length: 60 }, (_, index) => opened(index + 1));
    const ledger = { ...EMPTY_LEDGER, incidents: [OPEN], owed };
    expect(fold(ledger, { scope: SCOPE, now: T0 })).toBe(ledger);
  });

  test('is nothing as long as 50 are owed at the most', () => {
    const ledger = { ...EMPTY_LEDGER, owed: owing(0, 50) };
    expect(fold(ledger, { scope: SCOPE, now: T0 })).toBe(ledger);
  });
});
