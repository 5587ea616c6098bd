import { type Duration, SECOND } from '../lib/domain/time.ts';
import type { LocalAws } from './aws/local-aws.ts';
import type { Invocation, LocalFunction } from './function/function.ts';
import { openIncidents } from './screen/open-incidents.ts';
import type { Screen } from './screen/screen.ts';
import { statusClock } from './screen/status-clock.ts';
import type { Scene } from './screen/view.ts';
import type { LiveStory } from './story/live.ts';

export interface Schedule {
  /** Rejects when a run could not even be tried; never resolves. */
  readonly broken: Promise<never>;
  /** Starts no more runs, and lets the one that is under way end, for a moment. */
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

/** Runs the function at once and then again and again, and shows how it goes. A run that takes longer skips the next. */
export function schedule({ every, monitor, aws, story, screen, about }: ScheduleOptions): Schedule {
  const start = Date.now();
  const open = openIncidents();
  const since = statusClock();
  let runs = 0;
  let lastRun = 'starting';
  let under: Promise<void> | undefined;
  const { promise: broken, reject } = Promise.withResolvers<never>();
  const show = (): void => {
    const now = Date.now();
    const instances = aws.organization.instances();
    screen.show({ about, elapsed: now - start, now, runs, lastRun, instances, since, open });
  };
  const run = async (): Promise<void> => {
    story.play(Date.now() - start);
    show();
    const startedAt = performance.now();
    const invocation = await monitor.invoke({ action: 'poll' });
    runs += 1;
    lastRun = outcomeOf(invocation, performance.now() - startedAt);
    if (invocation.type === 'failed') screen.note(`Run ${runs} failed: ${invocation.error.message}`);
    show();
  };
  const runUnlessRunning = (): void => {
    under ??= run()
      .catch(reject)
      .finally(() => {
        under = undefined;
      });
  };
  const unsubscribe = aws.inbox.subscribe((message) => {
    open.take(message);
    screen.message(message);
  });
  runUnlessRunning();
  const timers = [setInterval(runUnlessRunning, every), setInterval(show, SECOND / 4)];
  return {
    broken,
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.race([under, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      unsubscribe();
    },
  };
}

const outcomeOf = (invocation: Invocation, took: Duration): string =>
  invocation.type === 'succeeded' ? `fine, ${Math.round(took)} ms` : 'failed';
