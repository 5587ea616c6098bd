import { type Resource, resourceId } from '../../../lib/domain/resource.ts';
import { makePorts, type PollClients, type Ports } from '../../../lib/poll/ports.ts';
import type { Report } from '../../../lib/poll/report.ts';
import { run } from '../../../lib/poll/run.ts';
import { settleIncident } from '../../../lib/poll/settle.ts';
import type { LocalAws } from '../../../local/aws/local-aws.ts';
import type { RecordedCall, Verdict } from '../../../local/aws/wire/gateway.ts';
import { type Arrival, arrivalOf } from '../../../local/story/arrival.ts';
import { arnOf, createStage, primaryRegionOf, type Stage } from '../../../local/story/stage.ts';
import {
  at,
  type SettleStatement,
  STORY_START,
  type Statement,
  type Story,
  type Subject,
} from '../../../local/story/story.ts';
import { verdictsOf } from '../../../local/story/verdicts.ts';
import type { Item } from '../table/table.ts';
import { type Moment, momentsOf } from './moments.ts';
import { recordEditor, recordsIn } from './records.ts';
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
  /** For a monitor that asks this Region. */
  readonly clientsFor: (region: string) => PollClients;
  readonly stage: Stage;
  readonly editRecord: ReturnType<typeof recordEditor>;
}

function theatreFor(world: World, story: Story): Theatre {
  const primaryRegion = primaryRegionOf(story);
  return {
    ...world,
    clientsFor: clientsOf(world),
    stage: createStage({ ...world.aws, primaryRegion, start: STORY_START }),
    editRecord: recordEditor(world.table),
  };
}

function clientsOf(world: World): Theatre['clientsFor'] {
  const known = new Map<string, PollClients>();
  return (region) => {
    const clients = known.get(region) ?? singleAttemptClients(world, region);
    known.set(region, clients);
    return clients;
  };
}

function prepare(statement: Statement, { stage, table, editRecord }: Theatre): void {
  switch (statement.type) {
    case 'call':
    case 'overlap':
    case 'settle':
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
  { aws, table, clock, clientsFor }: Theatre,
  { deliveries = 1, hold, ports }: PlayOptions,
): Promise<PlayedMoment> {
  const { step, config } = moment;
  const made = makePorts(config, clientsFor(config.scope.region));
  const used = ports?.(made) ?? made;
  const arrivedBefore = aws.inbox.messages().length;
  const itemsBefore = table.items();
  aws.gateway.intercept(() => 'pass');
  for (const statement of step.statements) {
    if (statement.type === 'settle') await settleAs(statement, { step, config, ports: used, table, clock });
  }
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

interface Settling {
  readonly step: Moment['step'];
  readonly config: Moment['config'];
  readonly ports: Ports;
  readonly table: World['table'];
  readonly clock: World['clock'];
}

/** @throws StoryError when the answer is another one than the story says */
async function settleAs(
  { kind, of, because, answer: wanted }: SettleStatement,
  { step, config, ports, table, clock }: Settling,
): Promise<void> {
  const resource = of === 'scope' ? of : resourceId(resourceOf(of));
  const open = recordsIn(table.items()).flatMap(({ ledger }) => ledger.incidents);
  const incident = open.find((one) => one.kind === kind && resourceId(one.resource) === resource)?.id;
  const settlement = {
    incident: incident ?? `no ${kind} of ${resource}`,
    by: 'a story',
    ...(because && { because }),
  };
  const context = { ports, config, time: clock.runTime(TIME_LIMIT) };
  const { answer, failures } = await settleIncident(settlement, context);
  if (failures.length > 0) throw at(step.place, `settling failed: ${failures.map(String).join('; ')}`);
  if (wanted !== undefined && answer.type !== wanted) {
    throw at(step.place, `expected that settling is ${wanted}, and it is ${JSON.stringify(answer)}`);
  }
}

const resourceOf = ({ instance, region }: Subject): Resource =>
  region === undefined
    ? { type: 'instance', arn: arnOf(instance) }
    : { type: 'region', arn: arnOf(instance), region };

const runsAtOnce = (statements: readonly Statement[]): number =>
  statements.find((statement) => statement.type === 'overlap')?.runs ?? 1;
