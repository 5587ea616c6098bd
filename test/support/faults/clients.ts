import { TIMEOUTS } from '../../../lib/aws/client-options.ts';
import { RECORD_TIMEOUTS } from '../../../lib/aws/records/table.ts';
import type { PollClients } from '../../../lib/poll/ports.ts';
import type { Gateway } from '../../../local/aws/wire/gateway.ts';
import { type InProcessHandler, sdkInProcess } from '../../../local/aws/wire/sdk-in-process.ts';
import { pollClients } from '../sdk/clients.ts';
import type { Activity, VirtualClock } from './clock.ts';

/** Where the clients of a process send their requests at the moment. */
export interface Line {
  readonly gateway: Pick<Gateway, 'handle'>;
  readonly clock: VirtualClock;
  readonly activity: Activity;
  /** Holds an answer up on its way to the caller. */
  readonly holdAnswer?: (caller: string, operation: string) => Promise<void>;
}

/** The SDK's clients as in production, retries and timeouts included, on a virtual clock. */
export interface Caller {
  readonly clients: PollClients;
  /** From now on they behave as in a process that has just started: all retries are left. */
  readonly connect: (line: Line) => Promise<void>;
}

/** The header with the name of the run that made a request. */
export const CALLER_HEADER = 'x-caller';

const callers = new Map<string, Caller>();

/** Made once, so that credentials and settings are read only in the first run. */
export function callerNamed(name: string, identityCenterRegion: string): Caller {
  const key = `${name} ${identityCenterRegion}`;
  const caller = callers.get(key) ?? makeCaller(name, identityCenterRegion);
  callers.set(key, caller);
  return caller;
}

function makeCaller(name: string, identityCenterRegion: string): Caller {
  let line: Line | undefined;
  const requestHandler = patient(name, () => {
    if (line === undefined) throw new Error(`The clients of ${name} are not connected`);
    return line;
  });
  const clients = pollClients(identityCenterRegion, { requestHandler });
  return {
    clients,
    connect: async (next) => {
      line = next;
      await Promise.all(
        [clients.identityCenter, clients.dynamo, clients.sns, clients.cloudWatch].map((client) =>
          withoutDelay(client, next),
        ),
      );
    },
  };
}

type Client = Exclude<Required<PollClients>[keyof PollClients], PollClients['identityCenterIn']>;

const AT_ONCE = { computeNextBackoffDelay: () => 0, setDelayBase: () => {} };
/** With which the SDK begins. Each retry uses some of it. */
const RETRY_CAPACITY = 500;

/** Changes only the time between two attempts. The SDK still decides what is tried again, and how often. */
async function withoutDelay({ config }: Client, { activity }: Line): Promise<void> {
  await config.credentials();
  const strategy = await config.retryStrategy();
  const { refreshRetryTokenForRetry: refresh } = Object.getPrototypeOf(strategy) as Refreshing;
  const refreshRetryTokenForRetry: Refreshing['refreshRetryTokenForRetry'] = async (...given: unknown[]) => {
    // It waits for a timer, even for one of 0 ms. Until then the world has not come to rest.
    activity.begin();
    try {
      return await refresh.apply(strategy, given);
    } finally {
      activity.end();
    }
  };
  const changed = { retryBackoffStrategy: AT_ONCE, capacity: RETRY_CAPACITY, refreshRetryTokenForRetry };
  Object.assign(strategy, changed);
}

interface Refreshing {
  readonly refreshRetryTokenForRetry: (...given: unknown[]) => Promise<unknown>;
}

/** What the SDK's type leaves open. */
interface Handler {
  readonly handle: (request: Request, options?: { readonly abortSignal?: AbortSignal }) => Promise<unknown>;
}

interface Request {
  readonly headers: Readonly<Record<string, string>>;
}

/** A call that is never answered takes the time that the client gives it, on the virtual clock. */
function patient(name: string, line: () => Line): InProcessHandler {
  const handler = sdkInProcess(
    {
      handle: (request) =>
        line().gateway.handle({ ...request, headers: { ...request.headers, [CALLER_HEADER]: name } }),
    },
    { requestTimeout: 0 },
  ) as Handler;
  const handle: Handler['handle'] = async (request, options) => {
    const { clock, activity, holdAnswer } = line();
    activity.begin();
    try {
      const answer = await handler.handle(request, options);
      await holdAnswer?.(name, operationOf(request));
      return answer;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      activity.end();
      await clock.wait(timeoutOf(request), options?.abortSignal);
      activity.begin();
      throw options?.abortSignal?.aborted ? aborted() : error;
    } finally {
      activity.end();
    }
  };
  return { ...handler, handle } as InProcessHandler;
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT';

/** Those of SNS are forms, and have no such header. */
const targetOf = ({ headers }: Request): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')?.[1];

const operationOf = (request: Request): string => targetOf(request)?.split('.').at(-1) ?? 'Publish';

const timeoutOf = (request: Request): number =>
  (targetOf(request)?.startsWith('DynamoDB') ? RECORD_TIMEOUTS : TIMEOUTS).requestTimeout;

const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' });
