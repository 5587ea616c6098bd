/** The measured process: loads one function, runs it, and says what that took. Nothing else runs in it. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Effort, Invoked, Reply, Request, State } from './protocol.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

interface Module {
  readonly handler: Handler;
}

// Node has no other way to it without a flag on the command line. Once: each new context would be in the heap for a while.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const [, , bundle = ''] = process.argv;

const { value, effort } = await measured(bundle.endsWith('.cjs') ? required : imported);
reply({ type: 'loaded', loaded: { ...effort, peak: peak() } });

process.on('disconnect', () => process.exit(0));
process.on('message', (request: Request) => {
  void answer(request);
});

/** As Lambda does it. To import a CommonJS module takes longer: Node searches it for its exports first. */
async function required(): Promise<Module> {
  return createRequire(bundle)(fileURLToPath(bundle));
}

function imported(): Promise<Module> {
  return import(bundle);
}

async function answer(request: Request): Promise<void> {
  const { id } = request;
  if (request.type === 'state') reply({ type: 'state', id, state: state() });
  else reply({ type: 'invoked', id, invoked: await invoke(request) });
}

async function invoke({ id, event, timeLimit }: Extract<Request, { type: 'invoke' }>): Promise<Invoked> {
  const endsAt = Date.now() + timeLimit;
  const context = {
    awsRequestId: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
  };
  const { value: ended, effort: took } = await measured(() =>
    value.handler(event, context).then(
      (result) => ({ result }),
      (error: Error) => ({ failure: `${error.name}: ${error.message}` }),
    ),
  );
  return { ...took, ...ended };
}

async function measured<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly effort: Effort }> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, effort: { wall: performance.now() - startedAt, cpu: (user + system) / 1000 } };
}

function state(): State {
  collectGarbage();
  const resources = process.getActiveResourcesInfo().toSorted();
  return { heap: heap(), resident: process.memoryUsage.rss(), peak: peak(), resources };
}

/** Code is left out: the engine goes on compiling for tens of thousands of polls, and no object of the program is in there. */
function heap(): number {
  const spaces = getHeapSpaceStatistics().filter(({ space_name: name }) => !/code|trusted/.test(name));
  return spaces.reduce((sum, { space_used_size: used }) => sum + used, 0);
}

/** Kilobytes on every system. */
function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function reply(message: Reply): void {
  process.send?.(message);
}
