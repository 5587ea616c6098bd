import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Deadline, type RunTime, runTime } from '../../../lib/deadline.ts';
import type { Duration, Instant } from '../../../lib/domain/time.ts';

/** Whether anything of a simulated world is under way, so that time may pass, or the next call be chosen. */
export interface Activity {
  readonly begin: () => void;
  readonly end: () => void;
  /** Resolves once nothing is under way and nothing new has begun. */
  readonly quiet: () => Promise<void>;
}

/** Between two calls of a run the SDK takes fewer turns of the event loop than this. */
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
  /** Time that passes at once. */
  readonly moveTo: (at: Instant) => void;
  /** Resolves when it is so late, or when the signal aborts. Time passes when all else has come to rest. */
  readonly wait: (wait: Duration, signal: AbortSignal | undefined) => Promise<void>;
  /** `frozen`: of a process that is not even told that its deadlines have passed. */
  readonly runTime: (limit: Duration, frozen?: boolean) => RunTime;
}

interface Due {
  readonly at: Instant;
  readonly act: () => void;
}

/** Nobody waits in real time: a clock that moves on to whatever comes next when all is quiet. */
export function createVirtualClock(start: Instant, activity: Activity): VirtualClock {
  let now = start;
  let waiting = 0;
  let dues: readonly Due[] = [];
  const moveTo = (at: Instant) => {
    now = Math.max(now, at);
    const over = dues.filter((due) => due.at <= now).toSorted((a, b) => a.at - b.at);
    dues = dues.filter((due) => due.at > now);
    for (const { act } of over) act();
  };
  const pass = async () => {
    while (waiting > 0) {
      await activity.quiet();
      if (waiting > 0) moveTo(Math.min(...dues.map(({ at }) => at)));
    }
  };
  const wait = (time: Duration, signal: AbortSignal | undefined): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const over = () => {
      dues = dues.filter((other) => other !== due);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const due: Due = { at: now + time, act: over };
    if (signal?.aborted) return Promise.resolve();
    signal?.addEventListener('abort', over, { once: true });
    dues = [...dues, due];
    waiting += 1;
    if (waiting === 1) void pass();
    return promise.then(() => {
      waiting -= 1;
    });
  };
  const virtual = (deadline: Deadline): Deadline => {
    const end = new AbortController();
    dues = [...dues, { at: deadline.at, act: () => end.abort() }];
    return { ...deadline, signal: end.signal };
  };
  return {
    now: () => now,
    moveTo,
    wait,
    runTime: (limit, frozen = false) => {
      const time = runTime(now, limit, () => now);
      const never = new AbortController().signal;
      const on = (deadline: Deadline) => (frozen ? { ...deadline, signal: never } : virtual(deadline));
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
