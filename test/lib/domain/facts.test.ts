import { describe, expect, test } from 'vitest';
import { additionalRegionToAsk, instanceFacts, suspendedFacts } from '../../../lib/domain/facts.ts';
import type { Row } from '../../../lib/domain/observe/listing.ts';
import type { InstanceRecord } from '../../../lib/domain/record.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import { complete, decideOnce, NOTHING, remember, T0 } from '../../support/decision/decide-once.ts';

const POLL = 5 * MINUTE;

const arnOf = (name: string): string => `arn:aws:sso:::instance/ssoins-${name}`;

/** An instance with Regions, such as `eu-west-2 ADDING`; what is added was so from `T0` on. */
const row = (name: string, regions: readonly string[], more: Row = {}): Row => ({
  arn: arnOf(name),
  status: 'ACTIVE',
  regions: regions.map((text) => {
    const [region = '', status = ''] = text.split(' ');
    return { region, status, ...(status === 'ADDING' && { addedAt: T0 }) };
  }),
  ...more,
});

/** What is remembered after polls that showed these rows, 5 minutes apart from `T0` on. */
function recordsAfter(...polls: readonly (readonly Row[])[]): readonly InstanceRecord[] {
  let memory = NOTHING;
  for (const [number, rows] of polls.entries()) {
    memory = remember(decideOnce(memory, complete(...rows), T0 + number * POLL));
  }
  return memory.instances;
}

function recordOf(row: Row): InstanceRecord {
  const [record] = recordsAfter([row]);
  if (record === undefined) throw new Error('no record');
  return record;
}

/** The three polls that it takes for an instance or a Region to be gone. */
const thenGone = (before: readonly Row[], after: readonly Row[]) => recordsAfter(before, after, after);

const REGIONS = Array.from({ length: 42 }, (_, index) => `ap-south-${index + 10}`);

describe('the facts about an instance', () => {
  test('is all that AWS said of it, and where it is ACTIVE in the order of the alphabet', () => {
    const identity = { name: 'Main', ownerAccountId: '111122223333', primaryRegion: 'eu-west-1' };
    const regions = ['us-east-1 ACTIVE', 'eu-west-2 ADDING', 'eu-west-1 ACTIVE', 'eu-west-3 QUEUED'];
    expect(instanceFacts(recordOf(row('a', regions, identity)))).toStrictEqual({
      arn: arnOf('a'),
      ...identity,
      activeRegions: ['eu-west-1', 'us-east-1'],
    });
  });

  test('is silent about what AWS did not say', () => {
    expect(instanceFacts(recordOf({ arn: arnOf('a') }))).toStrictEqual({
      arn: arnOf('a'),
      activeRegions: [],
    });
  });

  test('names no Region that is gone, or whose last status we do not know, as one that is ACTIVE', () => {
    const regions = ['eu-west-1 ACTIVE', 'eu-west-2 ACTIVE', 'eu-west-3 ACTIVE'];
    const later = [row('a', ['eu-west-1 ACTIVE', 'eu-west-3 PAUSED'], { primaryRegion: 'eu-west-1' })];
    const [record] = thenGone([row('a', regions, { primaryRegion: 'eu-west-1' })], later);
    expect(record && instanceFacts(record).activeRegions).toEqual(['eu-west-1']);
  });

  test('names 12 Regions at the most', () => {
    const record = recordOf(
      row(
        'a',
        REGIONS.map((region) => `${region} ACTIVE`),
      ),
    );
    expect(instanceFacts(record).activeRegions).toEqual(REGIONS.slice(0, 12));
  });
});

test('S76: no Region is named as ACTIVE while the list of Regions is left out', () => {
  const { regions: _, ...without } = row('a', []);
  const records = recordsAfter([row('a', ['eu-west-1 ACTIVE', 'eu-west-2 ACTIVE'])], [without]);
  expect(records.map((record) => instanceFacts(record).activeRegions)).toEqual([[]]);
});

describe('the facts about the instances that are not watched', () => {
  test('is what of each was neither ACTIVE nor over, and since when', () => {
    const regions = ['eu-west-1 ACTIVE', 'eu-west-2 ADDING', 'eu-west-3 REMOVING', 'eu-north-1 ACTIVE'];
    const facts = { primaryRegion: 'eu-west-1', status: 'CREATE_IN_PROGRESS' };
    const records = recordsAfter(
      [row('a', regions, facts)],
      [row('a', [...regions.slice(0, 3), 'eu-north-1 PAUSED'], facts)],
    );
    expect(suspendedFacts(records)).toStrictEqual({
      suspended: [
        {
          arn: arnOf('a'),
          primaryRegion: 'eu-west-1',
          activeRegions: ['eu-west-1'],
          unfinished: [
            { status: 'CREATE_IN_PROGRESS', since: T0 },
            { region: 'eu-north-1', status: 'PAUSED', since: T0 + POLL },
            { region: 'eu-west-2', status: 'ADDING', since: T0 },
            { region: 'eu-west-3', status: 'REMOVING', since: T0 },
          ],
        },
      ],
    });
  });

  test('is nothing of a Region that is gone, nor of an instance that never had a status', () => {
    const records = thenGone(
      [row('a', ['eu-west-1 ACTIVE', 'eu-west-2 ADDING']), { arn: arnOf('b') }],
      [row('a', ['eu-west-1 ACTIVE']), row('b', [])],
    );
    expect(suspendedFacts(records).suspended?.map(({ unfinished }) => unfinished)).toEqual([[], []]);
    expect(suspendedFacts([recordOf({ arn: arnOf('b') })]).suspended?.[0]?.unfinished).toEqual([]);
  });

  test('leaves out an instance that is gone', () => {
    const records = thenGone([row('a', []), row('b', [])], [row('b', [])]);
    expect(suspendedFacts(records).suspended?.map(({ arn }) => arn)).toEqual([arnOf('b')]);
  });

  test('begin with the instance that has the most statuses in transition', () => {
    const records = recordsAfter([
      row('none', []),
      row('two', ['eu-west-2 ADDING', 'eu-west-3 ADDING']),
      row('one', ['eu-west-2 REMOVING']),
      row('three', ['eu-west-2 ADDING', 'eu-west-3 REMOVING'], { status: 'CREATE_IN_PROGRESS' }),
    ]);
    expect(suspendedFacts(records).suspended?.map(({ arn }) => arn)).toEqual(
      ['three', 'two', 'one', 'none'].map(arnOf),
    );
  });

  test('is 40 statuses of an instance at the most', () => {
    const records = recordsAfter([
      row(
        'a',
        REGIONS.map((region) => `${region} REMOVING`),
      ),
    ]);
    expect(suspendedFacts(records).suspended?.[0]?.unfinished.map(({ region }) => region)).toEqual(
      REGIONS.slice(0, 40),
    );
  });

  test.each([
    [5, { listed: 5 }],
    [6, { listed: 5, others: 1 }],
    [8, { listed: 5, others: 3 }],
  ])('names five of %i instances at the most, and counts the others', (count, expected) => {
    const rows = Array.from({ length: count }, (_, index) => row(String(index), []));
    const { suspended, ...rest } = suspendedFacts(recordsAfter(rows));
    const others = 'suspendedOthers' in rest ? { others: rest.suspendedOthers } : {};
    expect({ listed: suspended?.length, ...others }).toStrictEqual(expected);
  });
});

describe('whom to ask when the primary Region is silent', () => {
  const asked = (records: readonly InstanceRecord[]) => additionalRegionToAsk(records, 'eu-west-1');

  test('is the first in the alphabet that is ACTIVE, of whichever instance', () => {
    const records = recordsAfter([
      row('a', ['eu-west-1 ACTIVE', 'us-east-1 ACTIVE', 'ap-south-1 ADDING']),
      row('b', ['eu-west-1 ACTIVE', 'ca-central-1 ACTIVE', 'eu-north-1 ACTIVE']),
    ]);
    expect(asked(records)).toBe('ca-central-1');
  });

  test('is nobody when only the primary is ACTIVE', () => {
    expect(asked(recordsAfter([row('a', ['eu-west-1 ACTIVE', 'ap-south-1 ADDING'])]))).toBeUndefined();
  });

  test('is no Region that is gone, alone or with its instance', () => {
    const before = [
      row('a', ['us-east-1 ACTIVE', 'ap-south-1 ACTIVE', 'us-west-2 ACTIVE']),
      row('b', ['ca-central-1 ACTIVE']),
    ];
    expect(asked(thenGone(before, [row('a', ['us-east-1 ACTIVE', 'us-west-2 ACTIVE'])]))).toBe('us-east-1');
  });
});
