import { describe, expect, test } from 'vitest';
import type { Listing, Row } from '../../../../lib/domain/observe/listing.ts';
import { ARN, complete } from '../../../support/decision/decide-once.ts';
import {
  at,
  BETA,
  BLIND,
  beta,
  instance,
  type Poll,
  play,
  rowOf,
} from '../../../support/decision/timeline.ts';

const QUIET = { policy: { reminders: [] } };
const told = (...polls: readonly Poll[]) => play(polls, QUIET).told;

describe('the primary Region', () => {
  const here = instance('ACTIVE');
  const there = instance('ACTIVE', { primaryRegion: 'us-east-1' });
  const CHANGED = '5 opened primary-elsewhere critical';

  test.each<[string, readonly Poll[], readonly string[]]>([
    ['is elsewhere from the beginning: a warning', at([0, 5], there), ['0 opened primary-elsewhere warning']],
    ['changed: critical', [...at([0], here), ...at([5, 10], there)], [CHANGED]],
    [
      'changed back: recovered',
      [...at([0], here), ...at([5], there), ...at([10], here)],
      [CHANGED, '10 closed primary-elsewhere critical recovered'],
    ],
    [
      'changed again: one ends, the next begins',
      [...at([0], here), ...at([5], there), ...at([10], instance('ACTIVE', { primaryRegion: 'eu-north-1' }))],
      [
        CHANGED,
        '10 closed primary-elsewhere critical primary-changed',
        '10 opened primary-elsewhere critical',
      ],
    ],
    ['is as configured: nothing', at([0, 5], here), []],
    ['was never told: nothing', at([0, 5], complete({ arn: ARN, status: 'ACTIVE' })), []],
    [
      'stays elsewhere while polls are blind, and that is not told again',
      [...at([0], here), ...at([5], there), ...at([10], BLIND), ...at([12], there)],
      [CHANGED],
    ],
    [
      'is elsewhere since the monitor asks another Region: a warning, for nobody knows when it changed',
      [...at([0], here), ...at([5, 10], there, { asked: 'ap-south-1' })],
      ['5 opened primary-elsewhere warning'],
    ],
    [
      'is the one that the monitor asks now: recovered',
      [...at([0], here), ...at([5], there), ...at([10], there, { asked: 'us-east-1' })],
      [CHANGED, '10 closed primary-elsewhere critical recovered'],
    ],
    [
      'goes with its instance',
      [
        ...at([0], complete({ ...rowOf({}), primaryRegion: 'us-east-1' }, beta)),
        ...at([5, 10], complete(beta)),
      ],
      [
        '0 opened primary-elsewhere warning',
        '10 closed primary-elsewhere warning instance-gone',
        '10 opened instance-lost critical',
      ],
    ],
  ])('%s', (_, polls, expected) => {
    expect(told(...polls)).toEqual(expected);
  });

  test('is reminded of as what it is, and not while polls are blind', () => {
    const reminder = (listing: Listing) =>
      play([...at([0], here), ...at([5, 10], there), ...at([250], listing)]).notifications.find(
        ({ reason }) => reason === 'reminded',
      );
    expect(reminder(there)).not.toHaveProperty('undecided');
    expect(reminder(BLIND)).toBeUndefined();
  });

  test('has each of its changes in the history', () => {
    const again = instance('ACTIVE', { primaryRegion: 'eu-north-1' });
    const { memory } = play([...at([0], here), ...at([5], there), ...at([10], again), ...at([15], here)]);
    const history = memory.instances.flatMap(({ ledger }) => ledger.history);
    expect(history).toMatchObject([
      { outcome: 'primary-changed', to: 'us-east-1' },
      { outcome: 'primary-changed', from: { status: 'us-east-1' }, to: 'eu-north-1' },
      { outcome: 'recovered', from: { status: 'eu-north-1' } },
    ]);
    expect(history[2]).not.toHaveProperty('to');
  });

  test('did not change when an instance that had it elsewhere is back', () => {
    const elsewhere = complete({ ...rowOf({}), primaryRegion: 'us-east-1' }, beta);
    const polls = [...at([0], elsewhere), ...at([5, 10], complete(beta)), ...at([15], elsewhere)];
    expect(told(...polls).slice(-2)).toEqual([
      '15 closed instance-lost critical recovered',
      '15 opened primary-elsewhere warning',
    ]);
  });

  test('of two that are marked as primary is the one told last', () => {
    const { primaryRegion: _, ...row } = rowOf({});
    const marked = (...names: readonly string[]): Listing =>
      complete({ ...row, regions: names.map((region) => ({ region, status: 'ACTIVE', isPrimary: true })) });
    const { told, last } = play([
      ...at([0], marked('eu-west-1')),
      ...at([5, 10], marked('us-east-1', 'eu-west-1')),
    ]);
    expect(told).toEqual([]);
    expect(last.instances[0]?.primaryRegion).toBe('eu-west-1');
  });

  test('says from which it changed, and to which', () => {
    const { notifications } = play([...at([0], here), ...at([5], there)]);
    expect(notifications[0]).toMatchObject({
      episode: { type: 'primary', status: 'us-east-1', was: 'eu-west-1' },
    });
  });
});

describe('an instance that was shown last at another Region than the monitor asks', () => {
  const both = (row: Row = rowOf({ 'eu-west-2': 'ADDING' })): Listing => complete(row, beta);
  const there = { asked: 'us-east-1' };
  const betaThere = complete({ ...beta, primaryRegion: 'us-east-1' });
  const UNWATCHED = '35 opened no-longer-watched warning';
  const ADDING = '30 opened region-adding warning';
  const moved = [...at([0, 30], both()), ...at([35, 40, 300], betaThere, there)];

  test('is not lost but no longer watched, and its other incidents are suspended', () => {
    expect(told(...moved)).toEqual([ADDING, UNWATCHED]);
    expect(play(moved).told).toEqual([ADDING, UNWATCHED, '300 reminded no-longer-watched warning']);
  });

  test('is reminded of by polls that see what there is, and by no blind one', () => {
    const blind = [...moved.slice(0, 3), ...at([40, 300], BLIND, there)];
    expect(play(blind).told).not.toContain('300 reminded no-longer-watched warning');
  });

  test('is no longer watched also when it was lost before', () => {
    const polls = [...at([0], both()), ...at([5, 10], complete(beta)), ...at([15], betaThere, there)];
    expect(told(...polls)).toEqual([
      '10 opened instance-lost critical',
      '15 opened no-longer-watched warning',
    ]);
  });

  test('keeps all that was remembered, and where it was shown', () => {
    const [record, other] = play(moved).memory.instances;
    expect(record).toMatchObject({ shownIn: 'eu-west-1', instance: { presence: { type: 'present' } } });
    expect(other).toMatchObject({ arn: BETA, shownIn: 'us-east-1' });
  });

  test('is recovered when it is shown there, and what was open goes on', () => {
    const shown = complete({ ...rowOf({ 'eu-west-2': 'ADDING' }), primaryRegion: 'us-east-1' }, beta);
    expect(told(...moved, ...at([305], shown, there))).toContain(
      '305 closed no-longer-watched warning recovered',
    );
    expect(told(...moved, ...at([305], shown, there))).toContain('305 escalated region-adding critical');
  });

  test('is watched again when the monitor asks as before', () => {
    expect(told(...moved, ...at([305, 310], complete(beta)))).toEqual([
      ADDING,
      UNWATCHED,
      '305 closed no-longer-watched warning superseded',
      '310 closed region-adding warning instance-gone',
      '310 opened instance-lost critical',
    ]);
  });

  test('is not expected there: an empty list is believed once nothing else is', () => {
    const deleting = complete({ ...beta, status: 'DELETE_IN_PROGRESS', primaryRegion: 'us-east-1' });
    const polls = [...moved, ...at([305], deleting, there), ...at([310, 315, 340], complete(), there)];
    expect(told(...polls).slice(2)).toEqual([
      '305 opened instance-deleting critical',
      '315 closed instance-deleting critical completed',
    ]);
  });

  test('is not told of by a poll that proves nothing', () => {
    expect(told(...at([0], both()), ...at([5, 10], BLIND, there), ...at([12], complete(), there))).toEqual(
      [],
    );
  });
});
