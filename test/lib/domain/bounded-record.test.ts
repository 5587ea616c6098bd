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

const folds = (owed: readonly Notification[]) => owed.filter((one) => one.reason === 'folded');

describe('S46: 10,000 changes on one instance', () => {
  test('the record stays under 100 KB', () => {
    const { largest, memory } = changes(deliverAll);
    expect(largest).toBeLessThan(100_000);
    expect(memory.instances[0]?.ledger.history).toHaveLength(50);
    expect(memory.instances[0]?.ledger.owed).toHaveLength(0);
  });

  test('while SNS refuses, the record stays under 100 KB, and what was folded is counted', () => {
    let decided = 0;
    const { largest, memory } = changes((record) => {
      decided += record.ledger.owed.filter(
        ({ decidedAt, reason }) => reason !== 'folded' && decidedAt >= lastRun(record),
      ).length;
      return record;
    });
    expect(largest).toBeLessThan(100_000);
    const owed = memory.instances[0]?.ledger.owed ?? [];
    expect(owed.length).toBeLessThanOrEqual(50);
    const [folded, ...others] = folds(owed);
    expect(others).toEqual([]);
    const counted =
      folded?.reason === 'folded' ? Object.values(folded.counts).reduce((sum, count) => sum + count, 0) : 0;
    expect(counted + owed.length - 1).toBe(decided);
    expect(owed[0]).toBe(folded);
  });
});

/** The instant at which the newest of what is owed was decided. */
const lastRun = ({ ledger }: InstanceRecord): number =>
  Math.max(...ledger.owed.map(({ decidedAt }) => decidedAt), 0);

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
    expect(folds(memory.scope?.ledger.owed ?? [])).toHaveLength(1);
    expect(largest).toBeLessThan(100_000);
  });
});
