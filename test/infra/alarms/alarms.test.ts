import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PACKAGED, type Packaged, stackOf } from '../template/packaged-templates.ts';
import { resourcesOf } from '../template/resources-of.ts';
import { type Period, type State, stateAfter, statesOf } from './alarm-state.ts';
import { alarmIn, deviations, LOOKING_BACK, secondsOf, TIMELINES } from './alarm-timelines.ts';
import { WRONG_ALARMS } from './wrong-alarms.ts';

const [{ template }] = PACKAGED as [Packaged];
const MINUTES = [5, 15, 60];
/** All that a deployment allows. */
const INTERVALS = (template.Parameters?.IntervalMinutes?.AllowedValues ?? []).map(Number);
const stackWith = (minutes: number) =>
  stackOf(template, {
    IntervalMinutes: String(minutes),
    SlackWebhookParameter: '/identity-center-monitor/slack',
  });

describe.each(MINUTES)('with an interval of %s min', (minutes) => {
  const stack = stackWith(minutes);
  const seconds = secondsOf(minutes);

  test.each(TIMELINES.map((timeline) => [timeline.of, timeline.title, timeline] as const))(
    '%s: %s',
    (id, _, timeline) => {
      expect(deviations(timeline, alarmIn(stack, id), seconds)).toEqual([]);
    },
  );

  describe('NotRunningAlarm, wherever the intervals of CloudWatch begin', () => {
    const alarm = alarmIn(stack, 'NotRunningAlarm');
    const offset = fc.integer({ min: 0, max: seconds - 1 });
    const gaps = fc.array(fc.integer({ min: 1, max: 3 * seconds - 1 }), { maxLength: 12 });

    test('is never in ALARM while each run comes less than three intervals after the one before', () => {
      fc.assert(
        fc.property(offset, gaps, (first, between) => {
          const runs = summed(first, between);
          for (const more of LOOKING_BACK) {
            expect(statesOf(alarm, heartbeats(runs, seconds), more)).not.toContain('ALARM');
          }
        }),
      );
    });

    test('is in ALARM at the latest when four have passed without one', () => {
      fc.assert(
        fc.property(offset, gaps, (first, between) => {
          const periods = heartbeats(summed(first, between), seconds);
          for (const more of LOOKING_BACK) {
            expect(statesOf(alarm, [...periods, [], [], []], more).at(-1)).toBe('ALARM');
          }
        }),
      );
    });
  });

  test('PendingAlarm: with runs up to half a minute early or late, in ALARM by the fourth, and not before the third', () => {
    const alarm = alarmIn(stack, 'PendingAlarm');
    const jitter = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(jitter, jitter, jitter, (...late) => {
        const ages = [0, ...late.map((by, index) => (index + 1) * seconds + by)];
        const [first, second, , fourth] = statesOf(
          alarm,
          ages.map((age) => [age]),
        );
        expect([first, second, fourth]).toEqual(['OK', 'OK', 'ALARM']);
      }),
    );
  });
});

describe.each(INTERVALS)('NewCriticalAlarm, with an interval of %s min', (minutes) => {
  const alarm = alarmIn(stackWith(minutes), 'NewCriticalAlarm');
  /** One run each interval, which begins within a minute of its time, and which CloudWatch shows up to two minutes late. */
  const run = fc.record({
    counted: fc.nat(2),
    second: fc.integer({ min: 0, max: 59 }),
    late: fc.integer({ min: 0, max: 2 }),
  });

  test('pages once for each run that has a new one', () => {
    fc.assert(
      fc.property(fc.nat(59), fc.array(run, { minLength: 1, maxLength: 4 }), (offset, runs) => {
        const came = byMinute(
          runs.map((each, index) => ({ ...each, at: offset + index * secondsOf(minutes) + each.second })),
        );
        const withNew = runs.filter(({ counted }) => counted > 0).length;
        for (const more of LOOKING_BACK) {
          expect(pages(statesOf(alarm, came.values, more, came.late))).toBe(withNew);
        }
      }),
    );
  });
});

describe('NewCriticalAlarm', () => {
  const alarm = alarmIn(stackWith(5), 'NewCriticalAlarm');

  test('looks at minutes', () => {
    expect(alarm.Metrics).toContainEqual(
      expect.objectContaining({ MetricStat: expect.objectContaining({ Period: 60 }) }),
    );
  });

  test('has three minutes for ALARM and one for OK between any two runs, of which one may be a minute early', () => {
    expect(Math.min(...INTERVALS)).toBeGreaterThanOrEqual(3 + 1 + 1);
    expect(INTERVALS.length).toBeGreaterThan(0);
  });

  test('pages nobody for what CloudWatch shows three minutes late', () => {
    const minutes = [[1], [], [], [], []];
    expect(pages(statesOf(alarm, minutes, 2, [2]))).toBe(1);
    expect(pages(statesOf(alarm, minutes, 2, [3]))).toBe(0);
  });
});

/** How often it changes to ALARM. */
const pages = (states: readonly State[]): number =>
  states.filter((state, index) => state === 'ALARM' && states[index - 1] !== 'ALARM').length;

interface Counted {
  readonly at: number;
  readonly counted: number;
  readonly late: number;
}

/** What each minute has, and how late that is shown, until everything is over. */
function byMinute(runs: readonly Counted[]) {
  const minutes = new Map(runs.map((run) => [Math.floor(run.at / 60), run]));
  const all = Array.from({ length: Math.max(...minutes.keys()) + 6 }, (_, minute) => minutes.get(minute));
  return {
    values: all.map((run) => (run === undefined ? [] : [run.counted])),
    late: all.map((run) => run?.late ?? 0),
  };
}

function summed(first: number, between: readonly number[]): readonly number[] {
  const runs = [first];
  for (const gap of between) runs.push((runs.at(-1) ?? 0) + gap);
  return runs;
}

/** From the interval of the first run to that of the last. */
function heartbeats(runs: readonly number[], seconds: number): readonly Period[] {
  const within = runs.map((at) => Math.floor(at / seconds));
  return Array.from({ length: Math.max(...within) + 1 }, (_, period) =>
    within.filter((each) => each === period).map(() => 1),
  );
}

test('there is a timeline for every alarm', () => {
  const ids = resourcesOf(stackWith(5), 'AWS::CloudWatch::Alarm').map(({ id }) => id);
  expect(new Set(TIMELINES.map((timeline) => timeline.of))).toEqual(new Set(ids));
});

test('no message says that the alarm undelivered has ended: what was not delivered stays undelivered', () => {
  expect(stackWith(5).resources.UndeliveredAlarm?.Properties).not.toHaveProperty('OKActions');
  expect(stackWith(5).resources.UndeliveredAlarm?.Properties).toHaveProperty('AlarmActions');
});

describe('it would be found out', () => {
  test.each(WRONG_ALARMS)('%s: %s', (id, _, changed, title) => {
    const timeline = TIMELINES.find((each) => each.of === id && each.title === title);
    if (timeline === undefined) throw new Error(`${id} has no timeline "${title}"`);
    for (const minutes of MINUTES) {
      const alarm = alarmIn(stackWith(minutes), id);
      const other = { ...alarm, ...changed(alarm, secondsOf(minutes)) };
      expect(deviations(timeline, other, secondsOf(minutes))).not.toEqual([]);
    }
  });

  test('PendingAlarm: operator >, when the third run after comes half an interval early', () => {
    const alarm = { ...alarmIn(stackWith(5), 'PendingAlarm'), ComparisonOperator: 'GreaterThanThreshold' };
    expect(stateAfter(alarm, [[0], [300], [600], [750]], 'OK')).toBe('OK');
  });
});
