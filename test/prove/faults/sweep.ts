import type { EndpointTrouble } from '../../../local/story/story.ts';
import { type Fault, faultsAt, repetitionsAllowed } from '../../support/faults/plan.ts';
import type { Item } from '../../support/table/table.ts';
import type { JudgedArrival } from '../oracle/judged-arrival.ts';
import { type Judgement, judgeArrivals } from '../oracle/oracle.ts';
import type { Change, Changes, Ran, Timeline } from '../timeline/timeline.ts';

/** A story with something gone wrong in it. */
export interface Disturbance {
  readonly index: number;
  readonly faults: readonly Fault[];
}

export interface Tried {
  readonly disturbances: readonly Disturbance[];
  readonly judgement: Judgement;
  readonly arrivals: readonly JudgedArrival[];
}

/** The undisturbed story, run by run. */
export interface Calm {
  /** What each run finds in the table. */
  readonly found: readonly (readonly Item[])[];
  readonly runs: readonly Ran[];
}

export async function calmOf({ script, step }: Timeline): Promise<Calm> {
  const found: (readonly Item[])[] = [];
  const runs: Ran[] = [];
  let items: readonly Item[] = [];
  for (const index of script.moments.keys()) {
    found.push(items);
    const ran = await step(index, items);
    runs.push(ran);
    items = ran.items;
  }
  return { found, runs };
}

/** Every fault at every call of every run of the story. */
export function singleFaults({ script }: Timeline, { runs }: Calm): readonly Disturbance[] {
  return script.moments.flatMap(({ tail }, index) =>
    tail ? [] : (runs[index]?.calls ?? []).flatMap(faultsAt).map((fault) => ({ index, faults: [fault] })),
  );
}

/** Plays the story with what goes wrong, lets healthy runs follow, and judges what arrived. */
export async function tryOut(
  timeline: Timeline,
  calm: Calm,
  disturbances: readonly Disturbance[],
): Promise<Tried> {
  const first = disturbances[0]?.index ?? 0;
  const arrivals: JudgedArrival[] = calm.runs.slice(0, first).flatMap((ran) => ran.arrivals);
  const runs: Ran[] = calm.runs.slice(0, first);
  let items = calm.found[first] ?? [];
  for (let index = first; index < timeline.script.moments.length; index += 1) {
    const faults = disturbances.find((each) => each.index === index)?.faults;
    const ran = await timeline.step(index, items, faults && { type: 'faults', faults });
    runs.push(ran);
    arrivals.push(...ran.arrivals);
    items = ran.items;
  }
  const stories = await allowedStories(timeline, calm, runs);
  const repetitions = runs.reduce((sum, { disturbed }) => sum + repetitionsAllowed(disturbed), 0);
  return { disturbances, arrivals, judgement: judgeArrivals(arrivals, { stories, repetitions }) };
}

/**
 * The undisturbed story; the story in which each disturbed poll sees less; and, for a record that a disturbed run did not
 * write, the story without that run. Each is computed by playing it.
 */
async function allowedStories(
  timeline: Timeline,
  calm: Calm,
  runs: readonly Ran[],
): Promise<(record: string) => readonly (readonly JudgedArrival[])[]> {
  const polls = runs.map((ran) => (ran.disturbed.some(isPoll) ? pollChanges(timeline) : []));
  const storiesByRecord = new Map<string, readonly (readonly JudgedArrival[])[]>();
  const play = (changes: Changes) => timeline.follow(0, calm.found[0] ?? [], changes);
  const records = new Set([
    '',
    ...runs.flatMap(({ arrivals, written }) => [...written, ...arrivals.map(({ record }) => record)]),
  ]);
  const undisturbed = calm.runs.flatMap(({ arrivals }) => arrivals);
  for (const { record } of undisturbed) records.add(record);
  for (const record of records) {
    const both = runs.map((ran, index) => [
      ...(misses(ran, record) ? [LEFT_OUT] : []),
      ...(polls[index] ?? []),
    ]);
    const stories: (readonly JudgedArrival[])[] = [undisturbed];
    for (const changes of combinations(both)) stories.push(await play(changes));
    storiesByRecord.set(record, stories);
  }
  return (record) => storiesByRecord.get(record) ?? [undisturbed];
}

const LEFT_OUT: Change = { type: 'left-out' };

const isPoll = ({ operation }: Ran['disturbed'][number]): boolean => operation === 'ListInstances';

/** A run misses a record when something went wrong in it, and it did not write the record. */
const misses = ({ disturbed, written }: Ran, record: string): boolean =>
  disturbed.length > 0 && !written.has(record);

/** Everything less that a poll can see. */
function pollChanges({ script }: Timeline): readonly Change[] {
  const statements = script.moments.flatMap(({ world }) => world);
  const subjects = statements.flatMap((one) => ('of' in one && one.of !== 'scope' ? [one.of] : []));
  const regions = new Set(subjects.flatMap(({ region }) => region ?? []));
  const instances = new Set(subjects.map(({ instance }) => instance));
  const troubles: EndpointTrouble[] = [
    { type: 'throttled' },
    ...[...regions].slice(1).map((but) => ({ type: 'silent', but }) as const),
    ...[...instances].slice(1).map((_, page) => ({ type: 'page-fails', page: page + 2 }) as const),
  ];
  return troubles.map((trouble) => ({ type: 'poll', trouble }));
}

/** Each way to choose, for every run, one of its options or none. */
function combinations(options: readonly (readonly Change[])[]): readonly Changes[] {
  let all: readonly Changes[] = [new Map()];
  for (const [index, ofRun] of options.entries()) {
    const more = ofRun.flatMap((change) => all.map((changes) => new Map([...changes, [index, change]])));
    all = [...all, ...more];
  }
  return all;
}
