import type { Story } from '../../../local/story/story.ts';
import { mainFaultsAt } from '../../support/faults/plan.ts';
import { isRight } from '../oracle/oracle.ts';
import { counted, emptyRow, isShort, type Proof, type Row, storiesToDisturb } from '../proof.ts';
import { scriptOf } from '../timeline/script.ts';
import { createTimeline, type PortsFor, type Timeline } from '../timeline/timeline.ts';
import { counterExample } from './counter-example.ts';
import { type Calm, calmOf, type Disturbance, singleFaults, tryOut } from './sweep.ts';

/** S60: every call of every run, with all that can happen to it. */
export const FAULT_SWEEP: Proof = {
  name: 'faults',
  run: async (_, progress) => {
    const rows: Row[] = [];
    for (const story of storiesToDisturb()) {
      rows.push(await disturb(story, async (timeline, calm) => singleFaults(timeline, calm)));
      progress(describe(rows.at(-1)));
    }
    return rows;
  },
};

/** S60: every pair of calls, in the shortest stories. */
export const FAULT_PAIRS: Proof = {
  name: 'pairs',
  run: async (_, progress) => {
    const rows: Row[] = [];
    for (const story of storiesToDisturb().filter(isShort)) {
      rows.push(await disturb(story, faultPairs));
      progress(describe(rows.at(-1)));
    }
    return rows;
  },
};

const describe = (row: Row | undefined): string => `${row?.story}: ${row?.tried} tried, ${row?.lost} lost`;

type Disturbances = (
  timeline: Timeline,
  calm: Calm,
) => Promise<readonly (readonly Disturbance[] | Disturbance)[]>;

/** One row for a story in which, one after the other, all this goes wrong. */
export async function disturb(story: Story, disturbances: Disturbances, ports?: PortsFor): Promise<Row> {
  const timeline = createTimeline(scriptOf(story), ports);
  const calm = await calmOf(timeline);
  let row = emptyRow(story.title);
  let failed: readonly Disturbance[] | undefined;
  for (const one of await disturbances(timeline, calm)) {
    const together = [one].flat() as readonly Disturbance[];
    const { judgement } = await tryOut(timeline, calm, together);
    row = counted(row, judgement);
    if (!isRight(judgement) && (failed === undefined || together.length < failed.length)) failed = together;
  }
  return failed ? { ...row, failure: await counterExample(story, failed, ports) } : row;
}

/** The second may come later in the same run, or in any run after it. */
export async function faultPairs(
  timeline: Timeline,
  calm: Calm,
): Promise<readonly (readonly Disturbance[])[]> {
  const pairs: (readonly Disturbance[])[] = [];
  for (const [index, { calls }] of calm.runs.entries()) {
    if (timeline.script.moments[index]?.tail) continue;
    for (const first of calls.flatMap(mainFaultsAt)) {
      const faults = [first];
      const ran = await timeline.step(index, calm.found[index] ?? [], { type: 'faults', faults });
      const later = first.span === 'run' ? [] : ran.calls.slice(ran.calls.indexOf(first.point) + 1);
      pairs.push(...later.flatMap(mainFaultsAt).map((second) => [{ index, faults: [first, second] }]));
      pairs.push(...(await withLater(timeline, { index, faults }, ran.items)));
    }
  }
  return pairs;
}

async function withLater(
  { script, step }: Timeline,
  first: Disturbance,
  items: Calm['found'][number],
): Promise<readonly (readonly Disturbance[])[]> {
  const pairs: (readonly Disturbance[])[] = [];
  let found = items;
  for (let index = first.index + 1; index < script.moments.length - 2; index += 1) {
    const ran = await step(index, found);
    found = ran.items;
    pairs.push(...ran.calls.flatMap(mainFaultsAt).map((second) => [first, { index, faults: [second] }]));
  }
  return pairs;
}
