import { appendFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Duration, SECOND } from '../lib/domain/time.ts';
import { readConfig } from '../lib/poll/config.ts';
import { startLocalAws } from './aws/local-aws.ts';
import { type FunctionEnvironment, functionEnvironment } from './function/environment.ts';
import { type LocalFunction, localFunction } from './function/function.ts';
import { type LogLines, logLines } from './page/log-lines.ts';
import { type PageOptions, startPage } from './page/page.ts';
import { memoryReader } from './remembered.ts';
import { schedule } from './schedule.ts';
import type { Screen } from './screen/screen.ts';
import { storyOver } from './screen/story-over.ts';
import { startSlackFunction } from './slack.ts';
import { liveEnvironment, liveStory, sharedStage } from './story/live.ts';
import { createStage, primaryRegionOf } from './story/stage.ts';
import type { Story } from './story/story.ts';

export interface MonitorOptions {
  /** Of the simulated AWS; 0 takes a free one. */
  readonly port: number;
  /** Of the page; 0 takes a free one. */
  readonly pagePort: number;
  readonly story: Story;
  readonly openScreen: () => Screen;
}

export interface LocalMonitor {
  /** Rejects when it can't go on; never resolves. */
  readonly broken: Promise<never>;
  /** Waits up to a second for the run that is under way, and for the post to Slack, then stops everything. */
  readonly stop: () => Promise<void>;
}

const EVERY: Duration = 2 * SECOND;
const TIME_LIMIT: Duration = 10 * SECOND;
const ACCOUNT = '111122223333';
const TABLE = 'identity-center-monitor-local';
/** Long enough that Regions added by hand cross the thresholds of the story, and are reported. */
const DURATIONS = {
  addTakes: 9 * SECOND,
  removeTakes: 5 * SECOND,
  createTakes: 4 * SECOND,
  deleteTakes: 4 * SECOND,
};

const MONITOR = new URL('../build/functions/monitor.mjs', import.meta.url);
const WIDGET = new URL('../build/functions/widget.mjs', import.meta.url);
const LOG = fileURLToPath(new URL('../build/monitor.log', import.meta.url));
const WIDGET_LOG = fileURLToPath(new URL('../build/widget.log', import.meta.url));
const SLACK_LOG = fileURLToPath(new URL('../build/slack.log', import.meta.url));

/** Starts AWS on this machine, plays the story in it, and runs the built function every 2 seconds. */
export async function startMonitor({
  port,
  pagePort,
  story,
  openScreen,
}: MonitorOptions): Promise<LocalMonitor> {
  const region = primaryRegionOf(story);
  const topic = `arn:aws:sns:${region}:${ACCOUNT}:alerts`;
  const settings = settingsFor(story, region, topic);
  const organization = { ...DURATIONS, accountId: ACCOUNT };
  const aws = await startLocalAws({ port, tableName: TABLE, topics: [topic], organization });
  const environment = functionEnvironment(aws.url, region, settings);
  // Also after an error. Only a kill leaves it behind.
  process.on('exit', environment.remove);
  const log = logLines();
  const slack = await startSlackFunction({
    aws,
    environment: environment.variables,
    timeLimit: TIME_LIMIT,
    log: logTo(SLACK_LOG),
  });
  const start = Date.now();
  const stage = createStage({
    organization: sharedStage(aws.organization),
    faults: aws.faults,
    primaryRegion: region,
    start,
  });
  const config = readConfig(settings);
  const page = await startPage({
    port: pagePort,
    aws,
    stage,
    story,
    live: liveStory(story, stage, EVERY / 4),
    config,
    start,
    functions: functionsIn(environment, log),
    log,
  });
  const screen = openScreen();
  process.on('exit', screen.end);
  const about = aboutLines(page.url, aws.url, region);
  const running = schedule({
    every: EVERY,
    monitor: page.monitor,
    aws,
    story: page.live,
    screen,
    about,
    standpoint: config,
    remembered: memoryReader(aws, config),
    storyOver: (elapsed) =>
      storyOver({ url: aws.url, region, about, instances: aws.organization.instances() }, elapsed),
  });
  return {
    broken: running.broken,
    stop: async () => {
      await running.stop();
      await page.close();
      await slack.stop();
      await aws.close();
      screen.end();
    },
  };
}

const settingsFor = (story: Story, region: string, topic: string): Readonly<Record<string, string>> =>
  liveEnvironment(story, {
    IDENTITY_CENTER_REGION: region,
    ACCOUNT_ID: ACCOUNT,
    TABLE_NAME: TABLE,
    ALERT_TOPIC_ARN: topic,
    STAGE: 'local',
  });

/** The built functions, which write their log to a file. The page shows what the monitor writes. */
function functionsIn({ variables }: FunctionEnvironment, { add }: LogLines): PageOptions['functions'] {
  const log = logTo(LOG);
  const onLog = (text: string): void => {
    log(text);
    add(text);
  };
  const made = (bundle: URL, to: (text: string) => void): LocalFunction =>
    localFunction({ bundle, environment: variables, timeLimit: TIME_LIMIT, onLog: to });
  return {
    monitor: made(MONITOR, onLog),
    second: made(MONITOR, onLog),
    widget: made(WIDGET, logTo(WIDGET_LOG)),
  };
}

function logTo(file: string): (text: string) => void {
  writeFileSync(file, '');
  return (text) => appendFileSync(file, text);
}

/** The first one is the one that must be seen on a small screen, too. */
const aboutLines = (page: string, url: string, region: string): readonly string[] => [
  `The page is at ${page}`,
  `The simulated AWS is at ${url} (--region ${region}).`,
  'Logs: build/monitor.log, and what Slack would get in build/slack.log.',
];
