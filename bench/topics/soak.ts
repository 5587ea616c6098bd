import { kilobytes, megabytes, table } from '../figures/figures.ts';
import { leastSquares } from '../figures/line.ts';
import { INSTANCES, REGIONS } from '../soak/organization.ts';
import { type Sample, type Soaked, soak } from '../soak/soak.ts';
import type { Topic } from '../topic.ts';

export const SOAK: Topic<Soaked> = {
  name: 'soak',
  title: 'Soak',
  measure: ({ quick, progress }) => {
    const polls = quick ? 300 : 20_000;
    return soak({
      seed: 20261128,
      polls,
      sampleEvery: quick ? 30 : 250,
      silenceEvery: quick ? 1_000 : 4_000,
      onSample: (done) => progress(done, polls),
    });
  },
  report,
};

function report(soaked: Soaked): string {
  const { seed, polls, wall, cpu, failed, faults, changes, account, left, resources, samples } = soaked;
  return [
    `${polls.toLocaleString('en-US')} polls, one after another, in one process, while an organisation of ${INSTANCES} instances of ${REGIONS} Regions changes and services refuse, throttle, reset connections, lose their answers, or do not answer (seed ${seed}). The thresholds are fractions of a second, so that incidents open, escalate and end all the time. At the end everything is well. The heap is read after a garbage collection, without compiled code; its growth is a line by least squares through the second half of ${samples.length} samples. *Expected* are the notifications that were in a stored outbox at some time.`,
    table(
      ['what', 'figure'],
      [
        ['runs a second', (polls / (wall / 1000)).toFixed(0)],
        ['processor time of a run', `${(cpu / polls).toFixed(1)} ms`],
        ['changes of the organisation', count(changes)],
        ['faults', count(faults)],
        ['runs that failed because of them', count(failed)],
        ['heap after the first poll, in the middle, at the end', memoryOf(samples, 'heap')],
        ['resident memory at these times', memoryOf(samples, 'resident')],
        ['growth of the heap for every 1,000 polls', growthText(samples)],
        ['messages', count(account.messages)],
        ['notifications expected', count(account.expected)],
        ['… lost', count(account.lost.length)],
        ['… that nobody expected', count(account.unexpected.length)],
        ['… that a run said it had sent, and had not', count(account.onlySaid)],
        ['… repeated', count(account.repetitions)],
        ['messages out of order, or with a gap before', count(account.outOfOrder)],
        ['pending at the end', count(left.pending)],
        ['incidents open at the end', count(left.incidents)],
        ['timers and handles left', leftOf(resources)],
      ],
    ),
    leakText(samples),
  ].join('\n\n');
}

const count = (number: number): string => number.toLocaleString('en-US');

const memoryOf = (samples: readonly Sample[], kind: 'heap' | 'resident'): string =>
  [0, Math.floor(samples.length / 2), samples.length - 1]
    .map((index) => megabytes(samples[index]?.[kind] ?? 0))
    .join(', ');

export interface HeapGrowth {
  /** Bytes for every 1,000 polls. */
  readonly growth: number;
  readonly standardError: number;
  /** It is more than chance explains, and more than the engine's own noise. */
  readonly isLeak: boolean;
}

/** So little for every 1,000 polls is no leak whatever its cause: at a poll every 5 minutes it is 30 kB in four days. */
const NEGLIGIBLE = 25_000;

/** Of the second half: in the first one caches fill, and the engine compiles. */
export function heapGrowth(samples: readonly Sample[]): HeapGrowth {
  const half = samples.slice(Math.floor(samples.length / 2));
  const { slope, standardError } = leastSquares(
    half.map(({ polls, heap }) => ({ x: polls / 1000, y: heap })),
  );
  return { growth: slope, standardError, isLeak: slope > 2 * standardError && slope > NEGLIGIBLE };
}

function growthText(samples: readonly Sample[]): string {
  const { growth, standardError } = heapGrowth(samples);
  return `${(growth / 1000).toFixed(1)} kB ± ${((2 * standardError) / 1000).toFixed(1)} kB`;
}

function leakText(samples: readonly Sample[]): string {
  const { isLeak } = heapGrowth(samples);
  const verdict = isLeak ? 'This is a leak' : 'So the memory is flat';
  return `It would be a leak if the heap grew by more than ${kilobytes(NEGLIGIBLE)} for every 1,000 polls, and by more than the scatter of the samples explains (±, two standard errors of the slope). ${verdict}.`;
}

/** What the last state has that the first had not. */
export function leftOf({ first, last }: Soaked['resources']): string {
  const before = [...first];
  const left = last.filter((resource) => {
    const index = before.indexOf(resource);
    if (index >= 0) before.splice(index, 1);
    return index < 0;
  });
  return left.length === 0 ? 'none' : left.join(', ');
}
