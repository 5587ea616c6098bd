import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER } from '../../../../lib/domain/ledger.ts';
import type { Listing, Row } from '../../../../lib/domain/observe/listing.ts';
import { type Known, type Observation, observe } from '../../../../lib/domain/observe/observation.ts';
import type { InstanceRecord } from '../../../../lib/domain/record.ts';
import type { InstanceStatus, RegionStatus } from '../../../../lib/domain/status.ts';
import { DAY } from '../../../../lib/domain/time.ts';
import { ARN, T0 } from '../../../support/decision/decide-once.ts';

const cause = { code: 'ThrottlingException', message: 'Slow down' };

function known(
  status: InstanceStatus,
  regions: Readonly<Record<string, RegionStatus>> = {},
  gone = false,
): Known {
  const record: InstanceRecord = {
    type: 'instance',
    arn: ARN,
    primaryRegion: 'eu-west-1',
    shownIn: 'eu-west-1',
    instance: {
      resource: { type: 'instance', arn: ARN },
      presence: gone ? { type: 'gone', since: T0 } : { type: 'present' },
      episode: { type: 'instance', status, since: T0, clock: 'monitor' },
    },
    regions: Object.entries(regions).map(([region, of]) => ({
      resource: { type: 'region', arn: ARN, region },
      presence: { type: 'present' },
      episode: { type: 'region', status: of, since: T0, clock: 'monitor' },
    })),
    ledger: EMPTY_LEDGER,
  };
  return { instances: [record], instanceSeen: true, unreadable: false, asked: 'eu-west-1', now: T0 };
}

/** Seen, but never with a status. */
const untold = (memory: Known): Known => ({
  ...memory,
  instances: memory.instances.map((record) => ({
    ...record,
    instance: { resource: record.instance.resource, presence: { type: 'present' } },
  })),
});

const withRegionsGone = (memory: Known): Known => ({
  ...memory,
  instances: memory.instances.map((record) => ({
    ...record,
    regions: record.regions.map((region) => ({ ...region, presence: { type: 'gone', since: T0 } })),
  })),
});

const nobody: Known = { instances: [], instanceSeen: false, unreadable: false, asked: 'eu-west-1', now: T0 };
const full = (...rows: readonly Row[]): Listing => ({ type: 'complete', rows });
const active: Row = { arn: ARN, status: 'ACTIVE', primaryRegion: 'eu-west-1' };
const beta: Row = { arn: `${ARN}-beta`, status: 'ACTIVE', primaryRegion: 'eu-west-1' };

describe('what a poll saw', () => {
  test.each<[string, Listing, Known, string]>([
    ['every page and row is complete', full({ ...active, regions: [] }), nobody, 'seen'],
    ['a page failed after a row was read', { type: 'cut-short', rows: [active], cause }, nobody, 'partial'],
    ['a page failed before any row was read', { type: 'cut-short', rows: [], cause }, nobody, 'blind'],
    ['nothing was read', { type: 'failed', cause, silent: false }, nobody, 'blind'],
    ['an additional Region answered', { type: 'elsewhere', cause }, nobody, 'elsewhere'],
    ['S17: an empty list, and no instance was ever seen', full(), nobody, 'empty'],
    ['S16: an empty list, and an ACTIVE instance is known', full(), known('ACTIVE'), 'empty'],
    [
      'an empty list, and an instance is known that is being created',
      full(),
      known('CREATE_IN_PROGRESS'),
      'empty',
    ],
    [
      'S37: an empty list, and the only instance was being deleted',
      full(),
      known('DELETE_IN_PROGRESS'),
      'seen',
    ],
    ['S36: an empty list, and the only instance had failed', full(), known('CREATE_FAILED'), 'seen'],
    ['an empty list, and the only instance is gone', full(), known('ACTIVE', {}, true), 'seen'],
    [
      'an empty list, and a record can not be read',
      full(),
      { ...nobody, instanceSeen: true, unreadable: true },
      'empty',
    ],
    [
      'an empty list, and an instance is known whose status was never shown',
      full(),
      untold(known('ACTIVE')),
      'empty',
    ],
    ['S20: a row has no ARN', full({ status: 'ACTIVE' }), nobody, 'partial'],
    ['S20: a row has no status', full({ arn: ARN, regions: [] }), nobody, 'partial'],
    ['a Region entry has no name', full({ ...active, regions: [{ status: 'ACTIVE' }] }), nobody, 'partial'],
    [
      'a Region entry has no status',
      full({ ...active, regions: [{ region: 'eu-west-2' }] }),
      nobody,
      'partial',
    ],
    [
      'S19: Regions is left out, and two are known',
      full(active),
      known('ACTIVE', { a: 'ADDING', b: 'ADDING' }),
      'partial',
    ],
    [
      'S19: Regions is left out, and an ACTIVE one is known',
      full(active),
      known('ACTIVE', { a: 'ACTIVE' }),
      'partial',
    ],
    [
      'S24: Regions is left out, and the only one known was REMOVING',
      full(active),
      known('ACTIVE', { a: 'REMOVING' }),
      'seen',
    ],
    [
      'S24: Regions is left out, and the only one known was ADDING',
      full(active),
      known('ACTIVE', { a: 'ADDING' }),
      'seen',
    ],
    [
      'Regions is left out, and none but the primary is known',
      full(active),
      known('ACTIVE', { 'eu-west-1': 'ACTIVE' }),
      'seen',
    ],
    [
      'Regions is left out, and the only additional one known is gone',
      full(active),
      withRegionsGone(known('ACTIVE', { a: 'ACTIVE' })),
      'seen',
    ],
    [
      'Regions is left out of every row of an instance of which an ACTIVE one is known',
      full(active, active),
      known('ACTIVE', { a: 'ACTIVE' }),
      'partial',
    ],
    [
      'Regions and Status are left out, and no status was ever shown',
      full({ arn: ARN }),
      untold(known('ACTIVE', { a: 'ACTIVE' })),
      'partial',
    ],
    [
      'Regions is left out while the instance is being deleted',
      full({ ...active, status: 'DELETE_IN_PROGRESS' }),
      known('ACTIVE', { a: 'ACTIVE' }),
      'seen',
    ],
    [
      'S79: Regions is left out in a status we do not know, though it was being deleted',
      full({ ...active, status: 'DELETE_FAILED' }),
      known('DELETE_IN_PROGRESS', { a: 'ACTIVE' }),
      'partial',
    ],
    [
      'S76: Regions is empty, and an ACTIVE one is known',
      full({ ...active, regions: [] }),
      known('ACTIVE', { a: 'ACTIVE' }),
      'partial',
    ],
    [
      'Regions and Status are left out while the instance is being deleted: that is said of the Status',
      full({ arn: ARN }),
      known('DELETE_IN_PROGRESS', { a: 'ACTIVE' }),
      'partial',
    ],
  ])('%s', (_, listing, memory, status) => {
    expect(observe(listing, memory).status).toBe(status);
  });

  test.each<[string, Listing, Known, string]>([
    [
      'no instance was ever seen',
      full(),
      nobody,
      'ListInstances answered with an empty list, and no instance was ever seen',
    ],
    [
      'an instance is known',
      full(),
      known('ACTIVE'),
      'ListInstances answered with an empty list, though an instance is known that should be there',
    ],
    [
      'the only record, which can not be read, may be of an instance',
      full(),
      { ...nobody, unreadable: true },
      'ListInstances answered with an empty list, though an instance is known that should be there',
    ],
  ])('says why an empty list is not believed when %s', (_, listing, memory, message) => {
    expect(observe(listing, memory)).toEqual({
      status: 'empty',
      instances: [],
      provesAbsence: false,
      cause: { code: 'empty-list', message },
    });
  });

  test('shows nothing in an empty list that is believed', () => {
    expect(observe(full(), known('DELETE_IN_PROGRESS'))).toEqual({
      status: 'seen',
      instances: [],
      provesAbsence: true,
    });
  });

  const usable = { region: 'a', status: 'ACTIVE' };
  const noStatus = `The row of ${ARN} has no Status`;
  const noRegions = `The row of ${ARN} has no Regions, though it had`;
  const halfRegion = `A Region of ${ARN} has no RegionName or no Status`;
  test.each<[string, readonly Row[], string]>([
    ['a row has no ARN', [active, { status: 'ACTIVE' }], 'A row of ListInstances has no InstanceArn'],
    [
      'a row has no status',
      [
        { ...beta, regions: [usable] },
        { arn: ARN, regions: [usable] },
      ],
      noStatus,
    ],
    ['Regions is left out', [active], noRegions],
    ['Regions is left out of one row of two', [{ ...beta, regions: [usable] }, active], noRegions],
    ['an entry has no name', [{ ...active, regions: [usable, { status: 'ACTIVE' }] }], halfRegion],
    ['an entry has no status', [{ ...active, regions: [{ region: 'a' }, usable] }], halfRegion],
    [
      'an entry has no status, while another instance may leave Regions out',
      [beta, { ...active, regions: [{ region: 'a' }] }],
      halfRegion,
    ],
  ])('says which row can not be used when %s', (_, rows, message) => {
    expect(observe(full(...rows), known('ACTIVE', { a: 'ACTIVE' }))).toMatchObject({
      status: 'partial',
      cause: { code: 'row-unusable', message },
    });
  });

  const { regions: _, ...listed } = active;
  const shown = { ...listed, arn: ARN, provesRegions: false, isWhole: true };
  test.each<[string, Listing, Observation]>([
    [
      'nothing was read',
      { type: 'failed', cause, silent: true },
      { status: 'blind', instances: [], provesAbsence: false, cause },
    ],
    [
      'an additional Region answered',
      { type: 'elsewhere', cause },
      { status: 'elsewhere', instances: [], provesAbsence: false, cause },
    ],
    [
      'a page failed before any row was read',
      { type: 'cut-short', rows: [], cause },
      { status: 'blind', instances: [], provesAbsence: false, cause },
    ],
    [
      'a page failed after a row was read',
      { type: 'cut-short', rows: [active], cause },
      { status: 'partial', instances: [shown], provesAbsence: false, cause },
    ],
  ])('passes on why, and shows only what was read, when %s', (_, listing, observation) => {
    expect(observe(listing, nobody)).toStrictEqual(observation);
  });
});

describe('S75: what a poll proves', () => {
  const usable = { region: 'a', status: 'ACTIVE' };
  test.each<[string, Listing, boolean]>([
    ['every row is whole', full({ ...active, regions: [usable] }, beta), true],
    ['a row has no Status', full({ arn: ARN }, beta), true],
    ['a Region entry has no status', full({ ...active, regions: [{ region: 'a' }] }), true],
    ['a row has no ARN', full(active, { status: 'ACTIVE' }), false],
    ['a page failed', { type: 'cut-short', rows: [active], cause }, false],
    ['an empty list is not believed', full(), false],
  ])('that an instance is absent, or not, when %s', (_, listing, proves) => {
    expect(observe(listing, nobody).provesAbsence).toBe(proves);
  });

  test.each<[string, Row, boolean]>([
    ['every entry has a name', { ...active, regions: [usable, { region: 'b' }] }, true],
    ['the row itself has no Status', { arn: ARN, regions: [usable] }, true],
    ['an entry has no name', { ...active, regions: [usable, { status: 'ACTIVE' }] }, false],
    ['the list is left out', active, false],
    ['the list is empty', { ...active, regions: [] }, false],
  ])('that a Region is absent, or not, when %s', (_, row, proves) => {
    expect(observe(full(row), nobody).instances[0]?.provesRegions).toBe(proves);
  });

  test('S76: after a day in which the list was left out the poll is whole again: it has an incident of its own', () => {
    const memory = known('ACTIVE', { a: 'ACTIVE' });
    const since = (age: number): Known => ({
      ...memory,
      instances: memory.instances.map(
        (record): InstanceRecord => ({
          ...record,
          unlisted: {
            type: 'unlisted',
            status: 'UNLISTED',
            since: T0 - age,
            clock: 'monitor',
            polls: 3,
          } as const,
        }),
      ),
    });
    expect(observe(full(active), since(DAY - 1)).status).toBe('partial');
    expect(observe(full(active), since(DAY)).status).toBe('seen');
  });
});

describe('what a row shows', () => {
  const sight = (row: Row, ...more: readonly Row[]) => observe(full(row, ...more), nobody).instances[0];

  test.each<[string, Row, string | undefined]>([
    [
      'PrimaryRegion',
      { ...active, regions: [{ region: 'a', status: 'ACTIVE', isPrimary: true }] },
      'eu-west-1',
    ],
    [
      'the entry with IsPrimaryRegion',
      { arn: ARN, status: 'ACTIVE', regions: [{ region: 'a', status: 'ACTIVE', isPrimary: true }] },
      'a',
    ],
    ['none', { arn: ARN, status: 'ACTIVE', regions: [{ region: 'a', status: 'ACTIVE' }] }, undefined],
  ])('the primary Region is %s', (_, row, primary) => {
    expect(sight(row)?.primaryRegion).toBe(primary);
  });

  test('S85: of two entries with IsPrimaryRegion neither is believed, and the primary that AWS named last stays', () => {
    const regions = ['a', 'b'].map((region) => ({ region, status: 'ACTIVE', isPrimary: true }));
    const row = { arn: ARN, status: 'ACTIVE', regions };
    expect(sight(row)?.primaryRegion).toBeUndefined();
    expect(observe(full(row), known('ACTIVE')).instances[0]?.primaryRegion).toBe('eu-west-1');
  });

  test('without either, the primary Region is the one that AWS named last', () => {
    expect(observe(full({ arn: ARN, status: 'ACTIVE' }), known('ACTIVE')).instances[0]?.primaryRegion).toBe(
      'eu-west-1',
    );
  });

  const entries = [
    { region: 'a', status: 'ACTIVE' },
    { region: 'a', status: 'ADDING', addedAt: 5 },
    { region: 'a' },
    { region: 'a', status: 'REMOVING' },
  ];
  test.each([entries, entries.toReversed(), [...entries.slice(2), ...entries.slice(0, 2)]])(
    'of several entries for one Region the same one counts in any order, and not the ACTIVE one',
    (...regions) => {
      expect(sight({ ...active, regions })?.regions?.get('a')?.status).toBe('REMOVING');
    },
  );

  test('no primary Region is made up', () => {
    expect(sight({ arn: ARN, status: 'ACTIVE', regions: [] })).toStrictEqual({
      arn: ARN,
      status: 'ACTIVE',
      provesRegions: false,
      isWhole: true,
    });
  });

  test('of two entries for one Region in the same status the one added last counts, in any order', () => {
    const older = { region: 'a', status: 'ADDING', addedAt: 5 };
    const newer = { region: 'a', status: 'ADDING', addedAt: 9 };
    const dateless = { region: 'a', status: 'ADDING' };
    for (const regions of [
      [older, newer, dateless],
      [dateless, newer, older],
    ]) {
      expect(sight({ ...active, regions })?.regions?.get('a')).toEqual(newer);
    }
  });

  test.each(['ABORTED', 'ADDING', 'REMOVING', 'ZOMBIE'])(
    'of two entries for one Region %s counts before ACTIVE, and ACTIVE before none',
    (status) => {
      const entries = [{ region: 'a' }, { region: 'a', status: 'ACTIVE' }, { region: 'a', status }];
      const counted = (regions: Row['regions'] = []) =>
        sight({ ...active, regions })?.regions?.get('a')?.status;
      expect(counted(entries)).toBe(status);
      expect(counted(entries.toReversed())).toBe(status);
      expect(counted(entries.slice(0, 2))).toBe('ACTIVE');
      expect(counted(entries.slice(0, 2).toReversed())).toBe('ACTIVE');
    },
  );

  test('an entry without a name is of no Region', () => {
    const regions = [{ status: 'ADDING' }, { region: 'a', status: 'ACTIVE' }];
    expect([...(sight({ ...active, regions })?.regions?.keys() ?? [])]).toEqual(['a']);
  });

  test('an instance that one page shows without Regions has those of the other', () => {
    const shown = { ...active, regions: [{ region: 'a', status: 'ACTIVE' }] };
    for (const [one, other] of [
      [active, shown],
      [shown, active],
    ] as const) {
      expect(sight(one, other)?.regions).toEqual(new Map([['a', { region: 'a', status: 'ACTIVE' }]]));
    }
  });

  test('an instance that is renamed between two pages has the name of the later one', () => {
    expect(sight({ ...active, name: 'Old' }, { ...active, name: 'New' })?.name).toBe('New');
  });

  test('of two rows in the same status the same one counts in any order', () => {
    const failed = { arn: ARN, status: 'CREATE_FAILED', regions: [] };
    const [one, other] = [
      { ...failed, statusReason: 'No key.' },
      { ...failed, statusReason: 'No role.' },
    ];
    expect(sight(one, other)?.statusReason).toBe('No role.');
    expect(sight(other, one)?.statusReason).toBe('No role.');
  });

  test('an instance that two pages show counts once, with what is not ACTIVE', () => {
    const first = { ...active, regions: [{ region: 'a', status: 'ACTIVE' }] };
    const second = { ...active, status: 'DELETE_IN_PROGRESS', regions: [{ region: 'b', status: 'ACTIVE' }] };
    for (const rows of [
      [first, second],
      [second, first],
    ] as const) {
      const seen = observe(full(...rows), nobody).instances;
      expect(seen).toHaveLength(1);
      expect(seen[0]?.status).toBe('DELETE_IN_PROGRESS');
      expect([...(seen[0]?.regions?.keys() ?? [])].toSorted()).toEqual(['a', 'b']);
    }
  });
});
