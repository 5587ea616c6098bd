import type { Instant } from '../../../lib/domain/time.ts';
import { makePorts, type Ports } from '../../../lib/poll/ports.ts';
import type { Report } from '../../../lib/poll/report.ts';
import { run } from '../../../lib/poll/run.ts';
import type { LocalAws } from '../../../local/aws/local-aws.ts';
import type { Gateway, Verdict } from '../../../local/aws/wire/gateway.ts';
import { createStage } from '../../../local/story/stage.ts';
import { STORY_START } from '../../../local/story/story.ts';
import { verdictsOf } from '../../../local/story/verdicts.ts';
import { callerNamed } from '../../support/faults/clients.ts';
import {
  type Activity,
  createActivity,
  createVirtualClock,
  type VirtualClock,
} from '../../support/faults/clock.ts';
import { createPoints, type Point } from '../../support/faults/plan.ts';
import { openWorld, TIME_LIMIT, type WorldOptions } from '../../support/story/world.ts';
import type { Item } from '../../support/table/table.ts';
import { type JudgedArrival, judgedArrival } from '../oracle/judged-arrival.ts';
import type { Moment } from './script.ts';

/** A world at one moment of a story, on a virtual clock, in which any attempt of any call can be made to go wrong. */
export interface DisturbableWorld {
  readonly clock: VirtualClock;
  readonly activity: Activity;
  /** What has arrived so far. */
  readonly arrivals: readonly JudgedArrival[];
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
  /** A process that is stopped, and does not notice that its deadlines pass. */
  readonly frozen?: boolean;
}

export function openDisturbableWorld(
  first: Moment,
  given: Pick<WorldOptions, 'items' | 'dynamoDb'>,
): DisturbableWorld {
  const activity = createActivity();
  const clock = createVirtualClock(STORY_START + first.at, activity);
  const { aws, table } = openWorld({ ...given, clock });
  const arrivals: JudgedArrival[] = [];
  // Dynalite can't be asked in one turn what it holds.
  const committed = () => (given.dynamoDb === undefined ? table.items() : undefined);
  aws.inbox.subscribe((message) => arrivals.push(judgedArrival(message, committed())));
  const calls = judgeCalls(aws.gateway, clock);
  calls.goWrongAsIn(first.troubles);
  let holdAnswer = async (_caller: string, _operation: string): Promise<void> => {};
  return {
    clock,
    activity,
    arrivals,
    points: calls.points,
    items: table.items,
    enter: (moment) => {
      calls.goWrongAsIn(moment.troubles);
      clock.moveTo(STORY_START + moment.at);
      setStage(moment, aws);
    },
    run: async (moment, { caller = 'run', ports, frozen = false } = {}) => {
      const { clients, connect } = callerNamed(caller, moment.config.scope.region);
      await connect({ gateway: aws.gateway, clock, activity, holdAnswer });
      if (!frozen) calls.endAt(caller, clock.now() + TIME_LIMIT);
      const made = makePorts(moment.config, clients);
      return run(ports?.(made, moment) ?? made, moment.config, clock.runTime(TIME_LIMIT, frozen));
    },
    holdAnswersBy: (next) => {
      holdAnswer = next;
    },
    judgeBy: calls.judgeBy,
  };
}

interface JudgedCalls extends Pick<DisturbableWorld, 'points' | 'judgeBy'> {
  /** What the story lets go wrong from now on. */
  readonly goWrongAsIn: (troubles: Moment['troubles']) => void;
  /** From then on no call of that caller arrives: its process has ended. */
  readonly endAt: (caller: string, at: Instant) => void;
}

function judgeCalls(gateway: Gateway, clock: VirtualClock): JudgedCalls {
  const points: Point[] = [];
  const pointOf = createPoints();
  const ends = new Map<string, Instant>();
  let verdictOfStory = verdictsOf([]);
  let judge: (point: Point) => Verdict | Promise<Verdict> = () => 'pass';
  gateway.intercept((call, request) => {
    const point = pointOf(call, request);
    points.push(point);
    if (clock.now() >= (ends.get(point.caller) ?? Number.POSITIVE_INFINITY)) return 'fail-before';
    const verdict = verdictOfStory(point);
    return verdict === 'pass' ? judge(point) : verdict;
  });
  return {
    points,
    goWrongAsIn: (troubles) => {
      verdictOfStory = verdictsOf(troubles);
    },
    endAt: (caller, at) => {
      ends.set(caller, at);
    },
    judgeBy: (next) => {
      judge = next;
    },
  };
}

/** One row a page, so that a list of several instances can be cut short. */
function setStage({ world, troubles, primaryRegion }: Moment, aws: LocalAws): void {
  for (const { arn } of aws.organization.instances()) aws.organization.remove(arn);
  const stage = createStage({ ...aws, primaryRegion, start: STORY_START });
  aws.faults.clear();
  aws.faults.set({ type: 'short-pages', size: 1 });
  for (const statement of world) stage.apply(statement);
  for (const trouble of troubles) if (trouble.type === 'endpoint') stage.apply(trouble);
}
