import type { Duration } from '../../../lib/domain/time.ts';
import type { Endpoint } from '../../../local/aws/wire/call.ts';
import { type Choose, createScheduler } from '../../support/faults/schedule.ts';
import { type Calm, calmOf } from '../faults/sweep.ts';
import type { JudgedArrival } from '../oracle/judged-arrival.ts';
import { type Judgement, judgeArrivals } from '../oracle/oracle.ts';
import type { Moment, Script } from '../timeline/script.ts';
import { type Change, createTimeline, type PortsFor, type Timeline } from '../timeline/timeline.ts';
import { type DisturbableWorld, openDisturbableWorld } from '../timeline/world.ts';

/** Several runs in place of one. */
export interface Overlap {
  /** The index of the moment. */
  readonly index: number;
  readonly runs: number;
  /** From the beginning of one run to that of the next; those that began before it sleep until it is their turn. */
  readonly apart: Duration;
}

/** A story in which some runs overlap. */
export interface Overlapping {
  readonly overlap: Overlap;
  readonly play: (choose: Choose) => Promise<Overlapped>;
}

export interface Overlapped {
  readonly judgement: Judgement;
  readonly schedule: readonly string[];
}

/** How long after its beginning a run keeps others from what it delivers. */
const CLAIM: Duration = 52_000;

export async function overlapping(script: Script, overlap: Overlap, ports?: PortsFor): Promise<Overlapping> {
  const { index, runs, apart } = overlap;
  const lanes = lanesOf(script, overlap);
  const after = script.moments.slice(index + 1).filter(({ at }) => at > (lanes.at(-1)?.at ?? 0));
  const moments = [...script.moments.slice(0, index), ...lanes, ...after];
  const timeline = createTimeline({ ...script, moments }, ports);
  const calm = await calmOf(timeline);
  const stories = await allowedStories(timeline, calm, overlap);
  // A run that sleeps with a message accepted but not acknowledged is a fault.
  const repetitions = apart >= CLAIM ? runs - 1 : 0;
  return {
    overlap,
    play: async (choose) => {
      const world = openDisturbableWorld(lanes[0] as Moment, { items: calm.found[index] ?? [] });
      const schedule = await runTogether(world, lanes, { choose, sleeping: apart > 0, ports });
      const before = calm.runs.slice(0, index).flatMap(({ arrivals }) => arrivals);
      const rest = await timeline.follow(index + runs, world.items());
      const arrivals = [...before, ...world.arrivals, ...rest];
      return { schedule, judgement: judgeArrivals(arrivals, { stories: () => stories, repetitions }) };
    },
  };
}

function lanesOf({ moments }: Script, { index, runs, apart }: Overlap): readonly Moment[] {
  const moment = moments[index];
  if (moment === undefined) throw new Error(`The story has no run ${index}`);
  return Array.from({ length: runs }, (_, lane) => ({ ...moment, at: moment.at + lane * apart }));
}

/** One run after the other, or with some of them left out for that record: another has decided. */
async function allowedStories(timeline: Timeline, calm: Calm, { index, runs }: Overlap) {
  const stories: (readonly JudgedArrival[])[] = [calm.runs.flatMap(({ arrivals }) => arrivals)];
  for (let choice = 1; choice < 2 ** runs - 1; choice += 1) {
    const lanes = Array.from({ length: runs }, (_, lane) => lane).filter((lane) => choice & (1 << lane));
    const changes = new Map<number, Change>(lanes.map((lane) => [index + lane, { type: 'left-out' }]));
    stories.push(await timeline.follow(0, [], changes));
  }
  return stories;
}

interface TogetherOptions {
  readonly choose: Choose;
  readonly sleeping: boolean;
  readonly ports?: PortsFor | undefined;
  readonly all?: boolean;
}

/** What runs share. Other calls may happen at any time without a difference to anybody. */
const SHARED: ReadonlySet<string> = new Set(['Query', 'PutItem', 'Publish']);

/**
 * Runs at once hold their calls before these have an effect. One that falls asleep does so after: what it has checked
 * before it sends a request, such as its deadline, it must check again for the next.
 */
async function runTogether(
  world: DisturbableWorld,
  moments: readonly Moment[],
  { choose, sleeping, ports, all = false }: TogetherOptions,
): Promise<readonly string[]> {
  const scheduler = createScheduler(world.activity);
  if (sleeping) {
    world.holdAnswersBy(async (caller, operation) => {
      if (SHARED.has(operation)) await scheduler.hold(`${caller} ${operation}`);
    });
  } else {
    world.judgeBy(async ({ caller, operation, label }) => {
      if (all || SHARED.has(operation)) await scheduler.hold(`${caller} ${label}`);
      return 'pass' as const;
    });
  }
  const lanes = moments.map((moment, index) => {
    const caller = `run ${index + 1}`;
    return {
      name: caller,
      start: () => {
        world.enter(moment);
        return world.run(moment, { caller, ports, frozen: sleeping });
      },
    };
  });
  return scheduler.run(lanes, choose);
}

interface PlayThroughOptions {
  /** How many at the next moment. */
  readonly runs: () => number;
  readonly choose: Choose;
  /** Instead of the table in memory. */
  readonly dynamoDb?: Endpoint;
  readonly ports?: PortsFor;
}

/** A whole story in one world, with several runs in place of each, as chosen. */
export async function playThrough(
  script: Script,
  { runs, choose, dynamoDb, ports }: PlayThroughOptions,
): Promise<Judgement> {
  const calm = await calmOf(createTimeline(script, ports));
  const [first] = script.moments;
  if (first === undefined) throw new Error('The story has no run');
  const world = openDisturbableWorld(first, dynamoDb ? { dynamoDb } : {});
  for (const moment of script.moments) {
    const moments = Array.from({ length: runs() }, () => moment);
    await runTogether(world, moments, { choose, sleeping: false, ports, all: true });
  }
  const undisturbed = calm.runs.flatMap(({ arrivals }) => arrivals);
  return judgeArrivals(world.arrivals, { stories: () => [undisturbed], repetitions: 0 });
}
