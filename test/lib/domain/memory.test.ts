import { describe, expect, test } from 'vitest';
import { withLagging } from '../../../lib/domain/decide.ts';
import type { Instant } from '../../../lib/domain/time.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import { ARN, complete, T0 } from '../../support/decision/decide-once.ts';
import { at, BETA, BLIND, beta, type Poll, play, regions, rowOf } from '../../support/decision/timeline.ts';

const minute = (number: number): Instant => T0 + number * MINUTE;
const healthy = regions({});

describe('a gap between two runs', () => {
  const gapsAfter = (minutes: readonly number[], interval = 5): readonly unknown[] => {
    const polls = at(minutes, healthy);
    const { memory } = play(polls, { policy: { interval: interval * MINUTE } });
    return (memory.scope?.ledger.history ?? []).filter((past) => 'noRunFrom' in past);
  };

  test.each<[string, readonly number[], readonly unknown[]]>([
    ['is none up to three intervals', [0, 5, 20], []],
    ['is in the history beyond that', [0, 21], [{ noRunFrom: minute(0), noRunTo: minute(21) }]],
    [
      'is in the history each time',
      [0, 30, 35, 60],
      [
        { noRunFrom: minute(0), noRunTo: minute(30) },
        { noRunFrom: minute(35), noRunTo: minute(60) },
      ],
    ],
  ])('%s', (_, minutes, gaps) => {
    expect(gapsAfter(minutes)).toEqual(gaps);
  });

  test.each([
    ['before was longer', 10, 5],
    ['now is longer', 5, 10],
  ])('goes by the interval that %s', (_, before, now) => {
    const { memory } = play(at([0], healthy), { policy: { interval: before * MINUTE } });
    const historyAfter = (number: number) =>
      play(at([number], healthy), { from: memory, policy: { interval: now * MINUTE } }).memory.scope?.ledger
        .history;
    expect(historyAfter(30)).toEqual([]);
    expect(historyAfter(31)).toHaveLength(1);
  });

  test('is none before the first run', () => {
    expect(gapsAfter([500])).toEqual([]);
  });
});

describe('a record that lags behind', () => {
  const both = (west: string, addedAt?: number) =>
    complete(
      rowOf(
        {},
        {
          regions: [
            { region: 'eu-west-1', status: 'ACTIVE' },
            { region: 'eu-west-2', status: west, ...(addedAt !== undefined && { addedAt: minute(addedAt) }) },
          ],
        },
      ),
      beta,
    );
  const first = at([0], both('REMOVING'));
  const unreadable = { unreadable: [ARN] };
  const claimed = { claimed: [ARN] };

  /** When the Region was added, as the poll in which the record is decided again has it. */
  const addedSince = (...polls: readonly Poll[]) =>
    play([...first, ...polls]).memory.instances.find(({ arn }) => arn === ARN)?.regions[1]?.episode?.since;

  test.each<[string, readonly Poll[]]>([
    ['can not be read', at([5, 10], both('ADDING', 3), unreadable)],
    ['is claimed', at([5, 10], both('ADDING', 3), claimed)],
    [
      'can not be read, and then a poll is blind',
      [...at([5], both('ADDING', 3), unreadable), ...at([10], BLIND)],
    ],
    ['is claimed, and then a poll is blind', [...at([5], both('ADDING', 3), claimed), ...at([10], BLIND)]],
  ])('goes on from the last poll that decided it when it %s', (_, meanwhile) => {
    expect(addedSince(...meanwhile, ...at([15], both('ADDING', 3)))).toBe(minute(3));
  });

  test('does not hold back the others, nor itself once it was decided', () => {
    const polls = at([5, 10], both('REMOVING'), unreadable);
    expect(play([...first, ...polls]).memory.scope).toMatchObject({
      lastSeenAt: minute(10),
      lagging: [{ key: ARN, lastSeenAt: minute(0) }],
    });
    expect(play([...first, ...polls, ...at([15], both('REMOVING'))]).memory.scope?.lagging).toEqual([]);
    expect(addedSince(...polls, ...at([15], both('REMOVING')), ...at([20], both('ADDING', 3)))).toBe(
      minute(20),
    );
  });

  test('is one that could not be committed, and it keeps what was so before', () => {
    const before = play(first).memory.scope;
    const after = play([...first, ...at([5], both('REMOVING'))]).last.scope;
    expect(withLagging(after, before, [BETA]).lagging).toEqual([{ key: BETA, lastSeenAt: minute(0) }]);
    expect(withLagging(after, undefined, [BETA]).lagging).toEqual([{ key: BETA }]);
    const lagging = before && { ...before, lagging: [{ key: BETA, lastSeenAt: minute(-5) }] };
    expect(withLagging(after, lagging, [BETA]).lagging).toEqual([{ key: BETA, lastSeenAt: minute(-5) }]);
    expect(withLagging(after, before, ['scope']).lagging).toEqual([]);
  });
});
