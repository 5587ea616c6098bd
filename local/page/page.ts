import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Instant } from '../../lib/domain/time.ts';
import type { Config } from '../../lib/poll/config.ts';
import type { StartedAws } from '../aws/local-aws.ts';
import { listenLocally, type Served } from '../aws/wire/serve.ts';
import type { LocalFunction } from '../function/function.ts';
import type { LiveStory } from '../story/live.ts';
import { printStory } from '../story/print.ts';
import type { Stage } from '../story/stage.ts';
import type { Story } from '../story/story.ts';
import { actionsOf } from './actions/actions.ts';
import { createFaultBoard, type FaultBoard } from './actions/faults.ts';
import { disturbedRuns, type FinishedRun, type Runs } from './actions/runs.ts';
import { createHistory, type History } from './history.ts';
import type { LogLines } from './log-lines.ts';
import { documentHtml } from './sections/document.ts';
import { partsOf } from './sections/parts.ts';
import { createApp } from './server/app.ts';
import { createChanges } from './server/changes.ts';
import { type Situation, watchAges } from './situation.ts';
import { statusClock } from './status-clock.ts';
import { widgetFor } from './widget.ts';

export interface PageOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly aws: StartedAws;
  readonly stage: Stage;
  /** The one that is played, and how. */
  readonly story: Story;
  readonly live: LiveStory;
  readonly config: Config;
  /** The instant of time 00:00. */
  readonly start: Instant;
  readonly functions: Readonly<Record<'monitor' | 'second' | 'widget', LocalFunction>>;
  readonly log: LogLines;
}

/** The page, and what it stands between: whoever runs the monitor must run this one, and play this story. */
export interface Page extends Served {
  readonly monitor: LocalFunction;
  readonly live: LiveStory;
}

/** @throws Error that names the port when it is in use */
export async function startPage(options: PageOptions): Promise<Page> {
  const { port, aws, stage, story, live, config, start, functions } = options;
  const changes = createChanges();
  const board = createFaultBoard({ stage, faults: aws.faults });
  const history = createHistory({ aws, story, config, start });
  const since = statusClock();
  const onEnd = async (run: FinishedRun): Promise<void> => {
    await history.add(run);
    watchAges(situation());
    changes.announce();
  };
  const runs = disturbedRuns({ aws, ...functions, board, onEnd });
  const token = randomBytes(32).toString('hex');
  const situation = () => situationOf({ ...options, board, runs, history, since });
  const app = createApp({
    origin: () => served.url,
    token,
    changes,
    document: () => documentHtml({ token, awsUrl: aws.url, region: config.scope.region }),
    parts: () => partsOf(situation()),
    widget: (viewer) => widgetFor(viewer, functions.widget, start),
    act: actionsOf({ organization: aws.organization, stage, board, runs }),
    story: () => printStory(history.story()),
  });
  const served: Served = await listenLocally(createAdaptorServer({ fetch: app.fetch }) as Server, port);
  return {
    ...served,
    close: async () => {
      await served.close();
      await runs.stop();
      await functions.widget.stop();
    },
    monitor: { invoke: runs.invoke, stop: runs.stop },
    live: {
      ...live,
      play: (elapsed) => {
        live.play(elapsed);
        board.apply();
      },
    },
  };
}

interface Scene extends PageOptions {
  readonly board: FaultBoard;
  readonly runs: Runs;
  readonly history: History;
  readonly since: Situation['since'];
}

function situationOf({ aws, start, board, runs, history, since, log }: Scene): Situation {
  const now = Date.now();
  return {
    now,
    elapsed: now - start,
    runs: history.runs(),
    lastRun: history.lastRun(),
    failures: history.failures(),
    instances: aws.organization.instances(),
    since,
    board,
    disturbances: runs.waiting(),
    mails: history.mailbox.mails(),
    account: history.mailbox.account(),
    dataPoints: aws.metrics.dataPoints(),
    log: log.newest(12),
  };
}
