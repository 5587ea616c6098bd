import { describe, expect, test } from 'vitest';
import type { Memory } from '../../../../lib/domain/decide.ts';
import type { Past } from '../../../../lib/domain/ledger.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { ARN, complete, decideOnce, NOTHING, remember, T0 } from '../../../support/decision/decide-once.ts';
import { REGION } from '../../../support/decision/pending-once.ts';

const POLL = 5 * MINUTE;

/** What is remembered of changes after polls that showed a Region like this, 5 minutes apart from `T0` on. */
function historyAfter(...statuses: readonly (string | undefined)[]): readonly Past[] {
  let memory: Memory = NOTHING;
  for (const [number, status] of statuses.entries()) {
    const primary = { region: 'eu-west-1', status: 'ACTIVE' };
    const regions = status === undefined ? [primary] : [primary, { region: REGION.region, status }];
    const listing = complete({ arn: ARN, status: 'ACTIVE', primaryRegion: 'eu-west-1', regions });
    memory = remember(decideOnce(memory, listing, T0 + number * POLL));
  }
  return memory.instances[0]?.ledger.history ?? [];
}

describe('history', () => {
  test('keeps of each change when it was, from what to what, and how it ended', () => {
    expect(historyAfter('ACTIVE', 'REMOVING', undefined, undefined, 'ADDING')).toStrictEqual([
      {
        resource: REGION,
        at: T0 + POLL,
        outcome: 'removal-started',
        from: { type: 'region', status: 'ACTIVE', since: T0, clock: 'monitor' },
        to: 'REMOVING',
      },
      {
        resource: REGION,
        at: T0 + 2 * POLL,
        outcome: 'completed',
        from: { type: 'region', status: 'REMOVING', since: T0 + POLL, clock: 'monitor' },
        incident: {
          id: '111122223333/prod/ssoins-1234567890abcdef/eu-west-2/region-removing/2026-01-01T00:05:00.000Z',
          severity: 'warning',
          openedAt: T0 + POLL,
        },
      },
      { resource: REGION, at: T0 + 4 * POLL, outcome: 'appeared', to: 'ADDING' },
    ]);
  });

  test('keeps the incident that a change closed', () => {
    const statuses = [...Array.from({ length: 7 }, () => 'REMOVING'), 'ACTIVE'];
    expect(historyAfter(...statuses)).toStrictEqual([
      {
        resource: REGION,
        at: T0 + 7 * POLL,
        outcome: 'reverted',
        from: { type: 'region', status: 'REMOVING', since: T0, clock: 'monitor' },
        to: 'ACTIVE',
        incident: {
          id: '111122223333/prod/ssoins-1234567890abcdef/eu-west-2/region-removing/2026-01-01T00:00:00.000Z',
          severity: 'warning',
          openedAt: T0,
        },
      },
    ]);
  });

  test('is the 50 newest changes, the newest last', () => {
    const statuses = Array.from({ length: 54 }, (_, number) => (number % 2 === 0 ? 'ACTIVE' : 'REMOVING'));
    expect(historyAfter(...statuses).map((past) => 'at' in past && past.at)).toEqual(
      Array.from({ length: 50 }, (_, index) => T0 + (index + 4) * POLL),
    );
  });
});
