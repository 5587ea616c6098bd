import { Logger } from '@aws-lambda-powertools/logger';
import { cloudWatchClient } from '../lib/aws/cloudwatch.ts';
import { identityCenterClient, identityCenterClients } from '../lib/aws/identity-center.ts';
import { dynamoClient } from '../lib/aws/records/table.ts';
import { MONITOR_SETTINGS } from '../lib/function-settings.ts';
import { route } from '../lib/poll/action.ts';
import { configOf } from '../lib/poll/config.ts';
import { runTime } from '../lib/poll/deadline.ts';
import { throwAll } from '../lib/poll/failure.ts';
import { makePorts } from '../lib/poll/ports.ts';
import { logLine } from '../lib/poll/report.ts';
import { run } from '../lib/poll/run.ts';
import { readSettings } from '../lib/settings.ts';

/** What this function uses of Lambda's context. */
export interface Context {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

// Once per process. A wrong environment throws here, so the function does not even start.
const config = configOf(readSettings(process.env, MONITOR_SETTINGS));
const ports = makePorts(config, {
  identityCenter: identityCenterClient(config.scope.region),
  identityCenterIn: identityCenterClients(),
  dynamo: dynamoClient(),
  cloudWatch: cloudWatchClient(),
});
const logger = new Logger({ serviceName: 'identity-center-monitor' });

/** A scheduled run does not load the other actions, and loads messages only if it has one to send. */
export async function handler(event: unknown, context: Context): Promise<unknown> {
  const action = route(event);
  const time = runTime(Date.now(), context.getRemainingTimeInMillis());
  logger.appendKeys({ requestId: context.awsRequestId, action: action.type });
  switch (action.type) {
    case 'poll': {
      const report = await run(ports, config, time);
      const { level, message, facts } = logLine(report);
      logger[level](message, facts);
      throwAll(report.failures);
      return { sent: report.type === 'decided' ? report.sent : [] };
    }
    case 'test-notification': {
      const { sendTestNotification } = await import('../lib/poll/test-notification.ts');
      const sent = await sendTestNotification({ ports, config, time });
      logger.info('Test notification', { sent });
      return { sent };
    }
    case 'settle': {
      const { settleIncident } = await import('../lib/poll/settle.ts');
      const { answer, failures } = await settleIncident(action.settlement, { ports, config, time });
      logger.info('Settle', { answer });
      throwAll(failures);
      return answer;
    }
  }
}
