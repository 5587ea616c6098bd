import { describe, expect, test } from 'vitest';
import type { Memory } from '../../../../lib/domain/decide.ts';
import type { Listing } from '../../../../lib/domain/observe/listing.ts';
import { HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { ARN, complete, decideOnce, NOTHING, remember, T0 } from '../../../support/decision/decide-once.ts';

const OTHER = 'arn:aws:sso:::instance/ssoins-0000000000000000';

const instance = (status: string, arn = ARN) => ({
  arn,
  status,
  primaryRegion: 'eu-west-1',
  regions: [{ region: 'eu-west-1', status: 'ACTIVE', isPrimary: true }],
});

const withRegion = (status: string) => ({
  ...instance('ACTIVE'),
  regions: [...instance('ACTIVE').regions, { region: 'eu-west-2', status, addedAt: T0 }],
});

const failed = complete(instance('CREATE_FAILED'));
const bothFailed = complete(instance('CREATE_FAILED'), instance('CREATE_FAILED', OTHER));
const adding = complete(withRegion('ADDING'));
const denied: Listing = {
  type: 'failed',
  cause: { code: 'AccessDeniedException', message: 'no' },
  silent: false,
};

/** How many each run counts, when each could commit everything. */
function counted(...runs: readonly (readonly [after: number, listing: Listing])[]): readonly number[] {
  let memory: Memory = NOTHING;
  return runs.map(([after, listing]) => {
    const decision = decideOnce(memory, listing, T0 + after);
    memory = remember(decision);
    return decision.newCriticals;
  });
}

describe('new criticals', () => {
  test('count an incident that opens as critical, in that run only', () => {
    expect(counted([0, complete(instance('ACTIVE'))], [5 * MINUTE, failed], [10 * MINUTE, failed])).toEqual([
      0, 1, 0,
    ]);
  });

  test('count an incident that opens as critical in the first run ever', () => {
    expect(counted([0, bothFailed])).toEqual([2]);
  });

  test('count a warning when it becomes critical, and not when it opens', () => {
    expect(counted([0, adding], [30 * MINUTE, adding], [2 * HOUR, adding], [3 * HOUR, adding])).toEqual([
      0, 0, 1, 0,
    ]);
  });

  test('count each of two, although the first is still open', () => {
    expect(counted([0, failed], [5 * MINUTE, bothFailed], [10 * MINUTE, bothFailed])).toEqual([1, 1, 0]);
  });

  test('count one that opens while another closes, although as many are open as before', () => {
    const other = complete(instance('ACTIVE'), instance('CREATE_FAILED', OTHER));
    expect(counted([0, failed], [5 * MINUTE, other])).toEqual([1, 1]);
  });

  test('count nothing when one closes', () => {
    expect(counted([0, failed], [5 * MINUTE, complete(instance('ACTIVE'))])).toEqual([1, 0]);
  });

  test('count an incident of the scope', () => {
    expect(counted([0, complete(instance('ACTIVE'))], [5 * MINUTE, denied], [2 * HOUR, denied])).toEqual([
      0, 0, 1,
    ]);
  });

  test('count no change that is announced by itself, whatever its severity: it is no incident', () => {
    const gone = complete(instance('ACTIVE'));
    expect(counted([0, adding], [5 * MINUTE, gone], [10 * MINUTE, gone])).toEqual([0, 0, 0]);
  });

  test('count again what the run before could not commit', () => {
    const memory = remember(decideOnce(NOTHING, complete(instance('ACTIVE')), T0));
    const again = [5, 10].map((minutes) => decideOnce(memory, failed, T0 + minutes * MINUTE).newCriticals);
    expect(again).toEqual([1, 1]);
  });

  test('count nothing of a record that another run is delivering', () => {
    const memory = remember(decideOnce(NOTHING, complete(instance('ACTIVE')), T0));
    expect(decideOnce({ ...memory, claimed: [ARN] }, failed, T0 + 5 * MINUTE).newCriticals).toBe(0);
  });
});
