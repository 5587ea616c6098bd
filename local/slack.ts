import type { Duration } from '../lib/domain/time.ts';
import type { LocalAws } from './aws/local-aws.ts';
import { LOCAL_WEBHOOK, startSlack } from './aws/slack/start.ts';
import { lambdaEvent } from './aws/sns/lambda-event.ts';
import { localFunction } from './function/function.ts';
import { SLACK_URL } from './function/slack-network.ts';

export interface SlackOptions {
  readonly aws: Pick<LocalAws, 'inbox' | 'ssm'>;
  /** The environment of a function that reaches nothing but `aws`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeLimit: Duration;
  /** Gets what Slack gets, and the log of the function. */
  readonly log: (text: string) => void;
}

const PARAMETER = '/identity-center-monitor/slack';
const BUNDLE = new URL('../build/functions/slack.mjs', import.meta.url);

export interface LocalSlackFunction {
  /** Waits for the post that is under way, then stops everything. What is queued behind it is not posted. */
  readonly stop: () => Promise<void>;
}

/** The built function that posts to Slack, behind the simulated SNS, and a Slack that takes its posts. */
export async function startSlackFunction({
  aws,
  environment,
  timeLimit,
  log,
}: SlackOptions): Promise<LocalSlackFunction> {
  const slack = await startSlack();
  aws.ssm.put(PARAMETER, LOCAL_WEBHOOK);
  const variables = {
    ...environment,
    SLACK_WEBHOOK_PARAMETER: PARAMETER,
    SLACK_MENTION: '<!here>',
    [SLACK_URL]: slack.url,
  };
  const poster = localFunction({ bundle: BUNDLE, environment: variables, timeLimit, onLog: log });
  let isStopped = false;
  let delivered = Promise.resolve();
  const unsubscribe = aws.inbox.subscribe((message) => {
    delivered = delivered.then(async () => {
      // Else it would start the process anew.
      if (isStopped) return;
      const before = slack.posts().length;
      const invocation = await poster.invoke(lambdaEvent(message));
      for (const post of slack.posts().slice(before)) log(`${JSON.stringify(post.message)}\n`);
      if (invocation.type === 'failed') log(`Slack: ${invocation.error.message}\n`);
    });
  });
  return {
    stop: async () => {
      unsubscribe();
      isStopped = true;
      await delivered;
      await poster.stop();
      await slack.close();
    },
  };
}
