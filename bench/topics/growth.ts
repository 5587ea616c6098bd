import { kilobytes, median, megabytes, milliseconds, table } from '../figures/figures.ts';
import { changeTenth, organizationOf, REGIONS, type SizedOrganization } from '../growth/organization.ts';
import { rulesPerInstance } from '../growth/rules.ts';
import type { MeasureOptions, Topic } from '../topic.ts';
import type { Crossed } from '../world/traffic.ts';

/** Polls of one kind, of one organisation. */
interface Polls extends Crossed {
  /** Processor time of each, in milliseconds. */
  readonly cpu: readonly number[];
  /** The most memory that the process has had by then, in bytes. */
  readonly peak: number;
}

export interface AtSize {
  readonly instances: number;
  readonly quiet: Polls;
  readonly changed: Polls;
  /** Microseconds for each instance. */
  readonly rules: number;
}

/** Three pairs at the end of which the second is the double of the first, and more before. */
const SIZES = [1, 2, 5, 10, 20, 50, 125, 250, 500, 1000];
const QUICK_SIZES = [1, 2];
const WARM_UP = 5;
const ROUNDS = 31;

export const GROWTH: Topic<readonly AtSize[]> = {
  name: 'growth',
  title: 'Growth',
  measure,
  report,
};

async function measure({ quick, progress }: MeasureOptions): Promise<readonly AtSize[]> {
  const sizes = quick ? QUICK_SIZES : SIZES;
  const rounds = quick ? 2 : ROUNDS;
  const steps = sizes.length * 2 + rounds * 2;
  let done = 0;
  const step = () => progress(++done, steps);
  const organizations: SizedOrganization[] = [];
  try {
    for (const size of sizes) {
      organizations.push(await organizationOf(size));
      step();
    }
    const quiet = await pollAll(organizations, { rounds, step, change: () => 0 });
    const changed = await pollAll(organizations, { rounds, step, change: changeTenth });
    const results: AtSize[] = [];
    for (const [index, organization] of organizations.entries()) {
      const rules = await rulesPerInstance(organization, rounds);
      const { instances } = organization;
      results.push({ instances, rules, quiet: at(quiet, index), changed: at(changed, index) });
      step();
    }
    return results;
  } finally {
    for (const { world } of organizations) await world.close();
  }
}

const at = (all: readonly Polls[], index: number): Polls => {
  const polls = all[index];
  if (polls === undefined) throw new RangeError(`Nothing was measured for the organisation ${index}`);
  return polls;
};

interface Polling {
  readonly rounds: number;
  readonly step: () => void;
  /** Changes the organisation before a poll, and says how many instances. */
  readonly change: (organization: SizedOrganization, round: number) => number;
}

/** Round after round, each organisation once, so that what else the machine does touches all of them alike. */
async function pollAll(
  organizations: readonly SizedOrganization[],
  { rounds, step, change }: Polling,
): Promise<readonly Polls[]> {
  const cpu = organizations.map((): number[] => []);
  const crossed: Crossed[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const [index, organization] of organizations.entries()) {
      const poll = await pollOnce(organization, change(organization, round + WARM_UP));
      if (round >= 0) cpu[index]?.push(poll.cpu);
      crossed[index] = poll.crossed;
    }
    if (round >= 0) step();
  }
  const states = [];
  for (const { monitor } of organizations) states.push(await monitor.state());
  return states.map(({ peak }, index) => ({ ...(crossed[index] as Crossed), cpu: cpu[index] ?? [], peak }));
}

/** @throws Error when it was not the poll that is to be measured */
async function pollOnce(
  { instances, world, monitor }: SizedOrganization,
  changed: number,
): Promise<{ readonly cpu: number; readonly crossed: Crossed }> {
  world.traffic.take();
  const { cpu, failure } = await monitor.invoke({ action: 'poll' });
  const crossed = world.traffic.take();
  const { PutItem = 0, Publish = 0 } = crossed.calls;
  if (failure !== undefined) throw new Error(`A poll of ${instances} instances failed: ${failure}`);
  // One more for the scope.
  if (PutItem === changed + 1 && Publish === 0) return { cpu, crossed };
  throw new Error(
    `A poll of ${instances} instances, of which ${changed} had changed, wrote ${PutItem} records and sent ${Publish} messages`,
  );
}

function report(sizes: readonly AtSize[]): string {
  return [
    `Each instance has ${REGIONS} Regions, and each size a warm process of its own, whose heap is limited as in a function of 256 MB. Processor time is the median, with the lowest and the highest, of ${sizes[0]?.quiet.cpu.length} polls, taken in turns. In a *changed* poll the removal of a Region begins or ends in a tenth of the instances, at least one; it is recorded, and not told yet. Bytes are those of requests and answers, without headers.`,
    table(
      ['instances', 'quiet, ms', 'changed, ms', 'peak quiet', 'peak changed', 'rules, µs an instance'],
      sizes.map(({ instances, quiet, changed, rules }) => [
        String(instances),
        spread(quiet.cpu),
        spread(changed.cpu),
        megabytes(quiet.peak),
        megabytes(changed.peak),
        rules.toFixed(0),
      ]),
    ),
    table(
      ['instances', 'calls quiet', 'calls changed', 'quiet: sent, received', 'changed: sent, received'],
      sizes.map(({ instances, quiet, changed }) => [
        String(instances),
        callsOf(quiet),
        callsOf(changed),
        `${kilobytes(quiet.sent)}, ${kilobytes(quiet.received)}`,
        `${kilobytes(changed.sent)}, ${kilobytes(changed.received)}`,
      ]),
    ),
    'How many times as much processor time twice as many instances take. At few instances most of it is the fixed cost of a poll, which only lowers the number. More than 2.1 would not be linear any more.',
    table(
      ['from, to', 'quiet', 'changed'],
      doublings(sizes).map(({ from, to, quiet, changed }) => [
        `${from}, ${to}`,
        quiet.toFixed(2),
        changed.toFixed(2),
      ]),
    ),
  ].join('\n\n');
}

export interface Doubling {
  readonly from: number;
  readonly to: number;
  /** How many times as much processor time the second takes. */
  readonly quiet: number;
  readonly changed: number;
}

/** Every pair of which the second has twice as many instances. */
export const doublings = (sizes: readonly AtSize[]): readonly Doubling[] =>
  sizes.flatMap((one) =>
    sizes
      .filter(({ instances }) => instances === 2 * one.instances)
      .map((other) => ({
        from: one.instances,
        to: other.instances,
        quiet: median(other.quiet.cpu) / median(one.quiet.cpu),
        changed: median(other.changed.cpu) / median(one.changed.cpu),
      })),
  );

const spread = (cpu: readonly number[]): string =>
  `${milliseconds(median(cpu))} (${milliseconds(Math.min(...cpu))}–${milliseconds(Math.max(...cpu))})`;

const callsOf = ({ calls }: Crossed): string =>
  Object.entries(calls)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([operation, count]) => `${count} ${operation}`)
    .join(', ');
