import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../lib/domain/time.ts';
import { complete, T0 } from '../../support/decision/decide-once.ts';
import { at, BLIND, beta, regions, rowOf } from '../../support/decision/timeline.ts';
import { linesOf, overviewOfPolls, regionIn, timelineIn } from './overview-of-polls.ts';

const ADDED = { regions: [{ region: 'eu-west-1', status: 'ACTIVE' }] };

describe('the timeline of a Region', () => {
  test('begins with the first poll that showed it, which may have been later than its status', () => {
    const overview = overviewOfPolls(at([0, 5, 10], regions({ 'us-east-1': 'ACTIVE' })));
    expect(timelineIn(overview, 'us-east-1')).toEqual(['ACTIVE 0..10+']);
    expect(linesOf(regionIn(overview, 'us-east-1').segments)[0]).toBe('forgotten -1430..0');
  });

  test('shows an add from when AWS says that it began', () => {
    const adding = {
      ...ADDED,
      regions: [...ADDED.regions, { region: 'us-east-1', status: 'ADDING', addedAt: T0 + 3 * MINUTE }],
    };
    const polls = [
      { minute: 0, listing: regions({}) },
      ...at([5, 10, 15], regions({}, adding)),
      ...at([20, 25], regions({ 'us-east-1': 'ACTIVE' })),
    ];
    expect(timelineIn(overviewOfPolls(polls.slice(0, 4)), 'us-east-1')).toEqual([
      'absent 0..3+',
      'ADDING 3..15',
    ]);
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'absent 0..3+',
      'ADDING 3..20',
      'ACTIVE 20..25+',
    ]);
  });

  test('shows a removal to its end, and that the Region is not listed after it', () => {
    const polls = [
      ...at([0, 5], regions({ 'us-east-1': 'ACTIVE' })),
      ...at([10, 15], regions({ 'us-east-1': 'REMOVING' })),
      ...at([20, 25, 30], regions({})),
    ];
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'ACTIVE 0..10+',
      'REMOVING 10..20+',
      'absent 20..30',
    ]);
  });

  test('shows that it is added anew after it was removed', () => {
    const polls = [
      ...at([0], regions({ 'us-east-1': 'REMOVING' })),
      ...at([5, 10, 15], regions({})),
      ...at([20, 25], regions({ 'us-east-1': 'ADDING' })),
    ];
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'REMOVING 0..5+',
      'absent 5..20',
      'ADDING 20..25+',
    ]);
  });

  test('shows a loss until it is ACTIVE again', () => {
    const polls = [
      ...at([0], regions({ 'us-east-1': 'ACTIVE' })),
      ...at([5, 10, 15], regions({})),
      ...at([20], regions({ 'us-east-1': 'ADDING' })),
      ...at([25, 30], regions({ 'us-east-1': 'ACTIVE' })),
    ];
    expect(timelineIn(overviewOfPolls(polls.slice(0, 4)), 'us-east-1')).toEqual([
      'ACTIVE 0..5+',
      'lost 5..15+',
    ]);
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'ACTIVE 0..5+',
      'lost 5..20+',
      'ADDING 20..25+',
      'ACTIVE 25..30+',
    ]);
  });

  test('shows a status that this version does not know instead of the known one, which goes on behind it', () => {
    const polls = [
      ...at([0, 5], regions({ 'us-east-1': 'ACTIVE' })),
      ...at([10, 15], regions({ 'us-east-1': 'REBUILDING' })),
      ...at([20, 25], regions({ 'us-east-1': 'ACTIVE' })),
    ];
    expect(timelineIn(overviewOfPolls(polls.slice(0, 4)), 'us-east-1')).toEqual([
      'ACTIVE 0..10+',
      'REBUILDING 10..15+',
    ]);
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'ACTIVE 0..10+',
      'REBUILDING 10..20+',
      'ACTIVE 20..25',
    ]);
  });

  test('shows that it was not there while its instance was gone', () => {
    const gone = complete(beta);
    const polls = [
      ...at([0, 5], complete(rowOf({ 'us-east-1': 'ACTIVE' }), beta)),
      ...at([10, 15, 20], gone),
      ...at([25, 30], complete(rowOf({ 'us-east-1': 'ACTIVE' }), beta)),
    ];
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'ACTIVE 0..10+',
      'absent 10..25',
      'ACTIVE 25..30',
    ]);
  });
});

describe('what nobody saw is not filled with the last status', () => {
  const seen = regions({ 'us-east-1': 'ACTIVE' });

  test('while polls are blind, and after it', () => {
    const polls = [...at([0, 5], seen), ...at([10, 15], BLIND), ...at([20, 25], seen)];
    expect(timelineIn(overviewOfPolls(polls.slice(0, 4)), 'us-east-1')).toEqual([
      'ACTIVE 0..10+',
      'not-seen 10..15',
    ]);
    expect(timelineIn(overviewOfPolls(polls), 'us-east-1')).toEqual([
      'ACTIVE 0..10+',
      'not-seen 10..20',
      'ACTIVE 20..25',
    ]);
  });

  test('while no run polled, and after it', () => {
    expect(timelineIn(overviewOfPolls(at([0, 5], seen), { minute: 21 }), 'us-east-1')).toEqual([
      'ACTIVE 0..5+',
      'no-run 5..21',
    ]);
    expect(timelineIn(overviewOfPolls(at([0, 5], seen), { minute: 20 }), 'us-east-1')).toEqual([
      'ACTIVE 0..20+',
    ]);
    expect(timelineIn(overviewOfPolls(at([0, 5, 60, 65], seen)), 'us-east-1')).toEqual([
      'ACTIVE 0..5+',
      'no-run 5..60',
      'ACTIVE 60..65',
    ]);
  });

  test('while AWS leaves the Regions out', () => {
    const leftOut = complete({ ...rowOf({}), regions: [] });
    const polls = [...at([0, 5], seen), ...at([10, 15], leftOut)];
    const [first, ...rest] = timelineIn(overviewOfPolls(polls), 'us-east-1');
    expect([first, rest.at(-1)]).toEqual(['ACTIVE 0..10+', 'not-seen 10..15']);
    // Once an incident of its own says so, the scope is seen again.
    const day = at(
      Array.from({ length: 300 }, (_, index) => 10 + 5 * index),
      leftOut,
    );
    const later = overviewOfPolls([...at([0, 5], seen), ...day], { range: 30 });
    expect(linesOf(regionIn(later, 'us-east-1').segments)).toEqual(['regions-left-out 1450..1505']);
    expect(regionIn(later, 'us-east-1').state.isSeen).toBe(false);
  });

  test('while the monitor asks another Region', () => {
    const polls = [
      ...at([0, 5], complete(rowOf({ 'us-east-1': 'ACTIVE' }), beta)),
      ...at([10, 15], complete(beta), { asked: 'us-west-2' }),
    ];
    const timeline = linesOf(
      overviewOfPolls(polls).instances.find(({ regions }) => regions.length > 1)?.regions[1]?.segments ?? [],
    );
    expect(timeline.slice(-2)).toEqual(['ACTIVE 0..10+', 'asked-elsewhere 10..15']);
  });

  test('while its instance is being deleted', () => {
    const deleting = complete({ ...rowOf({ 'us-east-1': 'ACTIVE' }), status: 'DELETE_IN_PROGRESS' });
    const overview = overviewOfPolls([...at([0, 5], seen), ...at([10, 15], deleting)]);
    expect(timelineIn(overview, 'us-east-1')).toEqual(['ACTIVE 0..10+', 'being-deleted 10..15']);
    expect(linesOf(overview.instances[0]?.itself.segments ?? []).slice(-1)).toEqual([
      'DELETE_IN_PROGRESS 10..15+',
    ]);
  });
});

describe('what is older than the oldest change that is kept', () => {
  test('is not remembered, however long the status has lasted', () => {
    const seen = regions({ 'us-east-1': 'ACTIVE' });
    const polls = Array.from({ length: 70 }, (_, index) => ({
      minute: 5 * index,
      listing: index % 2 === 0 ? seen : BLIND,
    }));
    const overview = overviewOfPolls(polls.slice(0, 40));
    expect(timelineIn(overview, 'us-east-1')[0]).toBe('ACTIVE 0..5+');
    // Each poll is a line of the history of the scope, and 50 are kept.
    const later = regionIn(overviewOfPolls(polls), 'us-east-1');
    expect(linesOf(later.segments).slice(0, 3)).toEqual([
      'forgotten -1095..100',
      'ACTIVE 100..105',
      'not-seen 105..110',
    ]);
  });
});
