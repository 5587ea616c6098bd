import { describe, expect, test } from 'vitest';
import type { JudgedArrival } from './judged-arrival.ts';
import { type Judgement, judgeArrivals } from './oracle.ts';

const STUCK = '1/eu-west-1/org/ap-southeast-2/region-adding/00:00';
const REASONS = ['opened', 'escalated', 'closed'];

/** A message that carries these numbers of an incident, the newest last. */
const message = (...numbers: readonly number[]): JudgedArrival => ({
  record: 'org',
  incident: STUCK,
  tellings: numbers.map((sequence) => ({
    sequence,
    reason: REASONS[sequence - 1] ?? '',
    kind: 'region-adding',
    severity: 'warning',
  })),
  committed: true,
});

const judge = (
  arrivals: readonly JudgedArrival[],
  {
    repetitions = 0,
    stories = [[message(1), message(2)]],
  }: { repetitions?: number; stories?: readonly JudgedArrival[][] } = {},
): Partial<Judgement> => judgeArrivals(arrivals, { stories: () => stories, repetitions });

const RIGHT = { lost: [], invented: [], outOfOrder: [], uncommitted: [], tooMany: 0 };

describe('what arrived is right', () => {
  test('when it is the undisturbed story', () => {
    expect(judge([message(1), message(2)])).toEqual({ ...RIGHT, repeated: 0 });
  });

  test('when a late message also lists an earlier notification', () => {
    expect(judge([message(1, 2)])).toEqual({ ...RIGHT, repeated: 0 });
  });

  test('when a fault allows a repetition, under the same id or within a newer message', () => {
    expect(judge([message(1), message(1), message(2)], { repetitions: 1 })).toEqual({
      ...RIGHT,
      repeated: 1,
    });
    expect(judge([message(1), message(1, 2)], { repetitions: 1 })).toEqual({ ...RIGHT, repeated: 1 });
  });

  test('when it is another allowed story', () => {
    expect(judge([message(1)], { stories: [[message(1), message(2)], [message(1)]] })).toMatchObject(RIGHT);
  });
});

describe('it is noticed', () => {
  test('that one is lost', () => {
    expect(judge([message(1)]).lost).toEqual([`${STUCK}.2 escalated warning region-adding`]);
  });

  test('that all notifications of a record are lost', () => {
    expect(judge([]).lost).toHaveLength(2);
  });

  test('that one arrived which is in no story', () => {
    expect(judge([message(1), message(2), message(3)]).invented).toEqual([
      `${STUCK}.3 closed warning region-adding`,
    ]);
  });

  test('that one differs in its severity', () => {
    const [telling] = message(2).tellings;
    const critical: JudgedArrival = {
      ...message(2),
      tellings: [{ ...telling, severity: 'critical' } as never],
    };
    expect(judge([message(1), critical])).toMatchObject({
      lost: [expect.anything()],
      invented: [expect.anything()],
    });
  });

  test('that an older one came after a newer one', () => {
    expect(judge([message(2), message(1)]).outOfOrder).not.toEqual([]);
    expect(judge([message(1), message(2), message(1)], { repetitions: 1 }).outOfOrder).not.toEqual([]);
    expect(judge([message(2, 1)]).outOfOrder).not.toEqual([]);
  });

  test('that one was repeated too often', () => {
    expect(judge([message(1), message(1), message(2)]).tooMany).toBe(1);
    expect(judge([message(1), message(1), message(1, 2)], { repetitions: 1 }).tooMany).toBe(1);
  });

  test('that one was published before it was in any stored outbox', () => {
    const early = { ...message(1), committed: false };
    expect(judge([early, message(2)]).uncommitted).toEqual([`${STUCK}.1`]);
  });

  test('when two records follow different allowed stories, each by itself', () => {
    const other = (one: JudgedArrival): JudgedArrival => ({ ...one, record: 'beta', incident: 'beta' });
    const stories = [
      [message(1), message(2), other(message(1)), other(message(2))],
      [message(1), other(message(1))],
    ];
    expect(judge([message(1), other(message(1)), other(message(2))], { stories })).toMatchObject(RIGHT);
    expect(judge([message(1), other(message(2))], { stories }).lost).toHaveLength(1);
  });
});
