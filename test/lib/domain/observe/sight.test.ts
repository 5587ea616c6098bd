import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../lib/domain/observe/listing.ts';
import { type InstanceSight, observe } from '../../../../lib/domain/observe/observation.ts';
import { ARN } from '../../../support/decision/decide-once.ts';
import { active, full, known, NOBODY } from './known.ts';

describe('what a row shows', () => {
  const sight = (row: Row, ...more: readonly Row[]): InstanceSight | undefined =>
    observe(full(row, ...more), NOBODY).instances[0];

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
      const seen = observe(full(...rows), NOBODY).instances;
      expect(seen).toHaveLength(1);
      expect(seen[0]?.status).toBe('DELETE_IN_PROGRESS');
      expect([...(seen[0]?.regions?.keys() ?? [])].toSorted()).toEqual(['a', 'b']);
    }
  });
});
