import { Logger } from '@aws-lambda-powertools/logger';
import type { Loaded } from '../lib/aws/records/store.ts';
import { dynamoClient, loadRecords } from '../lib/aws/records/table.ts';
import { type Duration, SECOND } from '../lib/domain/time.ts';
import { WIDGET_SETTINGS } from '../lib/function-settings.ts';
import { DOCUMENTATION } from '../lib/overview/html/documentation.ts';
import { failureHtml } from '../lib/overview/html/failure.ts';
import { widgetHtml } from '../lib/overview/html/widget.ts';
import { viewOf } from '../lib/overview/html/widget-context.ts';
import { overviewOf } from '../lib/overview/overview.ts';
import { policyOf } from '../lib/policy-settings.ts';
import { readSettings } from '../lib/settings.ts';

/** What this function uses of Lambda's context. */
export interface Context {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** For saying that the records could not be read. */
const LAST_WORDS = 1 * SECOND;

// Once per process. A wrong environment throws here, so the function does not even start.
const settings = readSettings(process.env, WIDGET_SETTINGS);
const { accountId, stage, identityCenterRegion: region, tableName, runbookUrl } = settings;
const scope = { accountId, stage, region };
const dynamo = dynamoClient();
const logger = new Logger({ serviceName: 'identity-center-monitor' });

/** The HTML of a CloudWatch custom widget, or what it is when the console asks for that. It changes nothing. */
export async function handler(event: unknown, context: Context): Promise<string> {
  if (isDescribe(event)) return DOCUMENTATION;
  logger.appendKeys({ requestId: context.awsRequestId });
  const now = Date.now();
  const view = viewOf(event, now);
  const loaded = await load(context.getRemainingTimeInMillis() - LAST_WORDS);
  if (loaded instanceof Error) {
    logger.error('The records could not be read', loaded);
    return failureHtml(loaded.message, view);
  }
  const { scope: own, instances, unreadable } = loaded;
  const memory = {
    ...(own && { scope: own.record }),
    instances: instances.map(({ record }) => record),
    unreadable: unreadable.map(({ key }) => key),
  };
  const overview = overviewOf(memory, { scope, policy: policyOf(settings), now, range: view.range });
  logger.info('Shown', { verdict: overview.verdict, instances: instances.length });
  return widgetHtml(overview, view, runbookUrl);
}

/** That it failed is a value: whoever looks must learn it, and an error of the function would show them less. */
const load = (within: Duration): Promise<Loaded | Error> =>
  loadRecords(dynamo, { tableName, scope }, AbortSignal.timeout(Math.max(0, within))).catch(
    (error: Error) => error,
  );

const isDescribe = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'describe' in event && event.describe === true;
