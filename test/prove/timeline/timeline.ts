import { createHash } from 'node:crypto';
import type { Ports } from '../../../lib/poll/ports.ts';
import type { EndpointTrouble, Statement } from '../../../local/story/story.ts';
import { type Disturbed, type Fault, type Plan, planOf } from '../../support/faults/plan.ts';
import type { Item } from '../../support/table/table.ts';
import type { JudgedArrival } from '../oracle/judged-arrival.ts';
import type { Moment, Script } from './script.ts';
import { openDisturbableWorld } from './world.ts';

/** What one run left behind. */
export interface Ran {
  readonly items: readonly Item[];
  readonly arrivals: readonly JudgedArrival[];
  /** Its calls, each once, in the order in which they began. */
  readonly calls: readonly string[];
  readonly disturbed: readonly Disturbed[];
  /** Records that it wrote. */
  readonly written: ReadonlySet<string>;
}

/** How a run differs from the one that the story tells. */
export type Change =
  | { readonly type: 'faults'; readonly faults: readonly Fault[] }
  | { readonly type: 'left-out' }
  | { readonly type: 'poll'; readonly trouble: EndpointTrouble };

/** By the index of the moment. */
export type Changes = ReadonlyMap<number, Change>;

/**
 * A story from any point on. A run depends on nothing but the moment and the table that it finds. So each is played only once,
 * and after that its result is looked up, which makes it cheap to try everything.
 */
export interface Timeline {
  readonly script: Script;
  /** How many runs were really played. */
  readonly played: () => number;
  readonly step: (index: number, items: readonly Item[], change?: Change) => Promise<Ran>;
  /** What arrives from there to the end. */
  readonly follow: (
    from: number,
    items: readonly Item[],
    changes?: Changes,
  ) => Promise<readonly JudgedArrival[]>;
}

export type PortsFor = (ports: Ports, moment: Moment) => Ports;

export function createTimeline(script: Script, ports?: PortsFor): Timeline {
  const known = new Map<string, Promise<Ran>>();
  const step: Timeline['step'] = (index, items, change) => {
    const moment = script.moments[index];
    if (moment === undefined) throw new Error(`The story has no run ${index}`);
    const key = `${index} ${digest(items)} ${JSON.stringify(change)}`;
    const ran = known.get(key) ?? playRun(moment, { items, change, ports });
    known.set(key, ran);
    return ran;
  };
  return {
    script,
    played: () => known.size,
    step,
    follow: async (from, items, changes = new Map()) => {
      const arrivals: JudgedArrival[] = [];
      let found = items;
      for (let index = from; index < script.moments.length; index += 1) {
        const ran = await step(index, found, changes.get(index));
        arrivals.push(...ran.arrivals);
        found = ran.items;
      }
      return arrivals;
    },
  };
}

const digest = (items: readonly Item[]): string =>
  createHash('sha1').update(JSON.stringify(items)).digest('base64');

interface Given {
  /** What the run finds in the table. */
  readonly items: readonly Item[];
  readonly change: Change | undefined;
  readonly ports: PortsFor | undefined;
}

async function playRun(moment: Moment, { items, change, ports }: Given): Promise<Ran> {
  if (change?.type === 'left-out') return { ...NOTHING, items };
  const changed = change?.type === 'poll' ? withTrouble(moment, change.trouble) : moment;
  const plan = planOf(change?.type === 'faults' ? change.faults : []);
  return runWith(plan, changed, { items, ports });
}

async function runWith(plan: Plan, moment: Moment, { items, ports }: Omit<Given, 'change'>): Promise<Ran> {
  const world = openDisturbableWorld(moment, { items });
  world.enter(moment);
  world.judgeBy(plan.verdictOn);
  await world.run(moment, { ports });
  return {
    items: world.items(),
    arrivals: world.arrivals,
    calls: [...new Set(world.points.map(({ label }) => label))],
    disturbed: plan.disturbed,
    written: writtenBetween(items, world.items()),
  };
}

const NOTHING = { arrivals: [], calls: [], disturbed: [], written: new Set<string>() };

const withTrouble = (moment: Moment, trouble: EndpointTrouble): Moment => {
  const added: Statement = { type: 'endpoint', trouble };
  return { ...moment, troubles: [...moment.troubles, added] };
};

function writtenBetween(before: readonly Item[], after: readonly Item[]): ReadonlySet<string> {
  const versions = new Map(before.map(({ resource, version }) => [resource?.S, version?.N]));
  const changed = after.filter(({ resource, version }) => versions.get(resource?.S) !== version?.N);
  return new Set(changed.map(({ resource }) => resource?.S ?? ''));
}
