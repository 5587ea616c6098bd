import { setTimeout as wait } from 'node:timers/promises';
import { HOUR, SECOND } from '../../../lib/domain/time.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/local-aws.ts';
import type { RecordedCall, Verdict } from '../../../local/aws/wire/gateway.ts';
import { functionEnvironment } from '../../../local/function/environment.ts';
import { type LocalFunction, localFunction } from '../../../local/function/function.ts';
import { type Disposals, disposals } from '../../support/disposals.ts';

/** The nth such call of a run, and whether it had its effect before the process was killed. */
export interface KillPoint {
  readonly operation: 'ListInstances' | 'Query' | 'PutItem' | 'PutMetricData' | 'Publish';
  readonly nth: number;
  readonly effect: 'before' | 'after';
}

/** What the run that is killed does to the incident. */
export type Telling = 'opens' | 'escalates' | 'closes';

export interface Survived {
  /** False when the point was never reached. */
  readonly killed: boolean;
  readonly messages: readonly { readonly id: string; readonly tells: readonly string[] }[];
}

const BUNDLE = new URL('../../../build/functions/monitor.mjs', import.meta.url);
const REGION = 'eu-central-1';
const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';

/** A killed run leaves its claim until its deadline: four fifths of this. */
const TIME_LIMIT = 8 * SECOND;

type Aws = Awaited<ReturnType<typeof startLocalAws>>;

/** Opens, in one life escalates, and closes one incident. The process is killed in the run that does the given one. */
export async function surviveKill(telling: Telling, point: KillPoint): Promise<Survived> {
  await using stack = disposals();
  const aws = await startLocalAws({ tableName: 'records', topics: [TOPIC] });
  stack.defer(() => aws.close());
  const addedAt = Date.now() - HOUR;
  let killed = false;
  let monitor = start(aws, NOT_YET, stack);
  for (const now of LIVES[telling]) {
    organization(aws, now === 'closes' ? 'ACTIVE' : 'ADDING', addedAt);
    if (now === 'escalates') {
      // Another policy needs another process, as after a new deployment.
      await monitor.stop();
      monitor = start(aws, BY_NOW, stack);
    }
    if (now === telling) killed = await pollAndKill(point, monitor, aws);
    await untilNothingIsPending(monitor);
  }
  return { killed, messages: aws.inbox.messages().map(summaryOf) };
}

/** Minutes after which `ADDING` is critical. */
const NOT_YET = '120';
const BY_NOW = '60';

const LIVES: Readonly<Record<Telling, readonly Telling[]>> = {
  opens: ['opens', 'closes'],
  escalates: ['opens', 'escalates', 'closes'],
  closes: ['opens', 'closes'],
};

async function pollAndKill(point: KillPoint, monitor: LocalFunction, aws: LocalAws): Promise<boolean> {
  const reached = killAt(point, monitor, aws);
  await monitor.invoke({ action: 'poll' });
  aws.gateway.intercept(undefined);
  return reached();
}

function organization(aws: LocalAws, status: string, addedAt: number): void {
  aws.organization.put({
    arn: ARN,
    name: 'Main',
    createdAt: addedAt,
    status: 'ACTIVE',
    primaryRegion: REGION,
    regions: [
      { name: REGION, status: 'ACTIVE', isPrimary: true },
      { name: 'eu-west-1', status, addedAt },
    ],
  });
}

interface Monitor extends LocalFunction {
  /** The last line of its log. */
  readonly lastLine: () => string;
}

function start(aws: Aws, criticalMinutes: string, stack: Disposals): Monitor {
  const environment = functionEnvironment(aws.url, REGION, {
    IDENTITY_CENTER_REGION: REGION,
    ACCOUNT_ID: '111122223333',
    TABLE_NAME: 'records',
    ALERT_TOPIC_ARN: TOPIC,
    ADDING_CRITICAL_MINUTES: criticalMinutes,
  });
  stack.defer(environment.remove);
  let log = '';
  const monitor = localFunction({
    bundle: BUNDLE,
    environment: environment.variables,
    timeLimit: TIME_LIMIT,
    onLog: (text) => {
      log += text;
    },
  });
  stack.defer(monitor.stop);
  return { ...monitor, lastLine: () => log.trim().split('\n').at(-1) ?? '' };
}

/** Sends SIGKILL as the call arrives, or once it has had its effect and before its answer arrives. */
function killAt({ operation, nth, effect }: KillPoint, monitor: LocalFunction, aws: LocalAws): () => boolean {
  let seen = 0;
  aws.gateway.intercept(async (call: RecordedCall): Promise<Verdict> => {
    if (call.operation !== operation) return 'pass';
    seen += 1;
    if (seen !== nth) return 'pass';
    if (effect === 'after') {
      void wait(50).then(monitor.stop);
      return 'hang-after';
    }
    await monitor.stop();
    return 'fail-before';
  });
  return () => seen >= nth;
}

/** Runs until one succeeds that leaves nothing pending, and nothing to a claim of the killed run. */
async function untilNothingIsPending(monitor: Monitor): Promise<void> {
  for (let runs = 0; runs < 30; runs += 1) {
    const { type } = await monitor.invoke({ action: 'poll' });
    const line = monitor.lastLine();
    if (type === 'succeeded' && !/"(pending|claimed|stale|failed)":/.test(line)) return;
    await wait(SECOND / 2);
  }
  throw new Error(`Something is still pending after 30 runs: ${monitor.lastLine()}`);
}

function summaryOf({ bodies }: ReturnType<LocalAws['inbox']['messages']>[number]) {
  const { id, reason, earlier } = JSON.parse(bodies.lambda ?? '') as {
    readonly id: string;
    readonly reason: string;
    readonly earlier: readonly { readonly reason: string }[];
  };
  return { id, tells: [...earlier.map((one) => one.reason), reason] };
}
