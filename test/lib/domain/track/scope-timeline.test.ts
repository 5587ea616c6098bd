import { describe, expect, test } from 'vitest';
import type { Listing } from '../../../../lib/domain/observe/listing.ts';
import { complete } from '../../../support/decision/decide-once.ts';
import { at, BLIND, beta, type Poll, play, regions } from '../../../support/decision/timeline.ts';

const failed = (code: string): Listing => ({
  type: 'failed',
  cause: { code, message: 'no' },
  silent: false,
});
const denied = failed('AccessDeniedException');
const healthy = regions({});

const remedyAfter = (...listings: readonly Listing[]) => {
  const polls = listings.map((listing, number): Poll => ({ minute: 5 * number, listing }));
  const episode = play([...at([-5], healthy), ...polls]).memory.scope?.scope.episode;
  return episode && 'remedy' in episode && episode.remedy;
};

describe('what it takes to see again', () => {
  test.each<[string, Listing, string]>([
    ['a denied request: a permission', denied, 'permission'],
    ['a throttled one: waiting', failed('ThrottlingException'), 'wait'],
    ['silence: waiting', BLIND, 'wait'],
    [
      'an answer of an additional Region: waiting',
      { type: 'elsewhere', cause: { code: 'x', message: 'x' } },
      'wait',
    ],
    ['an empty list: the configuration', complete(), 'configuration'],
    ['a row that can not be used: another answer', complete(beta, { status: 'ACTIVE' }), 'answer'],
    [
      'a page that was denied: a permission',
      { type: 'cut-short', rows: [beta], cause: { code: 'AccessDenied', message: '' } },
      'permission',
    ],
  ])('after %s', (_, listing, remedy) => {
    expect(remedyAfter(listing)).toBe(remedy);
  });

  test.each<[string, readonly Listing[], string]>([
    ['stays after one poll that says otherwise', [BLIND, denied], 'wait'],
    ['changes after two that agree', [BLIND, denied, denied], 'permission'],
    ['stays when two say different things', [BLIND, denied, complete()], 'wait'],
    ['stays when two that agree do not follow each other', [BLIND, denied, BLIND, denied], 'wait'],
    ['begins anew once all was seen', [BLIND, healthy, denied], 'permission'],
  ])('%s', (_, listings, remedy) => {
    expect(remedyAfter(...listings)).toBe(remedy);
  });

  test('is told when it changes, and not every other cause', () => {
    const polls = [
      ...at([0], healthy),
      ...at([5, 20], BLIND),
      ...at([25], failed('ThrottlingException')),
      ...at([30], denied),
      ...at([35, 40], denied),
    ];
    expect(play(polls).told).toEqual(['20 opened not-seen warning', '35 updated not-seen warning']);
  });
});

describe('a scope that is seen, with nothing left to watch', () => {
  const DAY = 24 * 60;
  const gone = [
    ...at([0], complete({ arn: beta.arn ?? '', status: 'DELETE_IN_PROGRESS' })),
    ...at([5, 10], complete()),
  ];
  const DELETED = ['0 opened instance-deleting critical', '10 closed instance-deleting critical completed'];

  test('is told of after a day', () => {
    expect(play([...gone, ...at([4 + DAY], complete())]).told).toEqual(DELETED);
    expect(play([...gone, ...at([5 + DAY], complete())]).told).toEqual([
      ...DELETED,
      `${5 + DAY} opened nothing-to-watch warning`,
    ]);
  });

  test('is recovered when there is an instance', () => {
    const polls = [...gone, ...at([5 + DAY], complete()), ...at([10 + DAY], complete(beta))];
    expect(play(polls).told.at(-1)).toBe(`${10 + DAY} closed nothing-to-watch warning recovered`);
  });

  test('is as old as before after a poll that sees nothing', () => {
    const blind = [...gone, ...at([15], BLIND), ...at([5 + DAY], complete())];
    const opened = `${5 + DAY} opened nothing-to-watch warning`;
    expect(play(blind).told.at(-1)).toBe(opened);
    const polls = [...blind, ...at([10 + DAY], BLIND), ...at([15 + DAY], complete(beta))];
    expect(play(polls).told.slice(-2)).toEqual([
      opened,
      `${15 + DAY} closed nothing-to-watch warning recovered`,
    ]);
  });

  test('is not told of by a poll that sees nothing', () => {
    const polls = [...gone, ...at([5 + DAY], BLIND)];
    expect(play(polls, { policy: { notSeen: { warning: 0, critical: 0 } } }).told).toEqual(DELETED);
  });
});
