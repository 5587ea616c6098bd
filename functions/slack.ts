import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import { readSecret, ssmClient } from '../lib/aws/ssm.ts';
import { SECOND } from '../lib/domain/time.ts';
import { SLACK_SETTINGS } from '../lib/function-settings.ts';
import { slackMessage } from '../lib/messages/formats/slack/message.ts';
import { readSettings } from '../lib/settings.ts';
import { receivedIn } from '../lib/slack/sns-event.ts';
import { webhook } from '../lib/slack/webhook.ts';

/** What this function uses of Lambda's context. */
export interface Context {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** So that the run's own error is thrown before the runtime's. */
const LAST_WORDS = 2 * SECOND;

// Once per process. A wrong environment throws here, so the function does not even start.
const settings = readSettings(process.env, SLACK_SETTINGS);
const ssm = ssmClient();
const slack = webhook(settings.slackWebhookParameter, {
  readSecret: () => readSecret(ssm, settings.slackWebhookParameter),
  fetch,
  sleep,
  now: Date.now,
});
const logger = new Logger({ serviceName: 'identity-center-monitor' });

/** Posts what SNS hands over. Whatever can't be posted is thrown: Lambda tries again, and then keeps it in the failure queue. */
export async function handler(event: unknown, context: Context): Promise<void> {
  const until = Date.now() + context.getRemainingTimeInMillis() - LAST_WORDS;
  logger.appendKeys({ requestId: context.awsRequestId });
  const received = receivedIn(event);
  for (const one of received) {
    await slack.deliver(JSON.stringify(slackMessage(one, settings.slackMention || undefined)), until);
  }
  logger.info('Posted', { messages: received.map(({ id }) => id) });
}
