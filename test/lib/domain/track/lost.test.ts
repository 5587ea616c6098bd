import { describe, expect, test } from 'vitest';
import { complete } from '../../../support/decision/decide-once.ts';
import {
  at,
  BLIND,
  beta,
  instance,
  type Poll,
  play,
  regions,
  rowOf,
} from '../../../support/decision/timeline.ts';

const WEST = 'eu-west-2';
const HOURS_A_DAY = 24 * 60;
const active = regions({ [WEST]: 'ACTIVE' });
const adding = regions({ [WEST]: 'ADDING' });
const without = regions({});
const queued = regions({ [WEST]: 'QUEUED' });

/** Lost as of minute 5, told at minute 10. */
const lostRegion = [...at([0], active), ...at([5, 10], without)];
const OPENED = '10 opened region-lost critical';
const QUIET = { policy: { reminders: [], updateEvery: 60_000 } };

const told = (...polls: readonly Poll[]) => play(polls, QUIET).told;

describe('a lost Region', () => {
  test('is one that was ACTIVE and that two polls prove absent', () => {
    const { notifications, last } = play(lostRegion);
    expect(notifications).toMatchObject([
      { kind: 'region-lost', episode: { type: 'lost', of: 'region', was: 'ACTIVE', provedDays: 1 } },
    ]);
    expect(last.changes.map(({ outcome }) => outcome)).toEqual(['lost']);
  });

  test('is none when one poll does not list it, or when it was REMOVING', () => {
    expect(told(...at([0], active), ...at([5], without), ...at([10], active))).toEqual([]);
    const removing = regions({ [WEST]: 'REMOVING' });
    expect(told(...at([0], active), ...at([5], removing), ...at([10, 15], without))).toEqual([
      '5 opened region-removing warning',
      '15 closed region-removing warning completed',
    ]);
  });

  test('was in the status that we do not know, when that suspended ACTIVE', () => {
    const polls = [...at([0], active), ...at([5], queued), ...at([10, 15], without)];
    const { told, notifications } = play(polls);
    expect(told).toEqual([
      '5 opened unknown-status warning',
      '15 closed unknown-status warning superseded',
      '15 opened region-lost critical',
    ]);
    expect(notifications.at(-1)).toHaveProperty('episode.was', 'QUEUED');
  });

  test('was ACTIVE, when the attempt to add it anew came to nothing', () => {
    const { told, notifications } = play([...at([0], active), ...at([5], adding), ...at([10, 15], without)]);
    expect(told).toEqual([
      '5 opened region-adding warning',
      '15 closed region-adding warning lost',
      '15 opened region-lost critical',
    ]);
    expect(notifications.at(-1)).toHaveProperty('episode.was', 'ACTIVE');
  });

  test('is recovered when it is ACTIVE again', () => {
    expect(told(...lostRegion, ...at([15], active))).toEqual([
      OPENED,
      '15 closed region-lost critical recovered',
    ]);
  });

  test('is still lost while it is ADDING, and nothing else', () => {
    const { told, last } = play([...lostRegion, ...at([15, 60, 300], adding)], QUIET);
    expect(told).toEqual([OPENED, '15 updated region-lost critical']);
    expect(last.instances[0]?.regions[1]).toMatchObject({ lost: { shownAs: 'ADDING' } });
    const [region] = last.instances[0]?.ledger.incidents ?? [];
    expect(region?.kind).toBe('region-lost');
  });

  test('is recovered when the ADDING completes', () => {
    expect(told(...lostRegion, ...at([15, 60], adding), ...at([65], active)).at(-1)).toBe(
      '65 closed region-lost critical recovered',
    );
  });

  test('is lost as before when the ADDING vanishes, and says so', () => {
    expect(told(...lostRegion, ...at([15], adding), ...at([20, 25], without))).toEqual([
      OPENED,
      '15 updated region-lost critical',
      '25 updated region-lost critical',
    ]);
  });

  test('ends when somebody is seen to remove it', () => {
    const removing = regions({ [WEST]: 'REMOVING' });
    expect(told(...lostRegion, ...at([15], removing))).toEqual([
      OPENED,
      '15 closed region-lost critical removal-started',
      '15 opened region-removing warning',
    ]);
  });

  test('is still lost in a status that we do not know, and nothing else', () => {
    expect(told(...lostRegion, ...at([15, 20], queued))).toEqual([OPENED, '15 updated region-lost critical']);
  });

  test('goes with its instance', () => {
    const polls = [
      ...at([0], complete(rowOf({ [WEST]: 'ACTIVE' }), beta)),
      ...at([5, 10], complete(rowOf({}), beta)),
      ...at([15, 20], complete(beta)),
    ];
    expect(told(...polls)).toEqual([
      OPENED,
      '20 closed region-lost critical instance-gone',
      '20 opened instance-lost critical',
    ]);
  });
});

describe('a lost instance', () => {
  const lost = [...at([0], complete(rowOf({ [WEST]: 'ACTIVE' }), beta)), ...at([5, 10], complete(beta))];
  const LOST = '10 opened instance-lost critical';

  test.each<[string, Poll['listing'], readonly string[]]>([
    ['ACTIVE', complete(rowOf({ [WEST]: 'ACTIVE' }), beta), []],
    ['CREATE_FAILED', instance('CREATE_FAILED'), ['15 opened instance-create-failed critical']],
    ['a status that we do not know', instance('PAUSED'), ['15 opened unknown-status warning']],
  ])('is recovered when it is shown in %s', (_, listing, more) => {
    expect(told(...lost, ...at([15], listing))).toEqual([
      LOST,
      '15 closed instance-lost critical recovered',
      ...more,
    ]);
  });

  test('is not lost, and vanishes, when it was being created', () => {
    const polls = [...at([0, 30], complete({ ...rowOf({}), status: 'CREATE_IN_PROGRESS' }, beta))];
    expect(told(...polls, ...at([35, 40], complete(beta)))).toEqual([
      '30 opened instance-creating warning',
      '40 closed instance-creating warning vanished',
    ]);
  });

  test('has its Regions compared with before when it is back: one that was ACTIVE and is not listed is lost', () => {
    const back = complete(rowOf({}), beta);
    expect(told(...lost, ...at([15, 20], back)).at(-1)).toBe('20 opened region-lost critical');
  });
});

describe('what is lost', () => {
  /** A poll on each of these days after the first. */
  const daily = (days: readonly number[], listing = without): readonly Poll[] =>
    at(
      days.map((day) => 5 + day * HOURS_A_DAY),
      listing,
    );
  const settledAt = (day: number) => `${5 + day * HOURS_A_DAY} closed region-lost critical settled`;

  test('is taken as intended after 7 days with a proving poll on each', () => {
    expect(told(...lostRegion, ...daily([1, 2, 3, 4, 5, 6]))).toEqual([OPENED]);
    expect(told(...lostRegion, ...daily([1, 2, 3, 4, 5, 6, 7]))).toEqual([OPENED, settledAt(7)]);
  });

  test('is not before 168 hours by the clock', () => {
    const early = at([4 + 7 * HOURS_A_DAY], without);
    expect(told(...lostRegion, ...daily([1, 2, 3, 4, 5, 6]), ...early)).toEqual([OPENED]);
  });

  test('stays lost a day longer for each day without a proving poll', () => {
    const missed = [...lostRegion, ...daily([1, 2, 4, 5, 6, 7]), ...at([10 + 7 * HOURS_A_DAY], without)];
    expect(told(...missed)).toEqual([OPENED]);
    expect(told(...missed, ...daily([8]))).toEqual([OPENED, settledAt(8)]);
  });

  test('is not proved by many polls on one day, nor by blind ones', () => {
    const often = at([15, 20, 25, 30, 35, 40, 45, 50], without);
    expect(told(...lostRegion, ...often, ...daily([7]))).toEqual([OPENED]);
    const blind = daily([1, 2, 3, 4, 5, 6, 7, 8], BLIND);
    expect(play([...lostRegion, ...blind], QUIET).memory.instances[0]?.ledger.incidents).toHaveLength(1);
  });

  test('is not opened anew once it was taken as intended, until it is shown and lost again', () => {
    const settled = [...lostRegion, ...daily([1, 2, 3, 4, 5, 6, 7, 8])];
    expect(told(...settled)).toEqual([OPENED, settledAt(7)]);
    expect(told(...settled, ...daily([9], active), ...daily([10, 11])).slice(2)).toEqual([
      `${5 + 11 * HOURS_A_DAY} opened region-lost critical`,
    ]);
  });
});
