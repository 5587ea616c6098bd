import { describe, expect, test } from 'vitest';
import { fold } from '../../lib/domain/fold.ts';
import { acknowledge, messagesOf } from '../../lib/domain/owed.ts';
import type { InstanceRecord, Ledger, Notification } from '../../lib/domain/record.ts';
import { EMPTY_LEDGER } from '../../lib/domain/record.ts';
import type { Severity } from '../../lib/domain/resource.ts';
import { MINUTE } from '../../lib/domain/time.ts';
import { ARN, SCOPE, T0 } from '../support/decide-once.ts';

const resource = { type: 'region', arn: ARN, region: 'eu-west-2' } as const;

const opened = (sequence: number, severity: Severity = 'warning'): Notification => ({
  reason: sequence === 1 ? 'opened' : 'escalated',
  incident: 'one',
  sequence,
  kind: 'region-stuck-adding',
  severity,
  resource,
  decidedAt: T0,
  episode: { status: 'ADDING', since: T0, clock: 'aws' },
});

const told = (number: number, severity: Severity = 'warning'): Notification => ({
  reason: 'told',
  incident: `change ${number}`,
  sequence: 1,
  kind: 'vanished',
  severity,
  resource,
  decidedAt: T0 + number * MINUTE,
  change: { resource, at: T0, outcome: 'vanished', severity },
});

const recordWith = (ledger: Ledger): InstanceRecord => ({
  type: 'instance',
  arn: ARN,
  instance: { resource: { type: 'instance', arn: ARN }, presence: { type: 'present' } },
  regions: [],
  ledger,
});

describe('an acknowledgement', () => {
  test('covers what its message told, and not what was decided since', () => {
    const first = { ...EMPTY_LEDGER, owed: [opened(1)] };
    const [message] = messagesOf(first);
    if (message === undefined) throw new Error('nothing is owed');
    const record = recordWith({ ...first, owed: [opened(1), told(1), opened(2, 'critical')] });
    expect(acknowledge(record, message, T0).ledger.owed).toEqual([told(1), opened(2, 'critical')]);
  });

  test('of a message that lists earlier ones covers them all', () => {
    const record = recordWith({ ...EMPTY_LEDGER, owed: [opened(1, 'critical'), opened(2)] });
    const [message] = messagesOf(record.ledger);
    expect(message).toMatchObject({ id: 'one.2', severity: 'critical', earlier: [opened(1, 'critical')] });
    expect(message && acknowledge(record, message, T0).ledger.owed).toEqual([]);
  });
});

describe('what is folded', () => {
  const owing = (from: number, to: number): readonly Notification[] =>
    Array.from({ length: to - from }, (_, index) =>
      told(from + index, from + index === 0 ? 'critical' : 'warning'),
    );

  test('keeps the highest severity, the first instant and the count, also when it is folded again', () => {
    const once = fold({ ...EMPTY_LEDGER, owed: owing(0, 53) }, { scope: SCOPE, now: T0 });
    const twice = fold(
      { ...once, owed: [...once.owed, ...owing(53, 60)] },
      { scope: SCOPE, now: T0 + MINUTE },
    );
    expect(once.owed).toHaveLength(50);
    expect(twice.owed).toHaveLength(50);
    expect(once.owed[0]).toMatchObject({ reason: 'folded', sequence: 1, counts: { 'told vanished': 4 } });
    expect(twice.owed[0]).toMatchObject({
      reason: 'folded',
      incident: once.owed[0]?.incident,
      sequence: 2,
      severity: 'critical',
      counts: { 'told vanished': 11 },
      decidedAt: T0,
      from: T0,
      to: T0 + 10 * MINUTE,
      resource: { type: 'instance', arn: ARN },
    });
    expect(twice.owed.slice(1)).toEqual(owing(11, 60));
  });

  test('is never what an open incident owes', () => {
    const incident = {
      id: 'one',
      kind: 'region-stuck-adding',
      resource,
      severity: 'critical',
      openedAt: T0,
      sequence: 2,
      told: '',
      reminders: 0,
    } as const;
    const ledger = {
      ...EMPTY_LEDGER,
      incidents: [incident],
      owed: [opened(1), opened(2, 'critical'), ...owing(1, 60)],
    };
    const { owed } = fold(ledger, { scope: SCOPE, now: T0 });
    expect(owed.filter((one) => one.incident === 'one')).toHaveLength(2);
    expect(owed).toHaveLength(50);
  });

  test('is nothing as long as 50 are owed at the most', () => {
    const ledger = { ...EMPTY_LEDGER, owed: owing(0, 50) };
    expect(fold(ledger, { scope: SCOPE, now: T0 })).toBe(ledger);
  });
});
