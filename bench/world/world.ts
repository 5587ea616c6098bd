import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Scope } from '../../lib/domain/resource.ts';
import type { Duration } from '../../lib/domain/time.ts';
import { createDynamoDb } from '../../local/aws/dynamodb.ts';
import { putHealthyInstances } from '../../local/aws/identity-center/healthy-instances.ts';
import { createLocalAws, type LocalAws } from '../../local/aws/local-aws.ts';
import type { Endpoint } from '../../local/aws/wire/call.ts';
import { serve } from '../../local/aws/wire/serve.ts';
import { functionEnvironment } from '../../local/function/environment.ts';
import { atExit } from '../process/at-exit.ts';
import { type MeasuredFunction, startMeasured } from '../process/process.ts';
import { createTraffic, type Traffic } from './traffic.ts';

/** A simulated AWS, and functions that call it, each in a fresh process. */
export interface World {
  readonly aws: LocalAws;
  readonly traffic: Traffic;
  /** `settings` take the place of the usual ones. */
  readonly start: (bundle: URL, settings?: Readonly<Record<string, string>>) => Promise<MeasuredFunction>;
  /** How long after its arrival each request is answered from now on. */
  readonly answerAfter: (wait: Duration) => void;
  /** Ends every process that it started, too. */
  readonly close: () => Promise<void>;
}

export interface WorldOptions {
  readonly instances: number;
  /** Of each instance, the primary among them. */
  readonly regions: number;
  /** At first, as soon as possible by default. */
  readonly answerAfter?: Duration;
  /** Dynalite by default. */
  readonly dynamoDb?: Endpoint;
  /** Beside `SETTINGS`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export const PRIMARY = 'eu-central-1';
const ACCOUNT = '123456789012';
const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:alerts`;

/** What every function of ours and the peer read. */
export const SETTINGS = {
  IDENTITY_CENTER_REGION: PRIMARY,
  ACCOUNT_ID: ACCOUNT,
  TABLE_NAME: 'identity-center-monitor-prod',
  ALERT_TOPIC_ARN: TOPIC,
  STAGE: 'prod',
  SLACK_WEBHOOK_PARAMETER: '/identity-center-monitor/slack',
};

/** What they watch. */
export const SCOPE: Scope = { accountId: ACCOUNT, stage: SETTINGS.STAGE, region: PRIMARY };

export const builtFunction = (name: string): URL =>
  new URL(`../../build/functions/${name}.mjs`, import.meta.url);

/** Starts an AWS in which everything is `ACTIVE`. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const dynamoDb = options.dynamoDb ?? (await createDynamoDb(SETTINGS.TABLE_NAME));
  const aws = createLocalAws(dynamoDb, { topics: [TOPIC] });
  putHealthyInstances(aws.organization, { ...options, primary: PRIMARY, ownerAccountId: ACCOUNT });
  let wait = options.answerAfter ?? 0;
  const traffic = createTraffic();
  const handle = traffic.through(after(() => wait, aws.gateway.handle));
  const server = await serve({ handle }, { port: 0 });
  const environment = functionEnvironment(server.url, 'eu-west-1', { ...SETTINGS, ...options.settings });
  const forget = atExit(environment.remove);
  const started: MeasuredFunction[] = [];
  return {
    aws,
    traffic,
    start: async (bundle, settings) => {
      const variables = { ...environment.variables, ...settings };
      const measured = await startMeasured({ bundle, environment: variables });
      started.push(measured);
      return measured;
    },
    answerAfter: (next) => {
      wait = next;
    },
    close: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
      await server.close();
      environment.remove();
      forget();
    },
  };
}

/** The time that the simulation itself needs is part of the wait, so that an answer takes as long as is asked for. */
const after =
  (wait: () => Duration, handle: LocalAws['gateway']['handle']): LocalAws['gateway']['handle'] =>
  async (request) => {
    const [reply] = await Promise.all([handle(request), passed(performance.now() + wait())]);
    return reply;
  };

/** A timer is late by up to this, and the calls of a poll come one after the other. */
const LATE: Duration = 2;

async function passed(at: number): Promise<void> {
  const rest = at - performance.now();
  if (rest > LATE) await sleep(rest - LATE);
  while (performance.now() < at) await nextTurn();
}
