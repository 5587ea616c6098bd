import type { JudgedArrival, Telling } from './judged-arrival.ts';

/** What is wrong with what arrived. Nothing is wrong when all but `repeated` are empty or 0. */
export interface Judgement {
  /** In the allowed story that comes nearest, but not in what arrived. */
  readonly lost: readonly string[];
  /** In what arrived, but not in that story. */
  readonly invented: readonly string[];
  readonly outOfOrder: readonly string[];
  /** Published while it was in no stored outbox. */
  readonly uncommitted: readonly string[];
  /** Messages that repeated something. */
  readonly repeated: number;
  /** Of these, how many more than the faults allow. */
  readonly tooMany: number;
}

export interface Allowed {
  /** The stories that may have arrived, for each record by itself. The first is the undisturbed one. */
  readonly stories: (record: string) => readonly (readonly JudgedArrival[])[];
  readonly repetitions: number;
}

/**
 * Judges what arrived in a disturbed story. For each record it must be exactly what one of the allowed stories says, in order
 * within each incident, and repeated no more often than allowed.
 */
export function judgeArrivals(
  arrivals: readonly JudgedArrival[],
  { stories, repetitions }: Allowed,
): Judgement {
  const records = new Set(arrivals.map(({ record }) => record));
  for (const { record } of stories('').flat()) records.add(record);
  const differences = [...records].map((record) => nearest(record, arrivals, stories(record)));
  const { repeated, outOfOrder } = sequencesOf(arrivals);
  return {
    lost: differences.flatMap(({ lost }) => lost),
    invented: differences.flatMap(({ invented }) => invented),
    outOfOrder,
    uncommitted: arrivals.filter(({ committed }) => !committed).map(nameOf),
    repeated,
    tooMany: Math.max(0, repeated - repetitions),
  };
}

export const isRight = ({ lost, invented, outOfOrder, uncommitted, tooMany }: Judgement): boolean =>
  lost.length + invented.length + outOfOrder.length + uncommitted.length + tooMany === 0;

interface Difference {
  readonly lost: readonly string[];
  readonly invented: readonly string[];
}

function nearest(
  record: string,
  arrivals: readonly JudgedArrival[],
  stories: readonly (readonly JudgedArrival[])[],
): Difference {
  const arrived = textsOf(record, arrivals);
  const differences = stories.map((story) => {
    const wanted = textsOf(record, story);
    return { lost: [...wanted.difference(arrived)], invented: [...arrived.difference(wanted)] };
  });
  const size = ({ lost, invented }: Difference) => lost.length + invented.length;
  return differences.reduce((best, each) => (size(each) < size(best) ? each : best));
}

/** Every notification once, whichever message carried it. Their order is judged by their numbers. */
const textsOf = (record: string, arrivals: readonly JudgedArrival[]): ReadonlySet<string> =>
  new Set(
    arrivals
      .filter((arrival) => arrival.record === record)
      .flatMap(({ incident, tellings }) => tellings.map((telling) => textOf(incident, telling))),
  );

const textOf = (incident: string, { sequence, reason, severity, kind, outcome }: Telling): string =>
  [`${incident}.${sequence}`, reason, severity, outcome, kind].filter(Boolean).join(' ');

const nameOf = ({ incident, tellings }: JudgedArrival): string => `${incident}.${tellings.at(-1)?.sequence}`;

/**
 * The numbers of an incident rise. A repetition has the same id, or is inside a message with a newer id. So an older id after
 * a newer one is out of order, and so is a number that comes before a lower one.
 */
function sequencesOf(arrivals: readonly JudgedArrival[]): {
  repeated: number;
  outOfOrder: readonly string[];
} {
  const latest = new Map<string, number>();
  const outOfOrder: string[] = [];
  let repeated = 0;
  for (const arrival of arrivals) {
    const { incident, tellings } = arrival;
    const before = latest.get(incident) ?? 0;
    const numbers = tellings.map(({ sequence }) => sequence);
    const newest = numbers.at(-1) ?? 0;
    const rising = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
    if (numbers.some((number) => number <= before)) repeated += 1;
    if (newest < before || !rising || (numbers[0] ?? 0) > before + 1) outOfOrder.push(nameOf(arrival));
    latest.set(incident, Math.max(before, newest));
  }
  return { repeated, outOfOrder };
}
