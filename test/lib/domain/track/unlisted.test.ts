import { describe, expect, test } from 'vitest';
import { instanceFacts } from '../../../../lib/domain/facts.ts';
import type { Row } from '../../../../lib/domain/observe/listing.ts';
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

const QUIET = { policy: { reminders: [], adding: { warning: 30 * 60_000, critical: 0 } } };
const told = (...polls: readonly Poll[]) => play(polls, QUIET).told;
const DAY = 24 * 60;
const WEST = 'eu-west-2';
const active = regions({ [WEST]: 'ACTIVE' });
const leftOut = instance('ACTIVE');
const empty = instance('ACTIVE', { regions: [] });

describe.each([
  ['left out', leftOut],
  ['empty', empty],
])('a list of Regions that is %s', (_, without) => {
  test('changes nothing where no additional Region is known', () => {
    const { told, memory } = play([...at([0], regions({})), ...at([5, 10, 2 * DAY], without)]);
    expect(told).toEqual([]);
    expect(memory.instances[0]).not.toHaveProperty('unlisted');
    expect(memory.scope?.scope.episode.status).toBe('seen');
  });

  test('is not seen, until an incident of its own says so after a day', () => {
    const polls = [...at([0], active), ...at([5, 20, 4 + DAY, 5 + DAY, 10 + DAY], without)];
    expect(told(...polls)).toEqual([
      '20 opened not-seen warning',
      `${5 + DAY} closed not-seen warning unlisted`,
      `${5 + DAY} opened unlisted warning`,
    ]);
    expect(play(polls).memory.scope?.scope.episode.status).toBe('seen');
  });

  test('has that incident also beside an instance whose list is whole', () => {
    const [row] = without.type === 'complete' ? without.rows : [];
    const both = (own: Row = {}) => complete(own, beta);
    const polls = [
      ...at([0], both(rowOf({ [WEST]: 'ACTIVE' }))),
      ...at([5, 20, 5 + DAY, 10 + DAY], both(row)),
    ];
    expect(told(...polls)).toEqual([
      '20 opened not-seen warning',
      `${5 + DAY} closed not-seen warning unlisted`,
      `${5 + DAY} opened unlisted warning`,
    ]);
  });

  test('leaves not-seen open when something else is unseen too', () => {
    const untold = complete(...(without.type === 'complete' ? without.rows : []), {
      arn: 'arn:aws:sso:::instance/ssoins-untold',
    });
    expect(told(...at([0], active), ...at([5, 20, 5 + DAY, 10 + DAY], untold))).toEqual([
      '20 opened not-seen warning',
      `${5 + DAY} opened unlisted warning`,
    ]);
  });

  test('is not what ends it when something else was unseen afterwards', () => {
    const polls = [
      ...at([0], active),
      ...at([5, 5 + DAY], without),
      ...at([10 + DAY, 30 + DAY], BLIND),
      ...at([35 + DAY], without),
    ];
    expect(told(...polls).slice(1)).toEqual([
      `${30 + DAY} opened not-seen warning`,
      `${35 + DAY} closed not-seen warning recovered`,
    ]);
  });

  test('ends in silence when nobody was told of it, whatever people want to hear', () => {
    const polls = [...at([0], active), ...at([5], without), ...at([10], active)];
    expect(play(polls, { policy: { tellFrom: 'info' } }).told).toEqual([
      '5 announced superseded info',
      '10 announced recovered info',
    ]);
  });

  test('is over with any list: what is shown is as it was, and what is absent twice is lost', () => {
    const before = [...at([0], active), ...at([5, 10, 5 + DAY], without)];
    expect(told(...before, ...at([10 + DAY], active)).at(-1)).toBe(
      `${10 + DAY} closed unlisted warning recovered`,
    );
    expect(told(...before, ...at([10 + DAY, 15 + DAY], regions({}))).slice(-2)).toEqual([
      `${10 + DAY} closed unlisted warning recovered`,
      `${15 + DAY} opened region-lost critical`,
    ]);
  });

  test('begins anew after any list, and neither begins nor ends with a blind poll', () => {
    const polls = [...at([0], active), ...at([5], without), ...at([10], BLIND), ...at([15], without)];
    expect(play(polls).memory.instances[0]?.unlisted).toMatchObject({ since: MINUTES(5), polls: 2 });
    const anew = [...polls, ...at([20], active), ...at([25], without)];
    expect(play(anew).memory.instances[0]?.unlisted).toMatchObject({ since: MINUTES(25), polls: 1 });
  });

  test('recommends no Region for signing in, as a blind poll does not keep from', () => {
    const activeIn = (polls: readonly Poll[]) =>
      play(polls).memory.instances.map((record) => instanceFacts(record).activeRegions);
    expect(activeIn([...at([0], active), ...at([5], without)])).toEqual([[]]);
    expect(activeIn([...at([0], active), ...at([5], BLIND)])).toEqual([['eu-west-1', WEST]]);
  });

  test('is reminded of while the instance is being deleted, as seen last, and not while polls are blind', () => {
    const open = [...at([0], active), ...at([5, 5 + DAY], without)];
    const reminders = (listing: Poll['listing']) =>
      play([...open, ...at([6 + DAY, 10 + 2 * DAY], listing)]).notifications.filter(
        ({ kind, reason }) => kind === 'unlisted' && reason === 'reminded',
      );
    expect(reminders(instance('DELETE_IN_PROGRESS'))).toMatchObject([{ undecided: {} }]);
    expect(reminders(BLIND)).toEqual([]);
    expect(reminders(without)[0]).not.toHaveProperty('undecided');
  });

  test('says nothing while the instance is being deleted, also when its status is left out then', () => {
    const deleting = instance('DELETE_IN_PROGRESS');
    const { status: _, ...untold } = rowOf({});
    const polls = [...at([0], active), ...at([5, 10], deleting)];
    expect(play(polls).memory.instances[0]).not.toHaveProperty('unlisted');
    const after = play([...polls, ...at([15, 20], complete({ ...untold, regions: [] }))]);
    expect(after.memory.instances[0]).not.toHaveProperty('unlisted');
    const paused = play([...at([0], active), ...at([5], instance('PAUSED')), ...at([10], without)]);
    expect(paused.memory.instances[0]).toHaveProperty('unlisted');
  });
});

const MINUTES = (minutes: number): number => Date.UTC(2026, 0, 1) + minutes * 60_000;

describe('a list that is left out while the only additional Region is', () => {
  const removing = regions({ [WEST]: 'REMOVING' });
  const adding = regions({ [WEST]: 'ADDING' });

  test('REMOVING is a poll that sees all, and the Region is not decided for an hour', () => {
    const { told, memory } = play([...at([0], removing), ...at([5, 10, 64], leftOut)], QUIET);
    expect(told).toEqual(['0 opened region-removing warning']);
    expect(memory.scope?.scope.episode.status).toBe('seen');
  });

  test.each([
    ['REMOVING', removing, 'unlisted', 'region-removing'],
    ['ADDING', adding, 'vanished', 'region-adding'],
  ])(
    '%s ends it after an hour and three polls, neither as good news nor as a loss',
    (_, first, outcome, kind) => {
      const before = [...at([0, 30], first), ...at([35, 60, 94], leftOut)];
      expect(told(...before)).not.toContain(`94 closed ${kind} warning ${outcome}`);
      const { told: lines, memory } = play([...before, ...at([95, 100, 35 + DAY, 40 + DAY], leftOut)], QUIET);
      expect(lines.filter((line) => line.includes('closed'))).toEqual([
        `95 closed ${kind} warning ${outcome}`,
      ]);
      expect(lines.filter((line) => line.includes('unlisted warning'))).toEqual([]);
      expect(memory.instances[0]?.regions.at(-1)?.presence).toEqual({ type: 'gone', since: MINUTES(35) });
    },
  );

  test('ADDING is announced when it was never told', () => {
    expect(told(...at([0], adding), ...at([5, 10, 65], leftOut))).toEqual(['65 announced vanished warning']);
  });

  test('REMOVING is not over in a blind poll, and what went before is gone since then', () => {
    const before = [
      ...at([0], regions({ 'us-east-1': 'REMOVING', [WEST]: 'REMOVING' })),
      ...at([5, 10], removing),
      ...at([15, 20, 25], leftOut),
    ];
    expect(told(...before, ...at([80], BLIND))).not.toContain('80 closed region-removing warning unlisted');
    const { told: lines, memory } = play([...before, ...at([80, 85], leftOut)], QUIET);
    expect(lines.filter((line) => line.includes('closed'))).toEqual([
      '10 closed region-removing warning completed',
      '80 closed region-removing warning unlisted',
    ]);
    const gone = memory.instances[0]?.regions.map(({ presence }) => presence);
    expect(gone?.slice(1)).toEqual([
      { type: 'gone', since: MINUTES(15) },
      { type: 'gone', since: MINUTES(5) },
    ]);
    const history = memory.instances.flatMap(({ ledger }) => ledger.history);
    expect(history.map((past) => 'outcome' in past && past.outcome)).toEqual([
      'completed',
      'unlisted',
      'superseded',
    ]);
  });

  test('REMOVING is not over after an hour in which only two polls left it out', () => {
    const polls = [...at([0], removing), ...at([5], leftOut), ...at([10, 15], BLIND), ...at([65], leftOut)];
    expect(told(...polls)).toEqual(['0 opened region-removing warning']);
    expect(told(...polls, ...at([70], leftOut)).at(-1)).toBe('70 closed region-removing warning unlisted');
  });

  test('ADDING and lost leaves it lost, and nobody can see whether it is back', () => {
    const lost = [...at([0], active), ...at([5, 10], regions({})), ...at([15], adding)];
    const { told, memory } = play([...lost, ...at([20, 25, 80, 85], leftOut)], QUIET);
    expect(told).toEqual([
      '10 opened region-lost critical',
      '15 updated region-lost critical',
      '80 opened not-seen warning',
    ]);
    expect(memory.instances[0]?.ledger.incidents.map(({ kind }) => kind)).toEqual(['region-lost']);
  });
});
