import { describe, expect, test } from 'vitest';
import { acknowledge, envelopesOf } from '../../../../lib/domain/judge/outbox.ts';
import type { Incident, Ledger } from '../../../../lib/domain/ledger.ts';
import { EMPTY_LEDGER } from '../../../../lib/domain/ledger.ts';
import type { InstanceRecord } from '../../../../lib/domain/record.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { ARN, T0 } from '../../../support/decision/decide-once.ts';
import { announced, opened, REGION } from '../../../support/decision/pending-once.ts';

const recordWith = (ledger: Ledger): InstanceRecord => ({
  type: 'instance',
  arn: ARN,
  shownIn: 'eu-west-1',
  instance: { resource: { type: 'instance', arn: ARN }, presence: { type: 'present' } },
  regions: [],
  ledger,
});

describe('an acknowledgement', () => {
  test('covers what its message carried, and not what was decided since', () => {
    const first = { ...EMPTY_LEDGER, outbox: [opened(1)] };
    const [message] = envelopesOf(first);
    if (message === undefined) throw new Error('nothing is pending');
    const record = recordWith({ ...first, outbox: [opened(1), announced(1), opened(2, 'critical')] });
    expect(acknowledge(record, message, T0).ledger.outbox).toEqual([announced(1), opened(2, 'critical')]);
  });

  test('of a message that lists earlier ones covers them all', () => {
    const record = recordWith({ ...EMPTY_LEDGER, outbox: [opened(1, 'critical'), opened(2)] });
    const [message] = envelopesOf(record.ledger);
    expect(message).toMatchObject({ id: 'one.2', severity: 'critical', earlier: [opened(1, 'critical')] });
    expect(message && acknowledge(record, message, T0).ledger.outbox).toEqual([]);
  });

  test('counts for the reminders of its own incident, and of no other', () => {
    const incident = (id: string): Incident => ({
      id,
      kind: 'region-adding',
      resource: REGION,
      severity: 'warning',
      severities: ['warning'],
      openedAt: T0,
      sequence: 1,
      detail: '',
      reminders: 0,
      acceptedAt: T0,
    });
    const ledger = {
      ...EMPTY_LEDGER,
      incidents: [incident('another'), incident('one')],
      outbox: [opened(1)],
    };
    const [message] = envelopesOf(ledger);
    const later = T0 + 5 * MINUTE;
    expect(message && acknowledge(recordWith(ledger), message, later).ledger.incidents).toEqual([
      incident('another'),
      { ...incident('one'), acceptedAt: later },
    ]);
  });
});
