import { appendFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Duration, SECOND } from '../lib/domain/time.ts';
import { startLocalAws } from './aws/local-aws.ts';
import { functionEnvironment } from './function/environment.ts';
import { localFunction } from './function/function.ts';
import { schedule } from './schedule.ts';
import type { Screen } from './screen/screen.ts';
import { liveEnvironment, liveStory } from './story/live.ts';
import { createStage, primaryRegionOf } from './story/stage.ts';
import type { Story } from './story/story.ts';

export interface MonitorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly story: Story;
  readonly screen: () => Screen;
}

export interface LocalMonitor {
  /** Rejects when it can't go on; never resolves. */
  readonly broken: Promise<never>;
  /** Lets a run that is under way end, for a moment, and takes everything down. */
  readonly stop: () => Promise<void>;
}

const EVERY: Duration = 2 * SECOND;
const TIME_LIMIT: Duration = 10 * SECOND;
const ACCOUNT = '111122223333';
const TABLE = 'identity-center-monitor-local';
/** Long enough for what is added by hand to be reported, with the thresholds of the story. */
const DURATIONS = {
  addTakes: 9 * SECOND,
  removeTakes: 5 * SECOND,
  createTakes: 4 * SECOND,
  deleteTakes: 4 * SECOND,
};

const BUNDLE = new URL('../build/functions/monitor.mjs', import.meta.url);
const LOG = fileURLToPath(new URL('../build/monitor.log', import.meta.url));

/** Starts AWS on this machine, plays the story in it, and runs the built function every 2 seconds. */
export async function startMonitor({ port, story, screen: open }: MonitorOptions): Promise<LocalMonitor> {
  const region = primaryRegionOf(story);
  const topic = `arn:aws:sns:${region}:${ACCOUNT}:alerts`;
  const settings = liveEnvironment(story, {
    IDENTITY_CENTER_REGION: region,
    ACCOUNT_ID: ACCOUNT,
    TABLE_NAME: TABLE,
    ALERT_TOPIC_ARN: topic,
    STAGE: 'local',
  });
  const organization = { ...DURATIONS, accountId: ACCOUNT };
  const aws = await startLocalAws({ port, tableName: TABLE, topics: [topic], organization });
  const environment = functionEnvironment(aws.url, region, settings);
  // However this process ends, short of being killed.
  process.on('exit', environment.remove);
  writeFileSync(LOG, '');
  const monitor = localFunction({
    bundle: BUNDLE,
    environment: environment.variables,
    timeLimit: TIME_LIMIT,
    onLog: (text) => appendFileSync(LOG, text),
  });
  const stage = createStage({ ...aws, primaryRegion: region, start: Date.now() });
  const screen = open();
  process.on('exit', screen.end);
  const running = schedule({
    every: EVERY,
    monitor,
    aws,
    story: liveStory(story, stage, EVERY / 4),
    screen,
    about: [
      `The simulated AWS is at ${aws.url} (any credentials, --region ${region}).`,
      'Ctrl-C ends and prints all messages; the log is build/monitor.log.',
    ],
  });
  return {
    broken: running.broken,
    stop: async () => {
      await running.stop();
      await monitor.stop();
      await aws.close();
    },
  };
}
