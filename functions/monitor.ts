import { Logger } from '@aws-lambda-powertools/logger';
import {
  cloudWatchClient,
  dynamoClient,
  identityCenterClient,
  identityCenterClients,
  snsClient,
} from '../lib/aws/clients.ts';
import { MONITOR_SETTINGS } from '../lib/function-settings.ts';
import { route } from '../lib/poll/action.ts';
import { configOf } from '../lib/poll/config.ts';
import { runTime } from '../lib/poll/deadline.ts';
import { throwAll } from '../lib/poll/failure.ts';
import { makePorts } from '../lib/poll/ports.ts';
import { logLine } from '../lib/poll/report.ts';
import { run } from '../lib/poll/run.ts';
import { settleIncident } from '../lib/poll/settle.ts';
import { sendTestNotification } from '../lib/poll/test-notification.ts';
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
  sns: snsClient(),
  cloudWatch: cloudWatchClient(),
});
const logger = new Logger({ serviceName: 'identity-center-monitor' });

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
      const sent = await sendTestNotification(ports, config, time);
      logger.info('Test notification', { sent });
      return { sent };
    }
    case 'settle': {
      const { answer, failures } = await settleIncident(action.settlement, { ports, config, time });
      logger.info('Settle', { answer });
      throwAll(failures);
      return answer;
    }
  }
}
