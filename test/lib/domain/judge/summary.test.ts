import { describe, expect, test } from 'vitest';
import { summarise } from '../../../../lib/domain/judge/summary.ts';
import { EMPTY_LEDGER, type InstanceFacts, type Notification } from '../../../../lib/domain/ledger.ts';
import type { Resource } from '../../../../lib/domain/resource.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { ARN, SCOPE, T0 } from '../../../support/decision/decide-once.ts';
import { announced, opened, REGION } from '../../../support/decision/pending-once.ts';

/** Announced changes, of which the first is critical. */
const announcements = (from: number, to: number): readonly Notification[] =>
  Array.from({ length: to - from }, (_, index) =>
    announced(from + index, from + index === 0 ? 'critical' : 'warning'),
  );

const summarised = (outbox: readonly Notification[], now = T0): readonly Notification[] =>
  summarise({ ...EMPTY_LEDGER, outbox }, { scope: SCOPE, now }).outbox;

const closed = (incident: string, sequence: number): Notification => ({
  reason: 'closed',
  incident,
  sequence,
  kind: 'region-adding',
  severity: 'warning',
  severities: ['warning'],
  resource: REGION,
  decidedAt: T0,
  asked: 'eu-west-1',
  openedAt: T0,
  change: { type: 'region', resource: REGION, at: T0, outcome: 'completed', severity: 'info' },
});

const OPEN = {
  id: 'one',
  kind: 'region-adding',
  resource: REGION,
  severity: 'critical',
  severities: ['warning', 'critical'],
  openedAt: T0,
  sequence: 2,
  detail: '',
  reminders: 0,
} as const;

describe('what is summarised', () => {
  test('is one notification that counts the oldest', () => {
    const outbox = summarised(announcements(0, 53), T0 + 53 * MINUTE);
    expect(outbox).toHaveLength(50);
    expect(outbox[0]).toStrictEqual({
      reason: 'summarised',
      kind: 'summary',
      incident: '111122223333/prod/ssoins-1234567890abcdef/summary/2026-01-01T00:53:00.000Z',
      sequence: 1,
      severity: 'critical',
      severities: ['critical', 'warning'],
      resource: { type: 'instance', arn: ARN },
      decidedAt: T0,
      asked: 'eu-west-1',
      counts: { 'announced vanished': 4 },
      ids: ['change 0.1', 'change 1.1', 'change 2.1', 'change 3.1'],
      from: T0,
      to: T0 + 3 * MINUTE,
    });
    expect(outbox.slice(1)).toEqual(announcements(4, 53));
  });

  test('keeps its id, the highest severity and the first instant when it takes in more, and counts only that', () => {
    const once = summarised(announcements(0, 53));
    const twice = summarised([...once, ...announcements(53, 60)], T0 + 60 * MINUTE);
    expect(twice).toHaveLength(50);
    expect(twice[0]).toStrictEqual({
      ...once[0],
      sequence: 2,
      counts: { 'announced vanished': 11 },
      ids: Array.from({ length: 11 }, (_, number) => `change ${number}.1`),
      to: T0 + 10 * MINUTE,
    });
    expect(twice.slice(1)).toEqual(announcements(11, 60));
  });

  test('says of the instance what the newest of them said', () => {
    const named = (name: string): InstanceFacts => ({ arn: ARN, name, activeRegions: [] });
    const outbox = announcements(0, 54).map((one, number) => ({ ...one, instance: named(`name ${number}`) }));
    const once = summarised(outbox);
    expect(once[0]?.instance).toEqual(named('name 4'));
    const twice = summarised([
      ...once,
      ...announcements(54, 56).map((one) => ({ ...one, instance: named('last') })),
    ]);
    expect(twice[0]?.instance).toEqual(named('name 6'));
  });

  test.each<[of: string, resource: Resource, record: Resource]>([
    ['a Region', REGION, { type: 'instance', arn: ARN }],
    ['an instance', { type: 'instance', arn: ARN }, { type: 'instance', arn: ARN }],
    ['the scope', { type: 'scope' }, { type: 'scope' }],
    ['a record that could not be read', { type: 'record', key: ARN }, { type: 'scope' }],
  ])('is about what the record is of, when it tells of %s', (_, resource, record) => {
    const outbox = summarised(announcements(0, 51).map((one) => ({ ...one, resource })));
    expect(outbox[0]?.resource).toEqual(record);
  });

  test('is never what is pending of an open incident', () => {
    const outbox = [opened(1), opened(2, 'critical'), ...announcements(1, 60)];
    const kept = summarise({ ...EMPTY_LEDGER, incidents: [OPEN], outbox }, { scope: SCOPE, now: T0 }).outbox;
    expect(kept.filter((one) => one.incident === 'one')).toHaveLength(2);
    expect(kept).toHaveLength(50);
  });

  test('is nothing while all of it is pending of open incidents', () => {
    const outbox = Array.from({ length: 60 }, (_, index) => opened(index + 1));
    const ledger = { ...EMPTY_LEDGER, incidents: [OPEN], outbox };
    expect(summarise(ledger, { scope: SCOPE, now: T0 })).toBe(ledger);
  });

  test('S88: is not the closing of an incident whose opening was delivered, while at most 100 are pending', () => {
    const closing = closed('one', 2);
    const kept = summarised([closing, ...announcements(1, 60)]);
    expect(kept).toHaveLength(50);
    expect(kept).toContain(closing);
  });

  test('is that closing too, beyond 100 pending', () => {
    const closings = Array.from({ length: 101 }, (_, number) => closed(`incident ${number}`, 2));
    const [summary, ...kept] = summarised(closings);
    expect(summary).toMatchObject({
      counts: { 'closed region-adding': 2 },
      ids: ['incident 0.2', 'incident 1.2'],
    });
    expect(kept).toEqual(closings.slice(2));
  });

  test('is the closing together with its opening, when that is still pending', () => {
    const both = [{ ...opened(1), incident: 'two' }, closed('two', 2)];
    const [summary, ...kept] = summarised([...both, ...announcements(1, 50)]);
    expect(summary).toMatchObject({ ids: ['two.1', 'two.2'] });
    expect(kept).toEqual(announcements(1, 50));
  });

  test('names at most the 100 newest ids', () => {
    const many = summarised(announcements(0, 300));
    const [summary] = many;
    expect(summary && 'ids' in summary && summary.ids).toEqual(
      Array.from({ length: 100 }, (_, index) => `change ${151 + index}.1`),
    );
  });

  test('is nothing as long as at most 50 are pending', () => {
    const ledger = { ...EMPTY_LEDGER, outbox: announcements(0, 50) };
    expect(summarise(ledger, { scope: SCOPE, now: T0 })).toBe(ledger);
  });
});
