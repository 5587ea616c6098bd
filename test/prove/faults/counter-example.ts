import { readFileSync } from 'node:fs';
import { isoInstant } from '../../../lib/domain/time.ts';
import { STORY_START, type Step, type Story } from '../../../local/story/story.ts';
import type { Fault } from '../../support/faults/plan.ts';
import { describeArrival } from '../oracle/judged-arrival.ts';
import { isRight } from '../oracle/oracle.ts';
import { scriptOf } from '../timeline/script.ts';
import { createTimeline, type PortsFor } from '../timeline/timeline.ts';
import { calmOf, type Disturbance, type Tried, tryOut } from './sweep.ts';

/** What went wrong in a story, by the time of the run, so that it survives the loss of other lines. */
interface Failing {
  readonly story: Story;
  readonly faults: ReadonlyMap<number, readonly Fault[]>;
  readonly tried: Tried;
}

/** A failing story as text to be pasted into a story file, without the lines that it fails without. */
export async function counterExample(
  story: Story,
  disturbances: readonly Disturbance[],
  ports?: PortsFor,
): Promise<string> {
  const { moments } = scriptOf(story);
  const faults = new Map(disturbances.map((one) => [moments[one.index]?.at ?? 0, one.faults]));
  const longest = await failing(story, faults, ports);
  if (longest === undefined)
    return `# It failed once, and did not when it was played again\nstory ${story.title}`;
  let shortest = longest;
  for (const step of story.steps) {
    if (step.type === 'runs' && faults.has(step.from)) continue;
    const steps: readonly Step[] = shortest.story.steps.filter((kept) => kept !== step);
    const shorter: Failing | undefined = await failing({ ...story, steps }, faults, ports);
    shortest = shorter ?? shortest;
  }
  return textOf(shortest);
}

async function failing(
  story: Story,
  faults: Failing['faults'],
  ports: PortsFor | undefined,
): Promise<Failing | undefined> {
  try {
    const timeline = createTimeline(scriptOf(story), ports);
    const disturbances = [...faults].map(([at, some]) => ({
      index: timeline.script.moments.findIndex((moment) => moment.at === at),
      faults: some,
    }));
    const tried = await tryOut(timeline, await calmOf(timeline), disturbances);
    return isRight(tried.judgement) ? undefined : { story, faults, tried };
  } catch {
    // Without some lines it is no longer a story.
    return undefined;
  }
}

function textOf({ story, faults, tried: { judgement, arrivals } }: Failing): string {
  const { lost, invented, outOfOrder, uncommitted, repeated, tooMany } = judgement;
  const found = { lost, invented, 'out of order': outOfOrder, 'published before it was stored': uncommitted };
  return [
    ...Object.entries(found).flatMap(([what, ids]) => ids.map((id) => `# ${what}: ${id}`)),
    ...(tooMany > 0 ? [`# repeated: ${repeated} times, ${tooMany} too many`] : []),
    ...arrivals.map((arrival) => `# arrived: ${describeArrival(arrival)}`),
    `story ${story.title}`,
    '',
    ...story.steps.flatMap((step) => linesOf(step, faults)),
  ].join('\n');
}

/** As in the file, with what the grammar can't say before it. Expectations are those of the undisturbed story. */
function linesOf(step: Step, faults: Failing['faults']): readonly string[] {
  const { file, line } = step.place;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(line - 1);
  const length = lines.findIndex((text, index) => index > 0 && !text.trim().startsWith('->'));
  const text = lines.slice(0, length < 0 ? undefined : length);
  if (step.type !== 'runs') return text;
  const disturbed = faults.get(step.from) ?? [];
  const time = isoInstant(STORY_START + step.from).slice(11, 16);
  return [
    ...disturbed.map(({ point, trouble, span }) => `# ${time}: ${point}: ${trouble}, ${REACH[span]}`),
    ...text,
  ];
}

const REACH: Readonly<Record<Fault['span'], string>> = {
  attempt: 'in its first attempt',
  request: 'in all its attempts',
  service: 'and all later requests to its service',
  run: 'and the run dies there',
};
