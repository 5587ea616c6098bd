import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Duration, SECOND } from '../../lib/domain/time.ts';
import type { FunctionError, FunctionReply, FunctionRequest } from './protocol.ts';

/** How one invocation ended. */
export type Invocation =
  | { readonly type: 'succeeded'; readonly result: unknown }
  | { readonly type: 'failed'; readonly error: FunctionError };

export interface LocalFunction {
  /** After the time limit the process is ended, as Lambda does, and the next invocation starts a new one. */
  readonly invoke: (event: unknown) => Promise<Invocation>;
  /** Ends the process, whatever it is doing. */
  readonly stop: () => Promise<void>;
}

export interface FunctionOptions {
  /** URL of the built bundle. */
  readonly bundle: URL;
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeLimit: Duration;
  /** Gets each line of its log. */
  readonly onLog: (text: string) => void;
}

/** Runs a built function in a process of its own, which stays from one invocation to the next. */
export function localFunction(options: FunctionOptions): LocalFunction {
  let starting: Promise<Started> | undefined;
  let invocations = 0;
  const startAnew = (): void => {
    starting = undefined;
  };
  return {
    invoke: async (event) => {
      starting ??= start(options, startAnew);
      const started = await starting;
      if (started.type === 'refused') return { type: 'failed', error: started.error };
      invocations += 1;
      return invoke(started.child, { id: invocations, event, timeLimit: options.timeLimit });
    },
    stop: async () => {
      const started = await starting;
      if (started?.type === 'started') await end(started.child);
    },
  };
}

type Started =
  | { readonly type: 'started'; readonly child: ChildProcess }
  | { readonly type: 'refused'; readonly error: FunctionError };

const RUNTIME = fileURLToPath(new URL('./runtime.ts', import.meta.url));

const LOADS_WITHIN: Duration = 30 * SECOND;

async function start({ bundle, environment, onLog }: FunctionOptions, onEnd: () => void): Promise<Started> {
  const child = fork(RUNTIME, [bundle.href], { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  child.stdout?.setEncoding('utf8').on('data', onLog);
  child.stderr?.setEncoding('utf8').on('data', onLog);
  child.once('exit', onEnd);
  const isLoaded = ({ type }: FunctionReply): boolean => type === 'ready' || type === 'refused';
  const reply = await replyOf(child, isLoaded, LOADS_WITHIN);
  if (reply?.type === 'ready') return { type: 'started', child };
  if (reply?.type === 'refused') return { type: 'refused', error: reply.error };
  const message = `The process of the function ${hasEnded(child) ? 'ended before it was ready' : 'did not get ready'}`;
  await end(child);
  return { type: 'refused', error: { name: 'Runtime', message } };
}

/** The first reply that is `wanted`. Undefined when the process ends before, or the time is over. */
const replyOf = (
  child: ChildProcess,
  wanted: (reply: FunctionReply) => boolean,
  timeLimit: Duration,
): Promise<FunctionReply | undefined> =>
  new Promise((resolve) => {
    const settle = (reply: FunctionReply | undefined): void => {
      clearTimeout(timer);
      child.off('message', listen).off('exit', giveUp);
      resolve(reply);
    };
    const listen = (reply: FunctionReply): void => {
      if (wanted(reply)) settle(reply);
    };
    const giveUp = (): void => settle(undefined);
    const timer = setTimeout(giveUp, timeLimit);
    child.on('message', listen).on('exit', giveUp);
  });

async function invoke(child: ChildProcess, request: FunctionRequest): Promise<Invocation> {
  const { id, timeLimit } = request;
  const isAnswer = (reply: FunctionReply): boolean => 'id' in reply && reply.id === id;
  const reply = replyOf(child, isAnswer, timeLimit);
  // No error is needed here: a process that has ended is noticed by its `exit`.
  child.send(request, () => {});
  const answer = await reply;
  if (answer?.type === 'succeeded') return { type: 'succeeded', result: answer.result };
  if (answer?.type === 'failed') return { type: 'failed', error: answer.error };
  const message = hasEnded(child)
    ? 'The process of the function ended'
    : `The function took longer than its time limit of ${timeLimit / 1000} s`;
  await end(child);
  return { type: 'failed', error: { name: 'Runtime', message } };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (hasEnded(child)) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
