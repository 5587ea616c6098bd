import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER } from '../../../../lib/domain/ledger.ts';
import type { RegionEntry } from '../../../../lib/domain/observe/listing.ts';
import type { InstanceSight } from '../../../../lib/domain/observe/observation.ts';
import type { InstanceRecord, Presence, TrackedRegion } from '../../../../lib/domain/record.ts';
import { DAY, type Instant, MINUTE } from '../../../../lib/domain/time.ts';
import { trackInstance } from '../../../../lib/domain/track/instance.ts';
import { ARN, POLICY, T0 } from '../../../support/decision/decide-once.ts';

const at = (minute: number): Instant => T0 + minute * MINUTE;

const sight = (entries: readonly RegionEntry[] = [], more: Partial<InstanceSight> = {}): InstanceSight => ({
  arn: ARN,
  status: 'ACTIVE',
  ...(entries.length > 0 && { regions: new Map(entries.map((entry) => [entry.region ?? '', entry])) }),
  provesRegions: entries.length > 0,
  isWhole: true,
  ...more,
});

const observed = (before: InstanceRecord | undefined, shown: InstanceSight | undefined, now: Instant) =>
  trackInstance(
    before,
    { arn: ARN, sight: shown, provesAbsence: true },
    { now, interval: POLICY.interval, asked: 'eu-west-1', ...(before !== undefined && { lastSeenAt: T0 }) },
  );

const region = (name: string, presence: Presence): TrackedRegion => ({
  resource: { type: 'region', arn: ARN, region: name },
  presence,
  episode: { type: 'region', status: 'ACTIVE', since: T0 - 30 * DAY, clock: 'monitor' },
});

const adding = (presence: Presence): TrackedRegion => ({
  ...region('adding', presence),
  episode: { type: 'region', status: 'ADDING', since: T0, clock: 'monitor' },
});

const record = (more: Partial<InstanceRecord> = {}): InstanceRecord => ({
  type: 'instance',
  arn: ARN,
  shownIn: 'eu-west-1',
  instance: {
    resource: { type: 'instance', arn: ARN },
    presence: { type: 'present' },
    episode: { type: 'instance', status: 'ACTIVE', since: T0, clock: 'monitor' },
  },
  regions: [],
  ledger: EMPTY_LEDGER,
  ...more,
});

const namesOf = ({ regions }: Pick<InstanceRecord, 'regions'>): readonly string[] =>
  regions.map(({ resource }) => resource.region);

describe('an instance that is first shown', () => {
  test('without a status is there, in none', () => {
    const { status: _, ...untold } = sight();
    expect(observed(undefined, untold, T0)).toStrictEqual({
      record: {
        type: 'instance',
        arn: ARN,
        shownIn: 'eu-west-1',
        instance: { resource: { type: 'instance', arn: ARN }, presence: { type: 'present' } },
        regions: [],
      },
      changes: [],
      current: [],
    });
  });

  test('has the status that is shown, and a name, an owner and a primary Region only when shown', () => {
    const { record: first, current } = observed(undefined, sight(), T0);
    const { ledger: _, ...expected } = record();
    expect(first).toStrictEqual(expected);
    const { resource, episode } = expected.instance;
    expect(current).toStrictEqual([{ resource, episode, isDecided: true }]);
  });
});

test.each(['active', 'Active', ' ACTIVE'])(
  'a status in other letters, %j, is one that we do not know',
  (status) => {
    const { current } = observed(record(), sight([], { status }), at(5));
    expect(current).toMatchObject([
      { episode: { type: 'unknown', status } },
      { isDecided: false, shownAs: status },
    ]);
  },
);

describe('what AWS tells of an instance', () => {
  const identity = { name: 'Main', ownerAccountId: '111122223333', primaryRegion: 'eu-west-1' };
  const identityOf = ({ name, ownerAccountId, primaryRegion }: Partial<InstanceRecord>) => ({
    name,
    ownerAccountId,
    primaryRegion,
  });

  test('is remembered', () => {
    expect(identityOf(observed(undefined, sight([], identity), T0).record)).toEqual(identity);
  });

  test.each([
    ['not named again', sight()],
    ['not shown', undefined],
  ])('stays when it is %s', (_, shown) => {
    expect(identityOf(observed(record(identity), shown, at(5)).record)).toEqual(identity);
  });

  test('changes when AWS names another', () => {
    const anew = { name: 'Prod', ownerAccountId: '444455556666', primaryRegion: 'eu-west-1' };
    expect(identityOf(observed(record(identity), sight([], anew), at(5)).record)).toEqual(anew);
  });

  test('is cut when a name is longer than AWS allows', () => {
    const { name } = observed(undefined, sight([], { name: 'n'.repeat(300) }), T0).record;
    expect(name).toBe(`${'n'.repeat(253)}…`);
  });
});

describe('the Regions of an instance', () => {
  test('are in one order, whatever that of the list', () => {
    const entries = ['c', 'a', 'b'].map((name) => ({ region: name, status: 'ACTIVE' }));
    const first = observed(undefined, sight(entries), T0).record;
    expect(namesOf(first)).toEqual(['a', 'b', 'c']);
    const before = record({ regions: [region('d', { type: 'present' }), region('b', { type: 'present' })] });
    expect(namesOf(observed(before, sight(entries), at(5)).record)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('go with it, but for what was ACTIVE; those that were gone before stay gone since then', () => {
    const before = record({
      instance: { ...record().instance, presence: { type: 'missing', since: at(5) } },
      regions: [
        region('a', { type: 'gone', since: T0 }),
        region('b', { type: 'missing', since: at(5) }),
        adding({ type: 'present' }),
      ],
    });
    const { record: after, changes, current } = observed(before, undefined, at(10));
    expect(after.regions).toStrictEqual([
      region('a', { type: 'gone', since: T0 }),
      region('b', { type: 'present' }),
      adding({ type: 'gone', since: at(5) }),
    ]);
    expect(
      changes.map(({ resource, outcome }) => [resource.type === 'region' && resource.region, outcome]),
    ).toEqual([
      [false, 'lost'],
      ['b', 'instance-gone'],
      ['adding', 'instance-gone'],
    ]);
    expect(current).toMatchObject([
      { episode: { type: 'lost', of: 'instance', was: 'ACTIVE', since: at(5) } },
    ]);
  });

  const goneName = (days: number) => `gone-${String(days).padStart(2, '0')}`;
  /** The first of them went today, the second yesterday, and so on. */
  const gone = (count: number) =>
    Array.from({ length: count }, (_, days) =>
      region(goneName(days), { type: 'gone', since: T0 - days * DAY }),
    );

  test.each([30, 50])('are all remembered while %i are gone', (count) => {
    const { record: after } = observed(record({ regions: gone(count) }), sight(), at(5));
    expect(after.regions).toHaveLength(count);
  });

  test('are forgotten when more than 50 are gone: those that went first', () => {
    const here = region('here', { type: 'present' });
    const shown = sight([{ region: 'here', status: 'ACTIVE' }]);
    const { record: after } = observed(record({ regions: [here, ...gone(53)] }), shown, at(5));
    expect(namesOf(after)).toEqual([...Array.from({ length: 50 }, (_, days) => goneName(days)), 'here']);
  });
});

describe('a StatusReason', () => {
  const reasonAfter = (...shown: readonly Partial<InstanceSight>[]): string | undefined => {
    let before: InstanceRecord | undefined;
    for (const [poll, more] of shown.entries()) {
      before = { ...observed(before, sight([], more), at(5 * poll)).record, ledger: EMPTY_LEDGER };
    }
    return before?.instance.episode?.statusReason;
  };
  const failed = { status: 'CREATE_FAILED', statusReason: 'No key.' };

  test('is remembered, cut to 1 KB', () => {
    expect(reasonAfter({ ...failed, statusReason: 'x'.repeat(2000) })).toBe(`${'x'.repeat(1021)}…`);
  });

  test('stays while AWS gives none, and changes when AWS gives another', () => {
    expect(reasonAfter(failed, { status: 'CREATE_FAILED' })).toBe('No key.');
    expect(reasonAfter(failed, { ...failed, statusReason: 'No role.' })).toBe('No role.');
  });

  test('is forgotten with its status', () => {
    expect(reasonAfter(failed, { status: 'ACTIVE' })).toBeUndefined();
  });
});
