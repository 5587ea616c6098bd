import { describe, expect, test } from 'vitest';
import { type Decision, decide, type Memory } from '../../../lib/domain/decide.ts';
import type { Incident } from '../../../lib/domain/ledger.ts';
import type { Listing } from '../../../lib/domain/observe/listing.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import {
  ARN,
  complete,
  decideOnce,
  NOTHING,
  POLICY,
  remember,
  SCOPE,
  T0,
} from '../../support/decision/decide-once.ts';

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

const added = complete({
  arn: ARN,
  name: 'Main',
  status: 'ACTIVE',
  primaryRegion: 'eu-west-1',
  regions: [{ region: 'eu-west-2', status: 'ACTIVE' }],
});

const throttled: Listing = {
  type: 'failed',
  cause: { code: 'ThrottlingException', message: 'Rate exceeded' },
  silent: false,
};

const changesOf = ({ changes }: Decision): readonly string[] =>
  changes.map(({ resource, outcome }) => `${resource.type} ${outcome}`);

describe('a decision', () => {
  test('tells people with an id that holds neither threshold nor severity nor text', () => {
    const { instances } = decideOnce(NOTHING, adding, LATER);
    expect(instances[0]?.ledger.outbox.map(({ incident, sequence }) => `${incident}.${sequence}`)).toEqual([
      '111122223333/prod/ssoins-1234567890abcdef/eu-west-2/region-adding/2026-01-01T00:00:00.000Z.1',
    ]);
  });

  test('S12: has the same ids under another policy', () => {
    const ids = (policy: typeof POLICY) =>
      decide(NOTHING, adding, { scope: SCOPE, policy, now: LATER }).instances[0]?.ledger.incidents.map(
        ({ id }) => id,
      );
    expect(ids({ ...POLICY, adding: { warning: MINUTE, critical: 2 * MINUTE } })).toEqual(ids(POLICY));
  });

  test('commits the scope in every run, and an instance only when it changed or has something pending', () => {
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

  test('reports what changed: of the scope, then of its instances', () => {
    const seen = remember(decideOnce(NOTHING, adding, T0));
    const blind = decideOnce(seen, throttled, T0 + 5 * MINUTE);
    expect(changesOf(blind)).toEqual(['scope superseded']);
    const back = decideOnce(remember(blind), added, T0 + 10 * MINUTE);
    expect(changesOf(back)).toEqual(['scope recovered', 'region completed']);
  });

  test.each<[what: string, claimed: string, listing: Listing]>([
    ['an instance', ARN, added],
    ['the scope', 'scope', throttled],
  ])('reports no change of %s that another run has claimed', (_, claimed, listing) => {
    const memory = remember(decideOnce(NOTHING, adding, T0));
    expect(changesOf(decideOnce({ ...memory, claimed: [claimed] }, listing, LATER))).toEqual([]);
  });

  test.each<[what: string, left: Partial<Memory>]>([
    ['another run has claimed', { claimed: [ARN] }],
    ['can not be read', { instances: [], unreadable: [ARN] }],
  ])(
    'is, for an instance whose record %s, as if the poll had not been, until it takes part again',
    (_, left) => {
      const memory = remember(decideOnce(NOTHING, adding, T0));
      const { scope } = decideOnce({ ...memory, ...left }, adding, LATER);
      expect(scope).toMatchObject({ lastSeenAt: LATER, lagging: [{ key: ARN, lastSeenAt: T0 }] });
      const still = decideOnce({ ...memory, ...left, scope }, adding, LATER + 5 * MINUTE).scope;
      expect(still.lagging).toEqual([{ key: ARN, lastSeenAt: T0 }]);
      expect(decideOnce({ ...memory, scope: still }, adding, LATER + 10 * MINUTE).scope.lagging).toEqual([]);
      const { scope: __, ...withoutScope } = memory;
      expect(decideOnce({ ...withoutScope, ...left }, adding, LATER).scope.lagging).toEqual([{ key: ARN }]);
    },
  );

  test('S86: writes into the history of the scope that several polls were due, and none was', () => {
    const memory = remember(decideOnce(NOTHING, adding, T0));
    const gaps = (now: number, policy = POLICY) =>
      decide(memory, adding, { scope: SCOPE, policy, now }).scope.ledger.history;
    expect(gaps(T0 + 15 * MINUTE)).toEqual([]);
    expect(gaps(T0 + 15 * MINUTE + 1)).toEqual([{ noRunFrom: T0, noRunTo: T0 + 15 * MINUTE + 1 }]);
    // The longer of the intervals then and now counts.
    expect(gaps(T0 + 15 * MINUTE, { ...POLICY, interval: MINUTE })).toEqual([]);
    expect(gaps(T0 + HOUR, { ...POLICY, interval: 30 * MINUTE })).toEqual([]);
  });

  test('says of which instance a Region is', () => {
    const { instances } = decideOnce(NOTHING, adding, LATER);
    expect(instances[0]?.ledger.outbox.map(({ instance }) => instance)).toEqual([
      { arn: ARN, name: 'Main', primaryRegion: 'eu-west-1', activeRegions: [] },
    ]);
  });

  test('says when all was seen the last time, and what can not be watched since', () => {
    const seen = remember(decideOnce(NOTHING, adding, T0));
    const blind = remember(decideOnce(seen, throttled, T0 + 5 * MINUTE));
    const { outbox } = decideOnce(blind, throttled, T0 + 20 * MINUTE).scope.ledger;
    expect(outbox).toMatchObject([
      {
        kind: 'not-seen',
        lastSeenAt: T0,
        suspended: [{ arn: ARN, unfinished: [{ region: 'eu-west-2', status: 'ADDING', since: T0 }] }],
      },
    ]);
  });

  test('counts an instance of which only a part was read among those that can not be watched', () => {
    const whole = { arn: ARN.replace('1', '2'), status: 'ACTIVE', regions: [] };
    const known = complete(whole, { arn: ARN, status: 'ACTIVE', regions: [] });
    const inPart = complete(whole, { arn: ARN, status: 'ACTIVE', regions: [{ region: 'eu-west-2' }] });
    const seen = remember(decideOnce(NOTHING, known, T0));
    const partial = remember(decideOnce(seen, inPart, T0 + 5 * MINUTE));
    const { outbox } = decideOnce(partial, inPart, T0 + 20 * MINUTE).scope.ledger;
    expect(outbox).toMatchObject([{ kind: 'not-seen', suspended: [{ arn: ARN }] }]);
  });

  test('says nothing of a last time when nothing was ever seen', () => {
    const blind = remember(decideOnce(NOTHING, throttled, T0));
    const { outbox } = decideOnce(blind, throttled, T0 + 15 * MINUTE).scope.ledger;
    expect(outbox).toMatchObject([{ kind: 'not-seen' }]);
    expect(outbox[0]).not.toHaveProperty('lastSeenAt');
  });

  test.each<[what: string, listing: Listing, incident: Pick<Incident, 'id' | 'kind' | 'resource'>]>([
    [
      'a Region that is stuck',
      adding,
      {
        id: '111122223333/prod/ssoins-1234567890abcdef/eu-west-2/region-adding/2026-01-01T00:00:00.000Z',
        kind: 'region-adding',
        resource: { type: 'region', arn: ARN, region: 'eu-west-2' },
      },
    ],
    [
      'an instance that failed without a StatusReason',
      complete({ arn: ARN, status: 'CREATE_FAILED' }),
      {
        id: '111122223333/prod/ssoins-1234567890abcdef/instance-create-failed/2026-01-01T00:00:00.000Z',
        kind: 'instance-create-failed',
        resource: { type: 'instance', arn: ARN },
      },
    ],
  ])('tells nothing anew of %s while the stored incident of it is open', (_, listing, incident) => {
    const [record] = decideOnce(NOTHING, listing, T0).instances;
    if (record === undefined) throw new Error('no record');
    const open: Incident = {
      ...incident,
      severity: 'critical',
      severities: ['critical'],
      openedAt: LATER,
      sequence: 1,
      detail: '',
      reminders: 0,
      acceptedAt: LATER,
    };
    // The status has lasted beyond the warning threshold of a Region, and that was told.
    const crossed = open.resource.type === 'region' ? { crossed: 'warning' as const } : {};
    const stored = {
      ...record,
      ledger: { incidents: [{ ...open, ...crossed }], outbox: [], history: [] },
    };
    const { instances } = decideOnce({ ...NOTHING, instances: [stored] }, listing, LATER + 5 * MINUTE);
    expect(instances).toEqual([stored]);
  });

  test('does not change what it was given', () => {
    const memory = remember(decideOnce(NOTHING, adding, T0));
    const before = structuredClone(memory);
    decideOnce(memory, adding, LATER);
    expect(memory).toEqual(before);
  });
});
