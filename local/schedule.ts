import { setTimeout as sleep } from 'node:timers/promises';
import { type Duration, type Instant, MINUTE, SECOND } from '../lib/domain/time.ts';
import type { Memory } from '../lib/overview/health.ts';
import { overviewOf } from '../lib/overview/overview.ts';
import type { Standpoint } from '../lib/overview/standpoint.ts';
import type { LocalAws } from './aws/local-aws.ts';
import type { Invocation, LocalFunction } from './function/function.ts';
import { type Entry, messageEntry } from './screen/entry.ts';
import type { LastRun, Scene, Screen } from './screen/screen.ts';
import type { LiveStory } from './story/live.ts';

export interface Schedule {
  /** Rejects when a run could not even be tried; never resolves. */
  readonly broken: Promise<never>;
  /** Starts no more runs, and waits up to a second for the one that is under way. */
  readonly stop: () => Promise<void>;
}

export interface ScheduleOptions {
  readonly every: Duration;
  readonly monitor: LocalFunction;
  readonly aws: LocalAws;
  readonly story: LiveStory;
  readonly screen: Screen;
  readonly about: Scene['about'];
  /** From where the monitor looks, and what it counts as too long. */
  readonly standpoint: Pick<Standpoint, 'scope' | 'policy'>;
  readonly remembered: () => Promise<Memory>;
  /** What is to be read when the story is over. */
  readonly storyOver: (elapsed: Duration) => Entry;
}

const PATIENCE: Duration = 1 * SECOND;
const SHOWN_EVERY: Duration = SECOND / 4;
/** So long after it is gone, something is still shown. */
const GONE_SHOWN_FOR: Duration = MINUTE;

/** Runs the function now and then every so often, and shows how it goes. A run that takes too long skips the next. */
export function schedule(options: ScheduleOptions): Schedule {
  const { every, aws, screen } = options;
  const { promise: broken, reject } = Promise.withResolvers<never>();
  const start = Date.now();
  const unsubscribe = aws.inbox.subscribe((message) => {
    screen.add(messageEntry(message, Date.now() - start));
  });
  const { run, show } = runner(options, start);
  const runs = oneAtATime(run, reject);
  runs.start();
  const timers = [setInterval(runs.start, every), setInterval(show, SHOWN_EVERY)];
  return {
    broken,
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.race([runs.ended(), sleep(PATIENCE)]);
      unsubscribe();
    },
  };
}

interface Runner {
  readonly run: () => Promise<void>;
  readonly show: () => void;
}

/** Runs the function once each time, after the story has come to that moment. */
function runner(options: ScheduleOptions, start: Instant): Runner {
  const { every, monitor, aws, story, screen, about, standpoint, remembered, storyOver } = options;
  let memory: Memory = { instances: [], unreadable: [] };
  let runs = 0;
  let lastRun: LastRun = { type: 'none' };
  let isOver = false;
  const show = (): void => {
    const now = Date.now();
    const elapsed = now - start;
    const overview = overviewOf(memory, {
      ...standpoint,
      now,
      range: { from: now - GONE_SHOWN_FOR, to: now },
    });
    screen.show({ about, elapsed, runs, lastRun, overview, instances: aws.organization.instances() });
    // One interval later, what its last line has caused has arrived.
    if (isOver || !story.isOver(elapsed - every)) return;
    isOver = true;
    screen.add(storyOver(elapsed));
  };
  return {
    show,
    run: async () => {
      story.play(Date.now() - start);
      show();
      const startedAt = performance.now();
      const invocation = await monitor.invoke({ action: 'poll' });
      runs += 1;
      lastRun = outcomeOf(invocation, performance.now() - startedAt);
      memory = await remembered();
      show();
    },
  };
}

const outcomeOf = (invocation: Invocation, took: Duration): LastRun =>
  invocation.type === 'succeeded'
    ? { type: 'succeeded', took }
    : { type: 'failed', message: invocation.error.message };

interface OneAtATime {
  /** Does nothing while the one before lasts. */
  readonly start: () => void;
  /** Resolves at once when none is under way. */
  readonly ended: () => Promise<void>;
}

function oneAtATime(work: () => Promise<void>, onFailure: (error: unknown) => void): OneAtATime {
  let underWay: Promise<void> | undefined;
  return {
    start: () => {
      underWay ??= work()
        .catch(onFailure)
        .finally(() => {
          underWay = undefined;
        });
    },
    ended: async () => underWay,
  };
}
