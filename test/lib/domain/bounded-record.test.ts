import { describe, expect, test } from 'vitest';
import type { Memory } from '../../../lib/domain/decide.ts';
import { acknowledge, envelopesOf } from '../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../lib/domain/ledger.ts';
import type { InstanceRecord } from '../../../lib/domain/record.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import {
  ARN,
  bytesOf,
  complete,
  decideOnce,
  NOTHING,
  remember,
  T0,
} from '../../support/decision/decide-once.ts';

const REGIONS = Array.from({ length: 40 }, (_, index) => `ap-southeast-${index}`);
/** What takes the most room in JSON. */
const LONG = `é😀\u0001${'"\\\\'.repeat(1000)}`;

/** 10,000 changes: an instance that fails with a long reason and recovers, while Regions come and vanish. */
function changes(deliver: (record: InstanceRecord) => InstanceRecord) {
  let memory: Memory = NOTHING;
  let changed = 0;
  let largest = 0;
  for (let run = 0; changed < 10_000; run += 1) {
    const now = T0 + run * 5 * MINUTE;
    const failed = run % 2 === 0;
    const region = REGIONS[run % REGIONS.length] ?? '';
    const decision = decideOnce(
      memory,
      complete({
        arn: ARN,
        name: 'n'.repeat(255),
        ownerAccountId: '111122223333',
        status: failed ? 'CREATE_FAILED' : 'ACTIVE',
        ...(failed && { statusReason: `${run} ${LONG}` }),
        primaryRegion: 'eu-west-1',
        regions: [
          { region: 'eu-west-1', status: 'ACTIVE', isPrimary: true },
          { region, status: 'ADDING', addedAt: now },
        ],
      }),
      now,
    );
    changed += decision.changes.length;
    const instances = decision.instances.map(deliver);
    largest = Math.max(largest, ...instances.map(bytesOf));
    memory = { ...remember(decision), instances };
  }
  return { memory, largest, changed };
}

const deliverAll = (record: InstanceRecord): InstanceRecord =>
  envelopesOf(record.ledger).reduce((held, message) => acknowledge(held, message, T0), record);

const summariesIn = (outbox: readonly Notification[]) => outbox.filter((one) => one.reason === 'summarised');

describe('S46: 10,000 changes on one instance', () => {
  test('the record stays under 100 KB', () => {
    const { largest, memory } = changes(deliverAll);
    expect(largest).toBeLessThan(100_000);
    expect(memory.instances[0]?.ledger.history).toHaveLength(50);
    expect(memory.instances[0]?.ledger.outbox).toHaveLength(0);
  });

  test('while SNS refuses, the record stays under 100 KB, and what was summarised is counted', () => {
    let decided = 0;
    const { largest, memory } = changes((record) => {
      decided += record.ledger.outbox.filter(
        ({ decidedAt, reason }) => reason !== 'summarised' && decidedAt >= lastRun(record),
      ).length;
      return record;
    });
    expect(largest).toBeLessThan(100_000);
    const outbox = memory.instances[0]?.ledger.outbox ?? [];
    expect(outbox.length).toBeLessThanOrEqual(50);
    const [summary, ...others] = summariesIn(outbox);
    expect(others).toEqual([]);
    const counted =
      summary?.reason === 'summarised'
        ? Object.values(summary.counts).reduce((sum, count) => sum + count, 0)
        : 0;
    expect(counted + outbox.length - 1).toBe(decided);
    expect(outbox[0]).toBe(summary);
  });
});

/** The instant at which the newest of what is pending was decided. */
const lastRun = ({ ledger }: InstanceRecord): number =>
  Math.max(...ledger.outbox.map(({ decidedAt }) => decidedAt), 0);

describe("the scope's record", () => {
  test('stays under 100 KB while SNS refuses and polls are now seen, now not', () => {
    const rows = Array.from({ length: 8 }, (_, index) => ({
      arn: ARN.replace('1234', `123${index}`),
      name: '"'.repeat(255),
      status: 'ACTIVE',
      primaryRegion: 'eu-west-1',
      regions: REGIONS.map((region) => ({ region, status: 'ADDING', addedAt: T0 })),
    }));
    const cause = { code: 'X'.repeat(60), message: 'm'.repeat(300) };
    let memory: Memory = NOTHING;
    let largest = 0;
    for (let run = 0; run < 3000; run += 1) {
      const listing =
        run % 20 === 0 ? complete(...rows) : ({ type: 'failed', cause, silent: false } as const);
      const decision = decideOnce(memory, listing, T0 + run * 5 * MINUTE);
      memory = remember(decision);
      largest = Math.max(largest, bytesOf(decision.scope));
    }
    expect(summariesIn(memory.scope?.ledger.outbox ?? [])).toHaveLength(1);
    expect(largest).toBeLessThan(100_000);
  });
});
