import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../lib/domain/time.ts';
import { overviewOf } from '../../../lib/overview/overview.ts';
import { complete, POLICY, SCOPE, T0 } from '../../support/decision/decide-once.ts';
import { at, BETA, BLIND, play, regions, rowOf } from '../../support/decision/timeline.ts';
import { minutes, overviewOfPolls, regionIn } from './overview-of-polls.ts';

const ADDING = regions({ 'us-east-1': 'ADDING' });
const GAMMA = `${BETA}-gamma`;

describe('what is open', () => {
  test('says what comes next, and when', () => {
    const [open] = overviewOfPolls(at([0, 30, 35], ADDING)).incidents;
    expect(open).toMatchObject({
      kind: 'region-adding',
      severity: 'warning',
      since: T0,
      isAtLeast: true,
      openedAt: T0 + 30 * MINUTE,
      region: 'eu-west-1',
      next: { threshold: 'critical', at: T0 + 120 * MINUTE },
    });
    expect(overviewOfPolls(at([0, 30, 120], ADDING)).incidents[0]).not.toHaveProperty('next');
  });

  test('promises nothing while nobody sees whether it lasts', () => {
    const polls = [...at([0, 30], ADDING), ...at([35], BLIND)];
    expect(overviewOfPolls(polls).incidents[0]).not.toHaveProperty('next');
  });

  test('is worst first', () => {
    const polls = at([0, 120], regions({ 'us-east-1': 'REMOVING', 'us-west-2': 'ADDING' }));
    expect(overviewOfPolls(polls).incidents.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual([
      'critical region-adding',
      'warning region-removing',
    ]);
  });
});

describe('a Region', () => {
  test('shows its status with the threshold ahead, before anybody is told', () => {
    expect(regionIn(overviewOfPolls(at([0, 10], ADDING)), 'us-east-1')).toMatchObject({
      tone: 'info',
      state: { phase: { type: 'status', status: 'ADDING' }, since: T0, isAtLeast: true, isSeen: true },
      next: { threshold: 'warning', at: T0 + 30 * MINUTE },
      marks: [],
    });
  });

  test('marks the thresholds that it has crossed, and what is and was open about it', () => {
    const polls = [
      ...at(minutes(0, 120), ADDING),
      ...at([130], regions({ 'us-east-1': 'ACTIVE' })),
      ...at([140], regions({ 'us-east-1': 'REMOVING' })),
    ];
    const before = regionIn(overviewOfPolls(polls.slice(0, 25)), 'us-east-1');
    expect(before.marks).toEqual([
      { type: 'threshold', severity: 'warning', at: T0 + 30 * MINUTE, after: 30 * MINUTE },
      { type: 'threshold', severity: 'critical', at: T0 + 120 * MINUTE, after: 120 * MINUTE },
      {
        type: 'incident',
        severity: 'critical',
        openedAt: T0 + 30 * MINUTE,
        escalated: { from: 'warning', at: T0 + 120 * MINUTE },
      },
    ]);
    expect(regionIn(overviewOfPolls(polls), 'us-east-1').marks).toEqual([
      {
        type: 'incident',
        severity: 'critical',
        openedAt: T0 + 30 * MINUTE,
        closedAt: T0 + 130 * MINUTE,
      },
      { type: 'incident', severity: 'warning', openedAt: T0 + 140 * MINUTE },
    ]);
    expect(regionIn(overviewOfPolls(polls, { range: 5 }), 'us-east-1').marks).toHaveLength(1);
  });

  test('that one poll did not show is as it was seen last', () => {
    const polls = [...at([0], regions({ 'us-east-1': 'ACTIVE' })), ...at([5], regions({}))];
    expect(regionIn(overviewOfPolls(polls), 'us-east-1').state).toMatchObject({
      phase: { status: 'ACTIVE' },
      isSeen: false,
    });
  });

  test('is good only if it is seen to be ACTIVE', () => {
    const polls = at([0, 5], regions({ 'us-east-1': 'ACTIVE' }));
    expect(regionIn(overviewOfPolls(polls), 'us-east-1').tone).toBe('good');
    for (const overview of [
      overviewOfPolls([...polls, ...at([10], BLIND)]),
      overviewOfPolls(polls, { minute: 60 }),
    ]) {
      expect(regionIn(overview, 'us-east-1')).toMatchObject({ tone: 'info', state: { isSeen: false } });
    }
  });

  test('that is gone is shown as long as the range shows that it was there', () => {
    const polls = [...at([0], regions({ 'us-east-1': 'REMOVING' })), ...at([5, 10, 60], regions({}))];
    expect(regionIn(overviewOfPolls(polls), 'us-east-1').state.phase).toEqual({ type: 'absent' });
    const names = overviewOfPolls(polls, { range: 30 }).instances[0]?.regions.map(({ name }) => name);
    expect(names).toEqual(['eu-west-1']);
  });
});

describe('the instances', () => {
  test('are worst first, and then by name, with the primary Region first', () => {
    const row = (arn: string, name: string, status: string) =>
      rowOf({ 'ap-south-1': 'ACTIVE', 'us-east-1': status }, { arn, name });
    const polls = at(
      [0, 30],
      complete(row(GAMMA, 'a', 'ACTIVE'), row(BETA, 'z', 'ADDING'), row(`${BETA}-2`, 'b', 'ACTIVE')),
    );
    const { instances } = overviewOfPolls(polls);
    expect(instances.map(({ name, tone }) => `${name} ${tone}`)).toEqual(['z warning', 'a good', 'b good']);
    expect(instances[0]?.regions.map(({ name }) => name)).toEqual(['eu-west-1', 'ap-south-1', 'us-east-1']);
  });

  test('keep one that is gone as long as the range shows that it was there, and one that is lost', () => {
    const beta = rowOf({}, { arn: BETA });
    const rest = complete(rowOf({}));
    const deleted = [
      ...at([0], complete(rowOf({}), beta)),
      ...at([5], complete(rowOf({}), { ...beta, status: 'DELETE_IN_PROGRESS' })),
      ...at([10, 15], rest),
    ];
    expect(overviewOfPolls(deleted).instances).toHaveLength(2);
    expect(overviewOfPolls(deleted).verdict.text).toContain('its only Region is ACTIVE');
    expect(overviewOfPolls(deleted, { range: 4 }).instances).toHaveLength(1);
    const lost = [...at([0], complete(rowOf({}), beta)), ...at([10, 15], rest)];
    expect(overviewOfPolls(lost).instances[0]).toMatchObject({
      arn: BETA,
      tone: 'critical',
      itself: { state: { phase: { type: 'lost' } } },
      regions: [{ name: 'eu-west-1', tone: 'info', state: { phase: { type: 'absent' } } }],
    });
  });
});

describe('the Regions', () => {
  test('are counted, with those that are ACTIVE, and without those that are gone', () => {
    const polls = [
      ...at([0], regions({ 'us-east-1': 'REMOVING', 'us-west-2': 'ADDING' })),
      ...at([5, 10], regions({ 'us-west-2': 'ADDING' })),
    ];
    expect(overviewOfPolls(polls).regions).toEqual({ active: 1, all: 2 });
    expect(overviewOfPolls([...polls, ...at([15], BLIND)]).regions).toEqual({ active: 1, all: 2 });
  });
});

describe('the monitor', () => {
  test('says when it last polled, what that saw, and what is pending since when', () => {
    const { memory, last } = play(at([0, 30], ADDING));
    const context = {
      scope: SCOPE,
      policy: POLICY,
      now: T0 + 32 * MINUTE,
      range: { from: T0, to: T0 + 32 * MINUTE },
    };
    expect(overviewOf(memory, context).monitor).toMatchObject({
      type: 'ran',
      lastPolledAt: T0 + 30 * MINUTE,
      isLate: false,
      poll: { status: 'seen' },
      unreadable: 0,
    });
    const undelivered = { ...memory, instances: last.instances };
    expect(overviewOf(undelivered, context).monitor).toMatchObject({
      pending: { count: 1, oldest: T0 + 30 * MINUTE },
    });
  });

  test('counts what it can not read, and takes what lies in the future as now', () => {
    expect(overviewOfPolls(at([0], ADDING), { unreadable: ['arn:x'] }).monitor).toMatchObject({
      unreadable: 1,
    });
    const { memory } = play(at([0, 30], ADDING));
    const now = T0 - 60 * MINUTE;
    const { incidents, verdict } = overviewOf(memory, {
      scope: SCOPE,
      policy: POLICY,
      now,
      range: { from: now - 1, to: now },
    });
    expect(incidents[0]).toMatchObject({ since: now, openedAt: now });
    expect(verdict.text).toContain('still ADDING after at least 0s');
  });
});
