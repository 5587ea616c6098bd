import { isDeepStrictEqual } from 'node:util';
import { median, milliseconds, table } from '../figures/figures.ts';
import { type Spread, spreadOf, spreadText } from '../figures/spread.ts';
import { CANDIDATES, type Candidate, IN_TURN, type Taken, takeCold, takeWarm } from '../polls/take.ts';
import { KINDS, type Kind, type Poll } from '../polls/watched.ts';
import type { MeasureOptions, Topic } from '../topic.ts';

/** How long each endpoint takes to answer, in ms. */
const WAIT = 50;
const REGIONS = [1, 3, 6] as const;
const COLD_REGIONS = 3;

export interface Polls {
  readonly warm: readonly PollFigures[];
  /** First polls of fresh processes. */
  readonly cold: readonly PollFigures[];
}

/** What one candidate takes for polls of one kind. */
export interface PollFigures {
  readonly candidate: Candidate;
  readonly kind: Kind;
  readonly regions: number;
  /** How many were measured. */
  readonly polls: number;
  /** As a multiple of the time that an endpoint takes. */
  readonly took: Spread;
  /** Of the processor, in ms. */
  readonly cpu: number;
  /** By operation, in each poll. */
  readonly calls: Poll['calls'];
  /** How long a process had loaded before, in ms. */
  readonly ready: number;
}

export const POLLS: Topic<Polls> = {
  name: 'polls',
  title: 'A quiet and an alerting poll',
  measure,
  report,
};

async function measure({ quick, progress }: MeasureOptions): Promise<Polls> {
  const { warmUp, repetitions, processes } = quick ? QUICK : THOROUGH;
  let done = 0;
  const oneDone = (): void => progress(++done, REGIONS.length * repetitions + processes);
  const warm: PollFigures[] = [];
  for (const regions of REGIONS) {
    const taken = await takeWarm({ regions, wait: WAIT, repetitions, oneDone }, warmUp);
    warm.push(...figuresOf(taken, regions));
  }
  const taken = await takeCold({ regions: COLD_REGIONS, wait: WAIT, repetitions: processes, oneDone });
  return { warm, cold: figuresOf(taken, COLD_REGIONS) };
}

const QUICK = { warmUp: 1, repetitions: 1, processes: 1 };
const THOROUGH = { warmUp: 30, repetitions: 20, processes: 15 };

const figuresOf = (taken: readonly Taken[], regions: number): readonly PollFigures[] =>
  KINDS.flatMap((kind) =>
    CANDIDATES.map((candidate) => {
      const polls = taken.filter((each) => each.kind === kind && each.candidate === candidate);
      return {
        candidate,
        kind,
        regions,
        polls: polls.length,
        took: spreadOf(polls.map(({ poll }) => poll.wall / WAIT)),
        cpu: median(polls.map(({ poll }) => poll.cpu)),
        calls: callsOfEach(polls),
        ready: median(polls.map(({ ready }) => ready)),
      };
    }),
  );

/** @throws Error when two polls of one kind differ: neither could stand for all */
function callsOfEach(polls: readonly Taken[]): Poll['calls'] {
  const [first, ...others] = polls.map(({ poll }) => poll.calls);
  const other = others.find((calls) => !isDeepStrictEqual(calls, first));
  if (other !== undefined) {
    throw new Error(`Two polls of one kind differ: ${JSON.stringify(first)} and ${JSON.stringify(other)}`);
  }
  return first ?? {};
}

function report({ warm, cold }: Polls): string {
  return [
    `Every endpoint answers ${WAIT} ms after it gets a request. Times are multiples of that: medians of ${warm[0]?.polls} polls, with the quartiles. The monitor and the bundled peer poll in turn, in processes that have polled before and keep their connections. In the alerting poll a Region that was ACTIVE is ADDING, and one message is sent.`,
    `The monitor waits ${IN_TURN.quiet} times in a quiet poll (to read, and to commit) and ${IN_TURN.alerting} times in an alerting one (to read, to commit the instance and then the scope, to publish, and to acknowledge), because it publishes nothing that it has not stored. The last column is what as many plain requests of Node take, one after the other: on this machine no function that waits as often can take less.`,
    table(['poll', 'Regions', 'monitor', 'peer', 'plain requests'], rowsOf(warm).map(timesRow)),
    'What they call, and how many ms of the processor they take:',
    table(['poll', 'Regions', 'monitor', 'ms', 'peer', 'ms'], rowsOf(warm).map(callsRow)),
    `The first poll of a fresh process, for ${COLD_REGIONS} Regions, after it has loaded the function: medians of ${cold[0]?.polls} processes.`,
    table(
      ['first poll', ...CANDIDATES.flatMap((candidate) => [`${candidate} loads`, `${candidate} polls`])],
      rowsOf(cold).map(coldRow),
    ),
  ].join('\n\n');
}

type Row = Pick<PollFigures, 'kind' | 'regions'> & Readonly<Record<Candidate, PollFigures>>;

/** The candidates beside one another. */
function rowsOf(figures: readonly PollFigures[]): readonly Row[] {
  const groups = Object.values(Object.groupBy(figures, ({ kind, regions }) => `${kind} ${regions}`));
  return groups.flatMap((group = []) => {
    const [monitor, peer, plain] = CANDIDATES.map((name) =>
      group.find(({ candidate }) => candidate === name),
    );
    if (monitor === undefined || peer === undefined || plain === undefined) return [];
    return [{ kind: monitor.kind, regions: monitor.regions, monitor, peer, plain }];
  });
}

const timesRow = (row: Row): readonly string[] => [
  row.kind,
  String(row.regions),
  ...CANDIDATES.map((candidate) => multiple(row[candidate])),
];

const callsRow = ({ kind, regions, monitor, peer }: Row): readonly string[] => [
  kind,
  String(regions),
  callsText(monitor),
  milliseconds(monitor.cpu),
  callsText(peer),
  milliseconds(peer.cpu),
];

const coldRow = (row: Row): readonly string[] => [
  row.kind,
  ...CANDIDATES.flatMap((name) => [`${milliseconds(row[name].ready)} ms`, multiple(row[name])]),
];

const multiple = ({ took }: PollFigures): string => spreadText(took, (times) => times.toFixed(2));

/** Such as `4: ListInstances, 2 PutItem, Query`. */
function callsText({ calls }: PollFigures): string {
  const all = Object.entries(calls).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const total = all.reduce((sum, [, times]) => sum + times, 0);
  return `${total}: ${all.map(([name, times]) => (times === 1 ? name : `${times} ${name}`)).join(', ')}`;
}
