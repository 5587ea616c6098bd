import { buildBundled, buildUnbundled } from '../builds.ts';
import type { MeasuredFunction } from '../process/process.ts';
import { builtFunction } from '../world/world.ts';
import { KINDS, type Kind, type Poll, startWatched, type Watched } from './watched.ts';

/** `plain` is as many requests as the monitor makes one after the other, and nothing else. */
export const CANDIDATES = ['monitor', 'peer', 'plain'] as const;
export type Candidate = (typeof CANDIDATES)[number];

/** One poll that was measured. */
export interface Taken {
  readonly candidate: Candidate;
  readonly kind: Kind;
  readonly poll: Poll;
  /** How long its process took to load, in ms. */
  readonly ready: number;
}

export interface TakeOptions {
  readonly regions: number;
  /** How long each endpoint takes to answer, in ms. */
  readonly wait: number;
  readonly repetitions: number;
  /** Called after each repetition. */
  readonly oneDone: () => void;
}

/** Polls of processes that have polled before, and have their connections. The candidates poll in turn. */
export async function takeWarm(
  { regions, wait, repetitions, oneDone }: TakeOptions,
  warmUp: number,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  const watched = await startWatched(regions);
  try {
    const processes = await startEach(watched);
    for (let poll = 1; poll <= warmUp; poll++) await takeEach(watched, processes, 0);
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      taken.push(...(await takeEach(watched, processes, wait)));
      oneDone();
    }
  } finally {
    await watched.close();
  }
  return taken;
}

/** First polls: each of a process of its own. What it watches was polled before. */
export async function takeCold({
  regions,
  wait,
  repetitions,
  oneDone,
}: TakeOptions): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  const watched = await startWatched(regions);
  try {
    await takeEach(watched, await startEach(watched), 0);
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      for (const kind of KINDS) taken.push(...(await takeFirst(watched, kind, wait)));
      oneDone();
    }
  } finally {
    await watched.close();
  }
  return taken;
}

async function takeFirst(watched: Watched, kind: Kind, wait: number): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const started of await startEach(watched)) {
    taken.push(await takeOne(watched, started, { kind, wait }));
    await started.polling.stop();
  }
  return taken;
}

async function takeEach(
  watched: Watched,
  processes: readonly Started[],
  wait: number,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const kind of KINDS) {
    for (const started of processes) taken.push(await takeOne(watched, started, { kind, wait }));
  }
  return taken;
}

interface Started {
  readonly candidate: Candidate;
  readonly polling: MeasuredFunction;
}

async function startEach(watched: Watched): Promise<readonly Started[]> {
  const started: Started[] = [];
  for (const candidate of CANDIDATES) {
    started.push({ candidate, polling: await watched.start(await bundleOf(candidate)) });
  }
  return started;
}

const bundleOf = async (candidate: Candidate): Promise<URL> => {
  switch (candidate) {
    case 'monitor':
      return builtFunction('monitor');
    case 'peer':
      return buildBundled('peer.ts');
    case 'plain':
      return buildUnbundled('plain.ts');
  }
};

async function takeOne(
  watched: Watched,
  { candidate, polling }: Started,
  { kind, wait }: { readonly kind: Kind; readonly wait: number },
): Promise<Taken> {
  const poll =
    candidate === 'plain'
      ? await watched.invoke(polling, { requests: IN_TURN[kind] }, wait)
      : await watched.poll(polling, kind, wait);
  return { candidate, kind, poll, ready: polling.loaded.wall };
}

/** Look, commit the scope. Or: look, commit the instance, commit the scope, publish, acknowledge. */
export const IN_TURN: Readonly<Record<Kind, number>> = { quiet: 2, alerting: 5 };
