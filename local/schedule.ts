import { setTimeout as sleep } from 'node:timers/promises';
import { type Duration, SECOND } from '../lib/domain/time.ts';
import type { LocalAws } from './aws/local-aws.ts';
import type { Invocation, LocalFunction } from './function/function.ts';
import { type OpenIncidents, openIncidents } from './screen/open-incidents.ts';
import type { Screen } from './screen/screen.ts';
import { statusClock } from './screen/status-clock.ts';
import type { Scene } from './screen/view.ts';
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
}

const PATIENCE: Duration = 1 * SECOND;
const SHOWN_EVERY: Duration = SECOND / 4;

/** Runs the function now and then every so often, and shows how it goes. A run that takes too long skips the next. */
export function schedule(options: ScheduleOptions): Schedule {
  const { every, aws, screen } = options;
  const { promise: broken, reject } = Promise.withResolvers<never>();
  const open = openIncidents();
  const unsubscribe = aws.inbox.subscribe((message) => {
    open.take(message);
    screen.message(message);
  });
  const { run, show } = runner(options, open);
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
function runner({ monitor, aws, story, screen, about }: ScheduleOptions, open: OpenIncidents): Runner {
  const start = Date.now();
  const since = statusClock();
  let runs = 0;
  let lastRun = 'starting';
  const show = (): void => {
    const now = Date.now();
    const instances = aws.organization.instances();
    screen.show({ about, elapsed: now - start, now, runs, lastRun, instances, since, open });
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
      if (invocation.type === 'failed') screen.note(`Run ${runs} failed: ${invocation.error.message}`);
      show();
    },
  };
}

const outcomeOf = (invocation: Invocation, took: Duration): string =>
  invocation.type === 'succeeded' ? `fine, ${Math.round(took)} ms` : 'failed';

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
