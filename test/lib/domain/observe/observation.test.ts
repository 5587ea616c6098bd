import { describe, expect, test } from 'vitest';
import type { Listing, Row } from '../../../../lib/domain/observe/listing.ts';
import { type Known, type Observation, observe } from '../../../../lib/domain/observe/observation.ts';
import { ARN } from '../../../support/decision/decide-once.ts';
import { active, beta, full, gone, known, NOBODY, untold, withRegionsGone } from './known.ts';

const cause = { code: 'ThrottlingException', message: 'Slow down' };

describe('what a poll saw', () => {
  test.each<[string, Listing, Known, string]>([
    ['every page and row is complete', full({ ...active, regions: [] }), NOBODY, 'seen'],
    ['a page failed after a row was read', { type: 'cut-short', rows: [active], cause }, NOBODY, 'partial'],
    ['a page failed before any row was read', { type: 'cut-short', rows: [], cause }, NOBODY, 'blind'],
    ['nothing was read', { type: 'failed', cause, silent: false }, NOBODY, 'blind'],
    ['an additional Region answered', { type: 'elsewhere', cause }, NOBODY, 'elsewhere'],
    ['S17: an empty list, and no instance was ever seen', full(), NOBODY, 'empty'],
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
    ['an empty list, and the only instance is gone', full(), gone(known('ACTIVE')), 'seen'],
    [
      'an empty list, and a record can not be read',
      full(),
      { ...NOBODY, instanceSeen: true, unreadable: true },
      'empty',
    ],
    [
      'an empty list, and an instance is known whose status was never shown',
      full(),
      untold(known('ACTIVE')),
      'empty',
    ],
    ['S20: a row has no ARN', full({ status: 'ACTIVE' }), NOBODY, 'partial'],
    ['S20: a row has no status', full({ arn: ARN, regions: [] }), NOBODY, 'partial'],
    ['a Region entry has no name', full({ ...active, regions: [{ status: 'ACTIVE' }] }), NOBODY, 'partial'],
    [
      'a Region entry has no status',
      full({ ...active, regions: [{ region: 'eu-west-2' }] }),
      NOBODY,
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
      NOBODY,
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
      { ...NOBODY, unreadable: true },
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
    expect(observe(listing, NOBODY)).toStrictEqual(observation);
  });
});
