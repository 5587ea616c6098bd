import { describe, expect, test } from 'vitest';
import { type Known, type Listing, observe, type Row } from '../../lib/domain/observation.ts';
import type { InstanceRecord, Tracked } from '../../lib/domain/record.ts';
import { EMPTY_LEDGER } from '../../lib/domain/record.ts';
import type { Resource } from '../../lib/domain/resource.ts';
import { ARN, T0 } from '../support/decide-once.ts';

const cause = { code: 'ThrottlingException', message: 'Slow down' };

const tracked = <R extends Resource>(
  resource: R,
  status: string,
  presence: Tracked['presence'] = { type: 'present' },
): Tracked<R> => ({
  resource,
  presence,
  episode: { status, since: T0, clock: 'monitor' },
});

function known(status: string, regions: Readonly<Record<string, string>> = {}, gone = false): Known {
  const record: InstanceRecord = {
    type: 'instance',
    arn: ARN,
    primaryRegion: 'eu-west-1',
    instance: tracked(
      { type: 'instance', arn: ARN },
      status,
      gone ? { type: 'gone', since: T0 } : { type: 'present' },
    ),
    regions: Object.entries(regions).map(([region, of]) => tracked({ type: 'region', arn: ARN, region }, of)),
    ledger: EMPTY_LEDGER,
  };
  return { instances: [record], instanceSeen: true, unreadable: false };
}

const nobody: Known = { instances: [], instanceSeen: false, unreadable: false };
const full = (...rows: readonly Row[]): Listing => ({ type: 'complete', rows });
const active: Row = { arn: ARN, status: 'ACTIVE', primaryRegion: 'eu-west-1' };

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
      'Regions is left out while the instance is being deleted',
      full({ ...active, status: 'DELETE_IN_PROGRESS' }),
      known('ACTIVE', { a: 'ACTIVE' }),
      'seen',
    ],
    [
      'Regions is left out in a status we do not know, and it was being deleted',
      full({ ...active, status: 'NEW' }),
      known('DELETE_IN_PROGRESS', { a: 'ACTIVE' }),
      'seen',
    ],
  ])('%s', (_, listing, memory, status) => {
    expect(observe(listing, memory).status).toBe(status);
  });

  test('says why it was not all', () => {
    expect(observe(full(active), known('ACTIVE', { a: 'ACTIVE' }))).toMatchObject({
      cause: { code: 'row-unusable', message: expect.stringContaining('has no Regions') },
    });
    expect(observe({ type: 'failed', cause, silent: true }, nobody)).toMatchObject({ cause });
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

  test('without either, the primary Region is the one told last', () => {
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
      expect(sight({ ...active, regions })?.regions.get('a')?.status).toBe('REMOVING');
    },
  );

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
      expect([...(seen[0]?.regions.keys() ?? [])].toSorted()).toEqual(['a', 'b']);
    }
  });
});
