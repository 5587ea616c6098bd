import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Duration, Instant } from '../../../lib/domain/time.ts';
import { type Deadline, type RunTime, runTime } from '../../../lib/poll/deadline.ts';

/** Whether anything in a simulated world is under way. If not, time may pass, or the next call be chosen. */
export interface Activity {
  readonly begin: () => void;
  readonly end: () => void;
  /** Resolves once nothing is under way and nothing new has begun. */
  readonly quiet: () => Promise<void>;
}

/** More turns of the event loop than the SDK takes between two calls of a run. */
const TURNS = 6;

export function createActivity(): Activity {
  let underWay = 0;
  let events = 0;
  const count = (change: number) => {
    underWay += change;
    events += 1;
  };
  return {
    begin: () => count(1),
    end: () => count(-1),
    quiet: async () => {
      for (let seen = -1; seen !== events || underWay > 0; ) {
        seen = events;
        for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
      }
    },
  };
}

export interface VirtualClock {
  readonly now: () => Instant;
  /** Never back. */
  readonly moveTo: (at: Instant) => void;
  /** Resolves when that time has passed, or when the signal aborts. Time passes once all else has come to rest. */
  readonly wait: (wait: Duration, signal: AbortSignal | undefined) => Promise<void>;
  /** `frozen`: of a process that is stopped, and does not notice that its deadlines pass. */
  readonly runTime: (limit: Duration, frozen?: boolean) => RunTime;
}

/** A clock that moves on to the next time on its agenda when all is quiet, so that nobody waits in real time. */
export function createVirtualClock(start: Instant, activity: Activity): VirtualClock {
  let now = start;
  let waiting = 0;
  const agenda = createAgenda();
  const moveTo = (at: Instant) => {
    now = Math.max(now, at);
    for (const { act } of agenda.takeUntil(now)) act();
  };
  const pass = async () => {
    while (waiting > 0) {
      await activity.quiet();
      if (waiting > 0) moveTo(agenda.next());
    }
  };
  return {
    now: () => now,
    moveTo,
    wait: async (time, signal) => {
      if (signal?.aborted) return;
      const over = waitFor(agenda, now + time, signal);
      waiting += 1;
      if (waiting === 1) void pass();
      await over;
      waiting -= 1;
    },
    runTime: (limit, frozen = false) => {
      const time = runTime(now, limit, () => now);
      const on = (deadline: Deadline) => (frozen ? withoutEnd(deadline) : endingBy(agenda, deadline));
      return {
        ...time,
        poll: on(time.poll),
        elsewhere: on(time.elsewhere),
        publish: on(time.publish),
        last: on(time.last),
      };
    },
  };
}

interface Due {
  readonly at: Instant;
  readonly act: () => void;
}

/** What is to happen, and when. */
interface Agenda {
  readonly add: (due: Due) => void;
  readonly drop: (due: Due) => void;
  readonly next: () => Instant;
  /** Takes what is due until then, the earliest first. */
  readonly takeUntil: (now: Instant) => readonly Due[];
}

function createAgenda(): Agenda {
  let dues: readonly Due[] = [];
  return {
    add: (due) => {
      dues = [...dues, due];
    },
    drop: (due) => {
      dues = dues.filter((other) => other !== due);
    },
    next: () => Math.min(...dues.map(({ at }) => at)),
    takeUntil: (now) => {
      const over = dues.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
      dues = dues.filter(({ at }) => at > now);
      return over;
    },
  };
}

/** Resolves at that time, or when the signal aborts. */
function waitFor(agenda: Agenda, at: Instant, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = () => {
    agenda.drop(due);
    signal?.removeEventListener('abort', over);
    resolve();
  };
  const due: Due = { at, act: over };
  signal?.addEventListener('abort', over, { once: true });
  agenda.add(due);
  return promise;
}

function endingBy(agenda: Agenda, deadline: Deadline): Deadline {
  const end = new AbortController();
  agenda.add({ at: deadline.at, act: () => end.abort() });
  return { ...deadline, signal: end.signal };
}

const withoutEnd = (deadline: Deadline): Deadline => ({ ...deadline, signal: new AbortController().signal });
