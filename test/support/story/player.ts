import { makePorts, type PollClients, type Ports } from '../../../lib/poll/ports.ts';
import type { Report } from '../../../lib/poll/report.ts';
import { run } from '../../../lib/poll/run.ts';
import type { LocalAws } from '../../../local/aws/local-aws.ts';
import type { RecordedCall, Verdict } from '../../../local/aws/wire/gateway.ts';
import { createStage, primaryRegionOf, type Stage } from '../../../local/story/stage.ts';
import { STORY_START, type Statement, type Story } from '../../../local/story/story.ts';
import type { Item } from '../table/table.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { type Moment, momentsOf } from './moments.ts';
import { recordEditor } from './records.ts';
import { verdictsOf } from './verdicts.ts';
import { singleAttemptClients, TIME_LIMIT, type World } from './world.ts';

export interface PlayOptions {
  /** Before every moment, for variants of one story: other pages, another order. */
  readonly beforeRun?: (aws: LocalAws) => void;
  /** How often each event is delivered. */
  readonly deliveries?: number;
  /** Holds a call up before it has an effect. */
  readonly hold?: (call: RecordedCall, aws: LocalAws) => Promise<void>;
  /** Replaces what a run does to the world. */
  readonly ports?: (ports: Ports) => Ports;
}

/** What happened at one moment of a story. */
export interface PlayedMoment extends Moment {
  /** What the runs found in the table, and what they left there. */
  readonly itemsBefore: readonly Item[];
  readonly itemsAfter: readonly Item[];
  /** One for each run. */
  readonly reports: readonly Report[];
  readonly arrivals: readonly Arrival[];
  /** How many calls went wrong because the story says so. */
  readonly faults: number;
}

/** Plays a story with the whole monitor, the SDK's clients included, moment by moment and whatever arrives. */
export async function* playIn(
  world: World,
  story: Story,
  options: PlayOptions = {},
): AsyncGenerator<PlayedMoment> {
  const theatre = theatreFor(world, story);
  for (const moment of momentsOf(story)) {
    if (moment.isFirst) {
      world.aws.faults.clear();
      for (const statement of moment.step.statements) prepare(statement, theatre);
    }
    world.clock.moveTo(STORY_START + moment.at);
    options.beforeRun?.(world.aws);
    yield await playMoment(moment, theatre, options);
  }
  world.aws.faults.clear();
}

/** A world with what a story needs to act in it. */
interface Theatre extends World {
  readonly clients: PollClients;
  readonly stage: Stage;
  readonly editRecord: ReturnType<typeof recordEditor>;
}

function theatreFor(world: World, story: Story): Theatre {
  const primaryRegion = primaryRegionOf(story);
  return {
    ...world,
    clients: singleAttemptClients(world, primaryRegion),
    stage: createStage({ ...world.aws, primaryRegion, start: STORY_START }),
    editRecord: recordEditor(world.table),
  };
}

function prepare(statement: Statement, { stage, table, editRecord }: Theatre): void {
  switch (statement.type) {
    case 'call':
    case 'overlap':
      break;
    case 'table-emptied':
      table.clear();
      break;
    case 'record':
      editRecord(statement);
      break;
    default:
      stage.apply(statement);
  }
}

async function playMoment(
  moment: Moment,
  { aws, table, clock, clients }: Theatre,
  { deliveries = 1, hold, ports }: PlayOptions,
): Promise<PlayedMoment> {
  const { step, config } = moment;
  const made = makePorts(config, clients);
  const used = ports?.(made) ?? made;
  const arrivedBefore = aws.inbox.messages().length;
  const itemsBefore = table.items();
  const reports: Report[] = [];
  let faults = 0;
  for (let delivery = 0; delivery < deliveries; delivery += 1) {
    const verdictOn = delivery === 0 ? verdictsOf(step.statements) : (): Verdict => 'pass';
    const judge = (call: RecordedCall): Verdict => {
      const verdict = verdictOn(call);
      if (verdict !== 'pass') faults += 1;
      return verdict;
    };
    aws.gateway.intercept((call) => (hold ? hold(call, aws).then(() => judge(call)) : judge(call)));
    const runs = Array.from({ length: runsAtOnce(step.statements) }, () =>
      run(used, config, clock.runTime(TIME_LIMIT)),
    );
    reports.push(...(await Promise.all(runs)));
  }
  const arrivals = aws.inbox.messages().slice(arrivedBefore).map(arrivalOf);
  return { ...moment, itemsBefore, itemsAfter: table.items(), reports, arrivals, faults };
}

const runsAtOnce = (statements: readonly Statement[]): number =>
  statements.find((statement) => statement.type === 'overlap')?.runs ?? 1;
