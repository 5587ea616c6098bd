import type { Stack } from '../template/evaluate.ts';
import { type Alarm, type Period, type State, statesOf } from './alarm-state.ts';

/** What comes in each period of the alarm, which is an interval for most, and its state after it. */
export interface Timeline extends Course {
  readonly of: string;
}

interface Course {
  readonly title: string;
  /** Values by period: `-` for none, `1+0` for two. */
  readonly came: string;
  /** What a number in `came` stands for, if not for itself. */
  readonly standsFor?: (written: number, seconds: number) => number;
  /** `O`, `A`, `?` for too little data; `*` where either is right. */
  readonly states: string;
}

/** CloudWatch looks further back than it must, and chooses how far. The state of an alarm must not depend on that. */
export const LOOKING_BACK = [1, 2, 5];

export const alarmIn = ({ resources }: Stack, id: string): Alarm =>
  (resources[id]?.Properties ?? {}) as unknown as Alarm;

export const secondsOf = (minutes: number): number => minutes * 60;

/** The ways in which the alarm does not do what the timeline says, one line for each. */
export function deviations(timeline: Timeline, alarm: Alarm, seconds: number): readonly string[] {
  const periods = periodsOf(timeline, seconds);
  const wanted = timeline.states.split(' ');
  return LOOKING_BACK.flatMap((more) => {
    const seen = statesOf(alarm, periods, more).map((state) => LETTERS[state]);
    const agrees =
      seen.length === wanted.length && seen.every((state, at) => ['*', state].includes(wanted[at] ?? ''));
    return agrees ? [] : [`${timeline.title}: ${seen.join(' ')}, looking ${more} further back`];
  });
}

const LETTERS: Readonly<Record<State, string>> = { OK: 'O', ALARM: 'A', INSUFFICIENT_DATA: '?' };

const periodsOf = (
  { came, standsFor = (written) => written }: Timeline,
  seconds: number,
): readonly Period[] =>
  came
    .split(' ')
    .map((values) =>
      values === '-' ? [] : values.split('+').map((written) => standsFor(Number(written), seconds)),
    );

const intervals = (written: number, seconds: number): number => written * seconds;

/** The first attempt is at the decision; each later run comes half a minute early. */
const hurried = (written: number, seconds: number): number => Math.max(0, written * seconds - 30);

const NOT_RUNNING: readonly Course[] = [
  { title: 'a run in every interval', came: '1 1 1 1 1', states: 'O O O O O' },
  // Also what CloudWatch sees when it shows the newest values two intervals late.
  { title: 'no run for two intervals', came: '1 1 - - 1 1', states: 'O O O O O O' },
  { title: 'no run for three', came: '1 1 - - - -', states: 'O O O O A A' },
  { title: 'the first run again', came: '1 - - - 1 1', states: 'O O O A O O' },
  {
    title: 'runs that come a little earlier or later',
    came: '1 1+1 - 1 - 1+1 1',
    states: 'O O O O O O O',
  },
  { title: 'never a run', came: '- - - -', states: 'A A A A' },
  { title: 'the first run ever', came: '- - - - 1', states: 'A A A A O' },
];

const FAILED: readonly Course[] = [
  { title: 'good runs', came: '0 0 0 0', states: 'O O O O' },
  { title: 'one failed run', came: '0 0 1 0 0', states: 'O O O O O' },
  { title: 'two failed runs of three', came: '0 1 1 0 1 0 1 1', states: 'O O O O O O O O' },
  { title: 'three in a row', came: '0 0 1 1 1 1', states: 'O O O O A A' },
  {
    title: 'three in a row, and then nothing',
    came: '0 1 1 1 - - - - - - - - -',
    states: stays('O O O A', 9),
  },
  { title: 'two in a row, and then nothing', came: '0 1 1 - - - - - - - -', states: 'O O O O O O O O O O O' },
  { title: 'a good run again', came: '0 1 1 1 0 0', states: 'O O O A O O' },
  // Somebody invokes it by hand, and that succeeds.
  { title: 'a good run beside three that failed', came: '0 1+0 1+0 1+0 0', states: 'O O O A O' },
  {
    title: 'four in a row that come a little earlier or later',
    came: '0 1+1 - 1 1 0',
    states: 'O O O * A O',
  },
];

const THROTTLED: readonly Course[] = [
  { title: 'no run throttled', came: '0 0 0', states: 'O O O' },
  { title: 'one throttled', came: '0 1 0', states: 'O A O' },
  { title: 'one throttled of two', came: '0 1+0 0', states: 'O A O' },
  { title: 'one throttled, and then none invoked', came: '0 1 - - - - - -', states: 'O A * * * * * O' },
  { title: 'none invoked', came: '- -', states: 'O O' },
];

const PENDING: readonly Course[] = [
  { title: 'nothing pending', came: '0 0 0', states: 'O O O' },
  {
    title: 'an alert that fails in each run',
    came: '0 0 1 2 3 4',
    states: 'O O O O A A',
    standsFor: intervals,
  },
  { title: 'the same with hurried runs', came: '0 0 1 2 3 4', states: 'O O O O A A', standsFor: hurried },
  { title: 'it is delivered', came: '0 1 2 3 0 0', states: 'O O O A O O', standsFor: intervals },
  { title: 'it is delivered in the third run', came: '0 1 0 0', states: 'O O O O', standsFor: intervals },
  {
    title: 'the monitor stops while something is pending',
    came: '0 1 2 3 - - - - - - -',
    states: stays('O O O A', 7),
    standsFor: intervals,
  },
  { title: 'two runs in one interval', came: '0 1+2 - 3', states: 'O O O A', standsFor: intervals },
  { title: 'two runs in one interval, late', came: '0 1 2+3 4', states: 'O O A A', standsFor: intervals },
];

const UNDELIVERED: readonly Course[] = [
  { title: 'nothing to deliver', came: '- - -', states: 'O O O' },
  { title: 'one failed delivery', came: '- - 1', states: 'O O A' },
  { title: 'one failed of several', came: '- 0+1+0', states: 'O A' },
  { title: 'nothing fails afterwards', came: '1 - - - - - -', states: 'A * * * * * O' },
  { title: 'another fails afterwards', came: '1 0 1', states: 'A O A' },
];

const CRITICAL: readonly Course[] = [
  { title: 'none open', came: '0 0', states: 'O O' },
  { title: 'one opens', came: '0 1 1', states: 'O A A' },
  { title: 'one opens between two runs of one interval', came: '0+1 1', states: 'A A' },
  { title: 'the monitor stops while it is open', came: '0 1 - - - - - - -', states: stays('O A', 7) },
  { title: 'it closes', came: '0 2 1 0 0', states: 'O A A O O' },
];

/** By minute. */
const NEW_CRITICAL: readonly Course[] = [
  { title: 'none is new', came: '0 - - - - 0', states: stays('O', 5) },
  { title: 'one is new', came: '0 - - - - 1 - - - - 0 -', states: 'O O O O O A A A O O O O' },
  { title: 'one in each of two runs', came: '1 - - - - 1 - - - -', states: 'A A A O O A A A O O' },
  { title: 'the second a minute early', came: '1 - - - 2 - - -', states: 'A A A O A A A O' },
  { title: 'the second by hand, and so one page', came: '1 - - 1 - - -', states: 'A A A A A A O' },
  { title: 'two runs in one minute', came: '0+1 - - -', states: 'A A A O' },
  { title: 'the monitor stops', came: '0 1 - - - - - - - - -', states: stays('O A A A O', 6) },
  // AWS does not say that FILL fills a range in which there is nothing. Then it is as if there had never been a run.
  { title: 'never a run', came: '- - - -', states: 'O O O O' },
];

const SLACK_FAILED: readonly Course[] = [
  { title: 'nothing to post', came: '- - -', states: 'O O O' },
  { title: 'messages that were posted', came: '0 0+0 0', states: 'O O O' },
  { title: 'a message that took two attempts', came: '- 1 0', states: 'O O O' },
  { title: 'a message that took three', came: '- 2 0', states: 'O O O' },
  { title: 'a message that could not be posted', came: '- 1+1+1 - - - - - -', states: 'O A * * * * * O' },
  { title: 'a second one that could', came: '- 3 0', states: 'O A O' },
];

const SLACK_UNDELIVERED: readonly Course[] = [
  { title: 'a queue that nobody uses', came: '- - -', states: 'O O O' },
  { title: 'an empty queue', came: '0 0', states: 'O O' },
  { title: 'one that is kept', came: '- 1 1 1', states: 'O A A A' },
  { title: 'one that is kept late in a period', came: '0 0+1', states: 'O A' },
  { title: 'it is taken out', came: '0 1 0 0', states: 'O A O O' },
];

/** For so many periods more. */
function stays(states: string, periods: number): string {
  return `${states}${` ${states.at(-1)}`.repeat(periods)}`;
}

const of = (id: string, timelines: readonly Course[]): readonly Timeline[] =>
  timelines.map((timeline) => ({ of: id, ...timeline }));

export const TIMELINES: readonly Timeline[] = [
  ...of('NotRunningAlarm', NOT_RUNNING),
  ...of('FailedAlarm', FAILED),
  ...of('ThrottledAlarm', THROTTLED),
  ...of('PendingAlarm', PENDING),
  ...of('UndeliveredAlarm', UNDELIVERED),
  ...of('CriticalIncidentAlarm', CRITICAL),
  ...of('NewCriticalAlarm', NEW_CRITICAL),
  ...of('SlackFailedAlarm', SLACK_FAILED),
  ...of('SlackUndeliveredAlarm', SLACK_UNDELIVERED),
];
