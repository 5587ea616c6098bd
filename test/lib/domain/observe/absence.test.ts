import { describe, expect, test } from 'vitest';
import type { Listing, RegionEntry, Row } from '../../../../lib/domain/observe/listing.ts';
import { observe } from '../../../../lib/domain/observe/observation.ts';
import { ARN, complete, T0 } from '../../../support/decision/decide-once.ts';
import { at, BLIND, beta as betaRow, play, regions, rowOf } from '../../../support/decision/timeline.ts';
import { active, beta, full, known, NOBODY } from './known.ts';

const DAY = 24 * 60 * 60_000;
const cause = { code: 'ThrottlingException', message: 'Slow down' };

describe('which instances there are', () => {
  test.each<[string, Listing, boolean]>([
    ['is proved by a list in which every row is whole', full(active, beta), true],
    ['is proved by a list in which a row has no status', full({ arn: ARN }, beta), true],
    [
      'is proved by a list in which a Region has no name',
      full({ ...active, regions: [{ status: 'X' }] }),
      true,
    ],
    ['is not proved by a list in which a row has no ARN', full(active, { status: 'ACTIVE' }), false],
    ['is not proved by a list of which a page failed', { type: 'cut-short', rows: [active], cause }, false],
    ['is not proved by an empty list while an instance is expected', full(), false],
    ['is not proved by an additional Region', { type: 'elsewhere', cause }, false],
    ['is not proved by silence', BLIND, false],
  ])('%s', (_, listing, proves) => {
    expect(observe(listing, known('ACTIVE')).provesAbsence).toBe(proves);
  });

  test('is decided by a row without a status too: another that is not listed is lost', () => {
    const { status: _, ...untold } = betaRow;
    const polls = [...at([0], complete(rowOf({}), betaRow)), ...at([5, 10], complete(untold))];
    const { told, last } = play(polls);
    expect(last.observation.status).toBe('partial');
    expect(told).toEqual(['10 opened instance-lost critical']);
  });

  test('is not decided by a row without an ARN', () => {
    const polls = [
      ...at([0], complete(rowOf({}), betaRow)),
      ...at([5, 10], complete(betaRow, { status: 'X' })),
    ];
    expect(play(polls).told).toEqual([]);
  });
});

describe('which Regions there are', () => {
  const sight = (entries: readonly RegionEntry[] | undefined) => {
    const row: Row = { ...active, ...(entries && { regions: entries }) };
    return observe(full(row), NOBODY).instances[0];
  };
  const named = { region: 'eu-west-1', status: 'ACTIVE' };

  test.each<[string, readonly RegionEntry[] | undefined, boolean]>([
    ['is proved by entries that are whole', [named], true],
    ['is proved by entries with a name, one without a status', [named, { region: 'eu-west-2' }], true],
    ['is not proved by entries of which one has no name', [named, { status: 'ACTIVE' }], false],
    ['is not proved by an empty list', [], false],
    ['is not proved by a list that is left out', undefined, false],
  ])('%s', (_, entries, proves) => {
    expect(sight(entries)?.provesRegions).toBe(proves);
  });

  test('is proved by the entries of a row without a status', () => {
    expect(observe(full({ arn: ARN, regions: [named] }), NOBODY).instances[0]?.provesRegions).toBe(true);
  });

  test('is decided by an entry without a status too: another that is not listed is lost', () => {
    const entries = [named, { region: 'eu-west-3' }];
    const polls = [
      ...at([0], regions({ 'eu-west-2': 'ACTIVE', 'eu-west-3': 'ACTIVE' })),
      ...at([5, 10], complete(rowOf({}, { regions: entries }))),
    ];
    expect(play(polls).told).toEqual(['10 opened region-lost critical']);
  });

  test('is as unknown in an empty list as when it is left out', () => {
    expect(sight([])).toStrictEqual(sight(undefined));
    expect(observe(full({ ...active, regions: [] }), known('ACTIVE', { a: 'ACTIVE' }))).toMatchObject({
      status: 'partial',
      cause: { message: `The row of ${ARN} has no Regions, though it had` },
    });
  });
});

test.each<[string, number, true | undefined, string]>([
  ['is missing on the first day', DAY - 1, undefined, 'partial'],
  ['is told by itself after it', DAY, undefined, 'seen'],
  ['is taken as intended once it is settled', 5, true, 'seen'],
])('a list of Regions that is left out %s', (_, age, isSettled, status) => {
  const memory = known(
    'ACTIVE',
    { a: 'ACTIVE' },
    {
      unlisted: {
        type: 'unlisted',
        status: 'UNLISTED',
        since: T0,
        clock: 'monitor',
        polls: 3,
        ...(isSettled && { isSettled }),
      },
    },
  );
  expect(observe(full(active), { ...memory, now: T0 + age }).status).toBe(status);
});

describe('two Regions that are marked as primary, without PrimaryRegion', () => {
  const row: Row = {
    arn: ARN,
    status: 'ACTIVE',
    regions: ['a', 'b'].map((region) => ({ region, status: 'ACTIVE', isPrimary: true })),
  };

  test('leave the one that was told last', () => {
    expect(observe(full(row), known('ACTIVE')).instances[0]?.primaryRegion).toBe('eu-west-1');
  });

  test('are believed neither when none was told', () => {
    expect(observe(full(row), NOBODY).instances[0]).not.toHaveProperty('primaryRegion');
  });
});
