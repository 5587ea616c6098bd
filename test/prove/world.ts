import { MINUTE } from '../../lib/domain/time.ts';
import { makePorts, type Ports } from '../../lib/ports.ts';
import type { Report } from '../../lib/report.ts';
import { run } from '../../lib/run.ts';
import { createLocalAws, type LocalAws } from '../../local/aws/local-aws.ts';
import type { RecordedCall, Verdict } from '../../local/aws/wire/gateway.ts';
import type { Endpoint, WireRequest } from '../../local/aws/wire/wire.ts';
import { createStage } from '../../local/story/stage.ts';
import { STORY_START, type Statement } from '../../local/story/story.ts';
import { callerNamed } from '../support/faults/clients.ts';
import {
  type Activity,
  createActivity,
  createVirtualClock,
  type VirtualClock,
} from '../support/faults/clock.ts';
import { createPoints, type Point } from '../support/faults/plan.ts';
import { OPERATIONS } from '../support/story/calls.ts';
import { createTable, type Item } from '../support/table/table.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { type Moment, TABLE, TOPIC } from './script.ts';

/** A simulated AWS at one moment of a story, on a clock of its own. */
export interface World {
  readonly clock: VirtualClock;
  readonly activity: Activity;
  /** What has arrived so far. */
  readonly arrivals: readonly Arrival[];
  /** Every attempt of every call so far. */
  readonly points: readonly Point[];
  readonly items: () => readonly Item[];
  /** Lets the clock and what AWS answers come to this moment. */
  readonly enter: (moment: Moment) => void;
  /** One run, in the name of a caller. Calls are judged only when the time limit of the run is not over. */
  readonly run: (moment: Moment, options?: RunOptions) => Promise<Report>;
  /** Holds answers up from now on. */
  readonly holdAnswersBy: (hold: (caller: string, operation: string) => Promise<void>) => void;
  /** Asked about every call that the story itself lets pass. */
  readonly judgeBy: (verdictOn: (point: Point) => Verdict | Promise<Verdict>) => void;
}

export interface RunOptions {
  readonly caller?: string;
  readonly ports?: ((ports: Ports, moment: Moment) => Ports) | undefined;
  /** A process that is stopped, and is not told that its deadlines have passed. */
  readonly frozen?: boolean;
}

const TIME_LIMIT = MINUTE;

export interface WorldOptions {
  readonly items?: readonly Item[];
  /** Instead of a table that knows `items`. */
  readonly dynamoDb?: Endpoint;
}

export function openWorld(first: Moment, { items = [], dynamoDb }: WorldOptions): World {
  const activity = createActivity();
  const clock = createVirtualClock(STORY_START + first.at, activity);
  const table = createTable({ name: TABLE });
  for (const item of items) table.put(item);
  const aws = createLocalAws(dynamoDb ?? table.endpoint, { now: clock.now, topics: [TOPIC] });
  const arrivals: Arrival[] = [];
  // What dynalite holds can't be looked into in one turn.
  const committed = () => (dynamoDb === undefined ? table.items() : undefined);
  aws.inbox.subscribe((message) => arrivals.push(arrivalOf(message, committed())));
  const points: Point[] = [];
  let current = first;
  let judge: (point: Point) => Verdict | Promise<Verdict> = () => 'pass';
  let holdAnswer = async (_caller: string, _operation: string): Promise<void> => {};
  const ends = new Map<string, number>();
  const name = createPoints();
  aws.gateway.intercept((call: RecordedCall, request: WireRequest) => {
    const point = name(call, request);
    points.push(point);
    if (clock.now() >= (ends.get(point.caller) ?? Number.POSITIVE_INFINITY)) return 'fail-before';
    return verdictOfStory(current.troubles, point) ?? judge(point);
  });
  return {
    clock,
    activity,
    arrivals,
    points,
    items: table.items,
    enter: (moment) => {
      current = moment;
      clock.moveTo(STORY_START + moment.at);
      enter(moment, aws);
    },
    run: async (moment, { caller = 'run', ports, frozen = false } = {}) => {
      const { clients, connect } = callerNamed(caller, moment.config.scope.region);
      await connect({ gateway: aws.gateway, clock, activity, holdAnswer });
      if (!frozen) ends.set(caller, clock.now() + TIME_LIMIT);
      const made = makePorts(moment.config, clients);
      return run(ports?.(made, moment) ?? made, moment.config, clock.runTime(TIME_LIMIT, frozen));
    },
    holdAnswersBy: (next) => {
      holdAnswer = next;
    },
    judgeBy: (next) => {
      judge = next;
    },
  };
}

/** One row a page, so that a list of several instances can be cut short. */
function enter({ world, troubles, config }: Moment, aws: LocalAws): void {
  for (const { arn } of aws.organization.instances()) aws.organization.remove(arn);
  const stage = createStage({ ...aws, primaryRegion: config.scope.region, start: STORY_START });
  aws.faults.clear();
  aws.faults.set({ type: 'short-pages', size: 1 });
  for (const statement of world) stage.apply(statement);
  for (const trouble of troubles) if (trouble.type === 'endpoint') stage.apply(trouble);
}

function verdictOfStory(troubles: readonly Statement[], { operation }: Point): Verdict | undefined {
  const hit = troubles.find((trouble) => trouble.type === 'call' && OPERATIONS[trouble.call] === operation);
  if (hit?.type !== 'call') return undefined;
  return hit.trouble === 'fails' ? 'fail-before' : 'fail-after';
}
