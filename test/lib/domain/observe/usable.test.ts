import { describe, expect, test } from 'vitest';
import type { Listing, RegionEntry, Row } from '../../../../lib/domain/observe/listing.ts';
import { observe } from '../../../../lib/domain/observe/observation.ts';
import { usable } from '../../../../lib/domain/observe/usable.ts';

const ROW: Row = {
  arn: 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6',
  name: 'n'.repeat(300),
  ownerAccountId: '111122223333',
  status: 'ACTIVE',
  statusReason: 'r'.repeat(3000),
  primaryRegion: 'eu-west-1',
  regions: [{ region: 'eu-west-1', status: 'ACTIVE', addedAt: 5, isPrimary: true }],
};

const listing = (...rows: readonly Row[]): Listing => ({ type: 'complete', rows });

describe('what is longer than AWS allows counts as missing', () => {
  test.each<[member: keyof Row, longest: number]>([
    ['arn', 1224],
    ['status', 64],
    ['primaryRegion', 32],
    ['ownerAccountId', 64],
  ])('%s, beyond %i characters', (member, longest) => {
    const longestRow = { ...ROW, [member]: 'x'.repeat(longest) };
    const { [member]: _, ...without } = ROW;
    expect(usable(listing(longestRow))).toStrictEqual(listing(longestRow));
    expect(usable(listing({ ...ROW, [member]: 'x'.repeat(longest + 1) }))).toStrictEqual(listing(without));
  });

  test.each<[member: keyof RegionEntry, longest: number]>([
    ['region', 32],
    ['status', 64],
  ])('%s of a Region, beyond %i characters', (member, longest) => {
    const entry: RegionEntry = { region: 'us-east-1', status: 'ADDING', addedAt: 7, isPrimary: false };
    const { [member]: _, ...without } = entry;
    const with2 = (second: RegionEntry): Listing => listing({ ...ROW, regions: [entry, second] });
    const longestEntry = { ...entry, [member]: 'x'.repeat(longest) };
    expect(usable(with2(longestEntry))).toStrictEqual(with2(longestEntry));
    expect(usable(with2({ ...entry, [member]: 'x'.repeat(longest + 1) }))).toStrictEqual(with2(without));
  });
});

test.each<Listing>([
  listing(),
  listing({}),
  listing(ROW, {}, { regions: [] }, { regions: [{}] }),
  { type: 'cut-short', rows: [ROW], cause: { code: 'c', message: 'm' } },
  { type: 'failed', cause: { code: 'c', message: 'm' }, silent: true },
  { type: 'elsewhere', cause: { code: 'c', message: 'm' } },
])('what AWS allows stays as it is: %o', (whole) => {
  expect(usable(whole)).toStrictEqual(whole);
});

test('of more than 100 Regions, the first by name are seen, and an entry without a name says that there are more', () => {
  const entries = (count: number): readonly RegionEntry[] =>
    Array.from({ length: count }, (_, index) => ({ region: `r${1000 - index}`, status: 'ACTIVE' }));
  const all = listing({ ...ROW, regions: entries(100) });
  expect(usable(all)).toStrictEqual(all);
  const first = entries(102)
    .toSorted((a, b) => ((a.region ?? '') < (b.region ?? '') ? -1 : 1))
    .slice(0, 100);
  expect(usable(listing({ ...ROW, regions: entries(102) }))).toStrictEqual(
    listing({ ...ROW, regions: [...first, {}] }),
  );
});

test.each<[string, Row]>([
  ['an ARN', { ...ROW, arn: 'x'.repeat(1225) }],
  ['a status', { ...ROW, arn: 'other', status: 'X'.repeat(65) }],
  ['the name of a Region', { ...ROW, arn: 'other', regions: [{ region: 'x'.repeat(33), status: 'ACTIVE' }] }],
])('S87: %s that is too long makes the poll partial, and no part of it is in what was seen', (_, row) => {
  const known = { instances: [], instanceSeen: false, unreadable: false, asked: 'eu-west-1', now: 0 };
  for (const type of ['complete', 'cut-short'] as const) {
    const cause = { code: 'c', message: 'm' };
    const observation = observe({ type, rows: [row, ROW], cause }, known);
    expect(observation.status).toBe('partial');
    expect(observation.instances.at(-1)).toMatchObject({ arn: ROW.arn, isWhole: true });
    const names = observation.instances.flatMap(({ arn, status, regions }) => [
      arn,
      status,
      ...(regions?.keys() ?? []),
    ]);
    expect(names.filter((name) => name !== undefined && /xxx/i.test(name))).toEqual([]);
  }
});
