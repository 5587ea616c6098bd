import { appendFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Duration, SECOND } from '../lib/domain/time.ts';
import { type LocalAws, startLocalAws } from './aws/local-aws.ts';
import type { Served } from './aws/serve.ts';
import { functionEnvironment } from './function/environment.ts';
import { type Invocation, type LocalFunction, localFunction } from './function/function.ts';
import { openIncidents } from './screen/open-incidents.ts';
import type { Screen } from './screen/screen.ts';
import { statusClock } from './screen/status-clock.ts';
import type { Scene } from './screen/view.ts';
import { policyEnvironment } from './story/policy.ts';
import { createStage, primaryRegionOf, type Stage } from './story/stage.ts';
import type { Step, Story } from './story/story.ts';

export interface MonitorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly story: Story;
  readonly screen: Screen;
}

export interface LocalMonitor {
  readonly url: string;
  /** Lets a run that is under way end, for a moment, and takes everything down. */
  readonly stop: () => Promise<void>;
}

const EVERY: Duration = 2 * SECOND;
const TIME_LIMIT: Duration = 10 * SECOND;
const PATIENCE: Duration = 1 * SECOND;
const ACCOUNT = '111122223333';
const TABLE = 'identity-center-monitor-local';
/** Long enough for what is added by hand to be reported, with the thresholds of the story. */
const DURATIONS = {
  addTakes: 9 * SECOND,
  removeTakes: 5 * SECOND,
  createTakes: 4 * SECOND,
  deleteTakes: 4 * SECOND,
};

const BUNDLE = new URL('../build/monitor.mjs', import.meta.url);
const LOG = fileURLToPath(new URL('../build/monitor.log', import.meta.url));

/** Starts AWS on this machine, plays the story in it, and runs the built function every 2 seconds. */
export async function startMonitor({ port, story, screen }: MonitorOptions): Promise<LocalMonitor> {
  const region = primaryRegionOf(story);
  const topic = `arn:aws:sns:${region}:${ACCOUNT}:alerts`;
  const aws = await startLocalAws({
    port,
    tableName: TABLE,
    topics: [topic],
    organization: { ...DURATIONS, accountId: ACCOUNT },
  });
  const environment = functionEnvironment(aws.url, region, {
    ...settings(region, topic),
    ...policyOf(story),
  });
  writeFileSync(LOG, '');
  const monitor = localFunction({
    bundle: BUNDLE,
    environment: environment.variables,
    timeLimit: TIME_LIMIT,
    onLog: (text) => appendFileSync(LOG, text),
  });
  const stopRunning = runEvery(monitor, aws, story, region, screen);
  return {
    url: aws.url,
    stop: async () => {
      await stopRunning();
      await monitor.stop();
      await aws.close();
      environment.remove();
      screen.end();
    },
  };
}

const settings = (region: string, topic: string): Readonly<Record<string, string>> => ({
  IDENTITY_CENTER_REGION: region,
  ACCOUNT_ID: ACCOUNT,
  TABLE_NAME: TABLE,
  ALERT_TOPIC_ARN: topic,
  STAGE: 'local',
});

/** The function reads its policy once, so here a story has one. */
function policyOf(story: Story): Readonly<Record<string, string>> {
  const policies = story.steps.filter((step) => step.type === 'policy');
  return Object.fromEntries(
    policies.flatMap(({ settings, place }) => Object.entries(policyEnvironment(settings, place))),
  );
}

/** Until the returned function is called. A run that takes longer than the interval skips the next. */
function runEvery(
  monitor: LocalFunction,
  aws: LocalAws & Served,
  story: Story,
  region: string,
  screen: Screen,
): () => Promise<void> {
  const start = Date.now();
  const stage = createStage({ ...aws, primaryRegion: region, start });
  const steps = [...story.steps];
  const open = openIncidents();
  const since = statusClock();
  let runs = 0;
  let lastRun = 'starting';
  let under: Promise<void> | undefined;
  const scene = (): Scene => ({
    about: `The simulated AWS is at ${aws.url} (any credentials, --region ${region}); log: build/monitor.log; Ctrl-C ends.`,
    elapsed: Date.now() - start,
    now: Date.now(),
    runs,
    lastRun,
    instances: aws.organization.instances(),
    since,
    open,
  });
  aws.inbox.subscribe((message) => {
    open.take(message);
    screen.message(message);
  });
  const tick = async (): Promise<void> => {
    applyDue(steps, Date.now() - start, stage);
    screen.show(scene());
    const startedAt = performance.now();
    const invocation = await monitor.invoke({ action: 'poll' });
    runs += 1;
    lastRun = outcomeOf(invocation, performance.now() - startedAt);
    if (invocation.type === 'failed') screen.note(`Run ${runs} failed: ${invocation.error.message}`);
    screen.show(scene());
  };
  const runOnce = (): void => {
    under ??= tick().finally(() => {
      under = undefined;
    });
  };
  runOnce();
  const timers = [setInterval(runOnce, EVERY), setInterval(() => screen.show(scene()), SECOND / 4)];
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.race([under, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  };
}

/** Puts on stage what the story says until now. */
function applyDue(steps: Step[], elapsed: Duration, stage: Stage): void {
  while (steps[0] !== undefined && (steps[0].type === 'policy' || steps[0].from <= elapsed + EVERY / 4)) {
    const step = steps.shift();
    if (step?.type !== 'runs') continue;
    for (const statement of step.statements) stage.apply(statement);
  }
}

function outcomeOf(invocation: Invocation, took: Duration): string {
  return invocation.type === 'succeeded' ? `fine, ${Math.round(took)} ms` : 'failed';
}
