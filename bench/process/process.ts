import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Duration, MINUTE } from '../../lib/domain/time.ts';
import { buildUnbundled } from '../builds.ts';
import { atExit } from './at-exit.ts';
import type { Invoked, Loaded, Reply, Request, State } from './protocol.ts';

/** One function in a fresh process of its own. */
export interface MeasuredFunction {
  readonly loaded: Loaded;
  /** A failure of the function is part of the answer. @throws Error when the process ends instead */
  readonly invoke: (event: unknown, timeLimit?: Duration) => Promise<Invoked>;
  /** Collects garbage first. */
  readonly state: () => Promise<State>;
  readonly stop: () => Promise<void>;
}

export interface FunctionToMeasure {
  /** The file that exports `handler`. */
  readonly bundle: URL;
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>;
}

const CHILD = fileURLToPath(await buildUnbundled('process/child.ts'));

/** Starts a process, and waits until it has loaded the function. @throws Error when it can't be loaded */
export async function startMeasured({ bundle, environment }: FunctionToMeasure): Promise<MeasuredFunction> {
  // Its log goes nowhere: a terminal that is slow to read it would be measured too.
  const child = fork(CHILD, [bundle.href], { env: environment, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const forget = atExit(() => child.kill('SIGKILL'));
  child.once('exit', forget);
  const ask = askerOf(child);
  const { loaded } = await ask.next('loaded');
  let requests = 0;
  return {
    loaded,
    invoke: async (event, timeLimit = MINUTE) => {
      const { invoked } = await ask('invoked', { type: 'invoke', id: ++requests, event, timeLimit });
      return invoked;
    },
    state: async () => (await ask('state', { type: 'state', id: ++requests })).state,
    stop: () => end(child),
  };
}

type ReplyOf<T extends Reply['type']> = Extract<Reply, { readonly type: T }>;

interface Asker {
  <T extends Reply['type']>(wanted: T, request: Request): Promise<ReplyOf<T>>;
  readonly next: <T extends Reply['type']>(wanted: T) => Promise<ReplyOf<T>>;
}

/** One question at a time: a measured process does nothing beside what is measured. */
function askerOf(child: ChildProcess): Asker {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const next = <T extends Reply['type']>(wanted: T): Promise<ReplyOf<T>> =>
    new Promise((resolve, reject) => {
      const listen = (reply: Reply): void => {
        if (reply.type !== wanted) return;
        child.off('message', listen).off('close', fail);
        resolve(reply as ReplyOf<T>);
      };
      const fail = (): void =>
        reject(new Error(`The measured process ended: ${complaint || 'no reason given'}`));
      child.on('message', listen).once('close', fail);
    });
  return Object.assign(
    <T extends Reply['type']>(wanted: T, request: Request) => {
      const reply = next(wanted);
      child.send(request);
      return reply;
    },
    { next },
  );
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
