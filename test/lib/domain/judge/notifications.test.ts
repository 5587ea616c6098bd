import { describe, expect, test } from 'vitest';
import type { Decision, Memory } from '../../../../lib/domain/decide.ts';
import { withNewest } from '../../../../lib/domain/judge/notifications.ts';
import type { Notification } from '../../../../lib/domain/ledger.ts';
import type { Listing } from '../../../../lib/domain/observe/listing.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { ARN, complete, decideOnce, NOTHING, remember, T0 } from '../../../support/decision/decide-once.ts';
import { announced, opened, REGION } from '../../../support/decision/pending-once.ts';

/** An instance of which two Regions are neither primary nor, at first, ACTIVE. */
const regions = (first: string, second: string): Listing =>
  complete({
    arn: ARN,
    status: 'ACTIVE',
    primaryRegion: 'eu-west-1',
    regions: [
      { region: 'eu-west-2', status: first, addedAt: T0 },
      { region: 'eu-west-3', status: second, addedAt: T0 },
    ],
  });

/** The same without one of them. */
const without = (region: string): Listing => {
  const listing = regions('ACTIVE', 'ACTIVE');
  if (listing.type !== 'complete') return listing;
  return complete(
    ...listing.rows.map((row) => ({
      ...row,
      regions: row.regions?.filter((entry) => entry.region !== region) ?? [],
    })),
  );
};

const instance = (activeRegions: readonly string[]) => ({
  instance: { arn: ARN, primaryRegion: 'eu-west-1', activeRegions },
});

const throttled = (message: string): Listing => ({
  type: 'failed',
  cause: { code: 'ThrottlingException', message },
  silent: false,
});

/** The last of the decisions on these polls, none of which could deliver anything. */
function lastOf(...polls: readonly (readonly [minute: number, listing: Listing])[]): Decision {
  let memory: Memory = NOTHING;
  let last: Decision | undefined;
  for (const [minute, listing] of polls) {
    last = decideOnce(memory, listing, T0 + minute * MINUTE);
    memory = remember(last);
  }
  if (last === undefined) throw new Error('no poll');
  return last;
}

const outboxOf = ({ instances }: Decision): readonly Notification[] => instances[0]?.ledger.outbox ?? [];

describe('what is pending', () => {
  test('says of which instance it is, when an incident closed', () => {
    const outbox = outboxOf(lastOf([30, regions('ADDING', 'ACTIVE')], [35, regions('ACTIVE', 'ACTIVE')]));
    expect(outbox.at(-1)).toMatchObject({ reason: 'closed', ...instance(['eu-west-2', 'eu-west-3']) });
  });

  test('says of which instance it is, when a change is announced', () => {
    const outbox = outboxOf(
      lastOf([0, regions('ADDING', 'ACTIVE')], [5, without('eu-west-2')], [10, without('eu-west-2')]),
    );
    expect(outbox).toMatchObject([{ reason: 'announced', ...instance(['eu-west-3']) }]);
  });

  test('names no instance when it is about the scope', () => {
    const { outbox } = lastOf([0, throttled('no')], [15, throttled('no')], [20, regions('ACTIVE', 'ACTIVE')])
      .scope.ledger;
    expect(outbox).toMatchObject([{ reason: 'opened' }, { reason: 'closed' }]);
    for (const one of outbox) expect(one).not.toHaveProperty('instance');
  });

  test('loses its details once more is pending of the same incident, and not of another', () => {
    const [ofSecond, ofThird] = outboxOf(lastOf([30, regions('ADDING', 'ADDING')]));
    expect([ofSecond, ofThird]).toMatchObject([instance([]), instance([])]);
    const outbox = outboxOf(lastOf([30, regions('ADDING', 'ADDING')], [35, regions('ACTIVE', 'ADDING')]));
    expect(outbox).toMatchObject([{ reason: 'opened' }, { reason: 'opened' }, { reason: 'closed' }]);
    expect(outbox[0]).not.toHaveProperty('instance');
    expect(outbox[1]).toStrictEqual(ofThird);
  });

  test('of a Region keeps only its status and times once more is pending', () => {
    const times = { since: T0, clock: 'aws' } as const;
    expect(outboxOf(lastOf([30, regions('ADDING', 'ACTIVE')]))[0]).toMatchObject({
      episode: { type: 'region', status: 'ADDING', ...times, addedAt: T0 },
    });
    const [first] = outboxOf(lastOf([30, regions('ADDING', 'ACTIVE')], [35, regions('ACTIVE', 'ACTIVE')]));
    expect(first).toHaveProperty('episode', { type: 'region', status: 'ADDING', ...times });
  });

  test('of an instance keeps only its status and times once more is pending', () => {
    const row = { arn: ARN, status: 'CREATE_FAILED', statusReason: 'No key.' };
    const failed = { type: 'instance', status: 'CREATE_FAILED', since: T0, clock: 'monitor' };
    expect(outboxOf(lastOf([0, complete(row)]))[0]).toMatchObject({
      episode: { ...failed, statusReason: 'No key.' },
    });
    const [first] = outboxOf(lastOf([0, complete(row)], [5, complete({ ...row, status: 'ACTIVE' })]));
    expect(first).toHaveProperty('episode', failed);
  });

  test('of a status that we do not know stays as it is', () => {
    const outbox = outboxOf(
      lastOf(
        [0, regions('ACTIVE', 'ACTIVE')],
        [5, regions('PAUSED', 'ACTIVE')],
        [10, regions('ACTIVE', 'ACTIVE')],
      ),
    );
    expect(outbox).toMatchObject([{ reason: 'opened' }, { reason: 'closed' }]);
    expect(outbox[0]).toHaveProperty('episode', {
      type: 'unknown',
      status: 'PAUSED',
      since: T0 + 5 * MINUTE,
      clock: 'monitor',
    });
  });

  test('of the scope keeps only its status and times once more is pending', () => {
    const silent = throttled('Rate exceeded');
    const watched = Array.from({ length: 6 }, (_, index) => ({
      arn: `${ARN}${index}`,
      status: 'ACTIVE',
      regions: [],
    }));
    const polls = [
      [0, complete(...watched)],
      [5, silent],
      [20, silent],
    ] as const;
    const [first] = lastOf(...polls).scope.ledger.outbox;
    expect(first).toMatchObject({
      suspendedOthers: 1,
      episode: { cause: { message: 'Rate exceeded' } },
    });
    const { outbox } = lastOf(...polls, [65, silent]).scope.ledger;
    expect(outbox[0]).toStrictEqual({
      reason: 'opened',
      severity: 'warning',
      incident: '111122223333/prod/scope/not-seen/2026-01-01T00:05:00.000Z',
      sequence: 1,
      kind: 'not-seen',
      resource: { type: 'scope' },
      severities: ['warning'],
      decidedAt: T0 + 20 * MINUTE,
      asked: 'eu-west-1',
      openedAt: T0 + 20 * MINUTE,
      lastSeenAt: T0,
      episode: { type: 'scope', status: 'blind', since: T0 + 5 * MINUTE, clock: 'monitor', remedy: 'wait' },
    });
    expect(outbox[1]).toMatchObject({ reason: 'escalated', suspendedOthers: 1 });
  });

  test('keeps, of a change, what changed', () => {
    const change = {
      type: 'region',
      resource: REGION,
      at: T0,
      outcome: 'completed',
      severity: 'info',
    } as const;
    const closed: Notification = {
      reason: 'closed',
      incident: 'one',
      sequence: 2,
      kind: 'region-adding',
      severity: 'warning',
      severities: ['warning'],
      resource: REGION,
      decidedAt: T0,
      asked: 'eu-west-1',
      openedAt: T0,
      change,
    };
    const details = { instance: { arn: ARN, activeRegions: [] } };
    expect(withNewest([{ ...closed, ...details }, announced(1)], opened(3))).toStrictEqual([
      closed,
      announced(1),
      opened(3),
    ]);
  });
});
