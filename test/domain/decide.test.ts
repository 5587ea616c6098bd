import { describe, expect, test } from 'vitest';
import type { Decision, Memory } from '../../lib/domain/decide.ts';
import { MINUTE } from '../../lib/domain/time.ts';
import { ARN, complete, decideOnce, NOTHING, POLICY, remember, T0 } from '../support/decide-once.ts';

const adding = complete({
  arn: ARN,
  name: 'Main',
  status: 'ACTIVE',
  primaryRegion: 'eu-west-1',
  regions: [{ region: 'eu-west-2', status: 'ADDING', addedAt: T0 }],
});

const committed = ({ toCommit: { scope, instances } }: Decision): readonly string[] => [
  ...(scope ? ['scope'] : []),
  ...instances.map(({ type }) => type),
];

const LATER = T0 + 30 * MINUTE;

describe('a decision', () => {
  test('tells people with an id that holds neither threshold nor severity nor text', () => {
    const { instances } = decideOnce(NOTHING, adding, LATER);
    expect(instances[0]?.ledger.owed.map(({ incident, sequence }) => `${incident}.${sequence}`)).toEqual([
      '111122223333/eu-west-1/ssoins-1234567890abcdef/eu-west-2/region-stuck-adding/2026-01-01T00:00:00.000Z.1',
    ]);
  });

  test('S12: has the same ids under another policy', () => {
    const ids = (policy: typeof POLICY) =>
      decideOnce(NOTHING, adding, LATER, policy).instances[0]?.ledger.incidents.map(({ id }) => id);
    expect(ids({ ...POLICY, adding: { warning: MINUTE, critical: 2 * MINUTE } })).toEqual(ids(POLICY));
  });

  test('commits the scope in every run, and an instance only when it changed or owes', () => {
    const first = decideOnce(NOTHING, adding, T0);
    const second = decideOnce(remember(first), adding, T0 + 5 * MINUTE);
    const third = decideOnce(remember(second), adding, LATER);
    const fourth = decideOnce(remember(third), adding, LATER + 5 * MINUTE);
    expect([first, second, third, fourth].map(committed)).toEqual([
      ['scope', 'instance'],
      ['scope'],
      ['scope', 'instance'],
      ['scope', 'instance'],
    ]);
  });

  test('leaves a record alone that another run has claimed', () => {
    const memory = remember(decideOnce(NOTHING, adding, T0));
    const claimed: Memory = { ...memory, claimed: [ARN] };
    const decision = decideOnce(claimed, adding, LATER);
    expect(committed(decision)).toEqual(['scope']);
    expect(decision.instances).toEqual(memory.instances);
  });

  test("leaves the scope's record alone while another run has claimed it", () => {
    const memory = remember(decideOnce(NOTHING, adding, T0));
    const decision = decideOnce({ ...memory, claimed: ['scope'] }, adding, LATER);
    expect(committed(decision)).toEqual(['instance']);
    expect(decision.scope).toEqual(memory.scope);
  });

  test('makes no new record of an instance whose record can not be read', () => {
    const memory: Memory = { ...NOTHING, unreadable: [ARN] };
    expect(committed(decideOnce(memory, adding, LATER))).toEqual(['scope']);
  });

  test('takes an empty list as seen after its only instance is gone, also without a record of the scope', () => {
    const row = { arn: ARN, status: 'DELETE_IN_PROGRESS' };
    const deleting = decideOnce(NOTHING, complete(row), T0);
    const missing = decideOnce(remember(deleting), complete(), T0 + 5 * MINUTE);
    const gone = decideOnce(remember(missing), complete(), T0 + 10 * MINUTE);
    const withoutScope: Memory = { ...NOTHING, instances: gone.instances };
    expect(decideOnce(withoutScope, complete(), LATER).observation.status).toBe('seen');
  });

  test('does not change what it was given', () => {
    const memory = remember(decideOnce(NOTHING, adding, T0));
    const before = structuredClone(memory);
    decideOnce(memory, adding, LATER);
    expect(memory).toEqual(before);
  });
});
