import { describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../lib/aws/records/store.ts';
import { SCOPE_KEY } from '../../../lib/domain/record.ts';
import { type Duration, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { commit } from '../../../lib/poll/commit.ts';
import { runTime } from '../../../lib/poll/deadline.ts';
import { complete, decideOnce, NOTHING, T0 } from '../../support/decision/decide-once.ts';

/** A first poll, which has every instance to store, and the scope. */
const decisionOn = (instances: number) =>
  decideOnce(
    NOTHING,
    complete(
      ...Array.from({ length: instances }, (_, index) => ({
        arn: `arn:aws:sso:::instance/ssoins-${String(index).padStart(16, '0')}`,
        status: 'ACTIVE',
      })),
    ),
    T0,
  );

/** A table in which each write takes that long, and others may be under way meanwhile. */
function slowTable(takes: Duration) {
  let now = T0;
  let underWay: (() => void)[] = [];
  let most = 0;
  const stored: string[] = [];
  /** When all are waiting, time passes for all of them. */
  const answer = () => {
    now += takes;
    const answered = underWay;
    underWay = [];
    for (const end of answered) end();
  };
  const records: RecordStore = {
    load: () => Promise.reject(new Error('nothing is loaded here')),
    save: (record, expected = 0) =>
      new Promise((resolve) => {
        stored.push(record.type === 'scope' ? SCOPE_KEY : record.arn);
        if (underWay.length === 0) setImmediate(answer);
        underWay.push(() => resolve({ type: 'saved', version: expected + 1 }));
        most = Math.max(most, underWay.length);
      }),
  };
  return { records, stored, now: () => now, most: () => most };
}

async function commitTo(table: ReturnType<typeof slowTable>, instances: number) {
  const { records } = table;
  const unused = () => Promise.reject(new Error('not used here'));
  return commit(
    decisionOn(instances),
    { instances: [], unreadable: [] },
    {
      ports: {
        records,
        listInstances: unused,
        listElsewhere: unused,
        publishMetrics: unused,
        publish: unused,
      },
      time: runTime(T0, MINUTE, table.now),
    },
  );
}

describe('a commit', () => {
  test('of a thousand instances has at most 16 writes under way, and the scope comes last', async () => {
    const table = slowTable(50);
    const { saved, failures } = await commitTo(table, 1000);
    expect(saved).toHaveLength(1001);
    expect(failures).toEqual([]);
    expect(table.most()).toBe(16);
    expect(table.stored.at(-1)).toBe(SCOPE_KEY);
  });

  test('to a slow table leaves time to deliver: what it could not begin is for the next run', async () => {
    const table = slowTable(2 * SECOND);
    const { saved, failures } = await commitTo(table, 1000);
    const { commit: until, publish } = runTime(T0, MINUTE, () => T0);
    const rounds = Math.ceil((until.at - T0) / (2 * SECOND));
    expect(saved).toHaveLength(16 * rounds + 1);
    const left = 1000 - 16 * rounds;
    expect(failures.map(({ message }) => message)).toEqual([
      `${left} of 1000 records were not committed in time; the next run decides anew`,
    ]);
    // The scope knows which instances it must not speak for.
    const scope = saved.find(({ record }) => record.type === 'scope')?.record;
    expect(scope?.type === 'scope' && scope.lagging?.length).toBe(left);
    expect(table.now()).toBeLessThan(publish.at - 5 * SECOND);
  });
});
