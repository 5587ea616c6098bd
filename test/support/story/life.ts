import { type Clients, makeClients } from '../../../lib/aws/clients.ts';
import { readConfig } from '../../../lib/config.ts';
import { runTime } from '../../../lib/deadline.ts';
import type { Policy } from '../../../lib/domain/policy.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import { type Instant, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { makePorts } from '../../../lib/ports.ts';
import type { Report } from '../../../lib/report.ts';
import { run } from '../../../lib/run.ts';
import { createLocalAws, type LocalAws } from '../../../local/aws/local-aws.ts';
import { policyEnvironment } from '../../../local/story/policy.ts';
import { createStage, primaryRegionOf, type Stage } from '../../../local/story/stage.ts';
import { STORY_START, type Statement, type Step, type Story } from '../../../local/story/story.ts';
import { sdkInProcess } from '../sdk/in-process.ts';
import { createTable, type Item, type Table } from '../table/table.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { verdictsOf } from './calls.ts';
import { editRecord, keysIn, owedIn, recordsIn, type Whole } from './records.ts';

/** One moment of a life: all runs that began then. */
export interface Moment {
  readonly step: RunsStep;
  readonly now: Instant;
  readonly policy: Policy;
  readonly reports: readonly Report[];
  readonly arrived: readonly Arrival[];
  /** Ids of all that was owed in the table before. */
  readonly owedBefore: ReadonlySet<string>;
  /** Items that another run was delivering when these runs began. */
  readonly claimed: readonly Item[];
  /** As they are stored after. */
  readonly items: readonly Item[];
  /** Of those, the records that can be read. */
  readonly records: readonly MonitorRecord[];
  /** Keys of the records that were deleted just before. */
  readonly forgotten: readonly string[];
}

/** What a story left behind. Nothing is compared with what the story expects. */
export interface Life {
  readonly moments: readonly Moment[];
  /** Ids of all that was ever owed in the table, with the moment at which it was first written there. */
  readonly everOwed: ReadonlyMap<string, number>;
  /** Ids that were published while no record in the table owed them. */
  readonly uncommitted: readonly string[];
  readonly largestRecord: number;
  /** How many calls went wrong because the story says so. */
  readonly faults: number;
}

export type RunsStep = Extract<Step, { type: 'runs' }>;

export interface LifeOptions {
  /** Before every run, for variants of one story. */
  readonly beforeRun?: (aws: LocalAws) => void;
}

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alerts';
const TABLE = 'records';
const TIME_LIMIT = MINUTE;

interface World {
  readonly aws: LocalAws;
  readonly clients: Clients;
  readonly table: Table;
  readonly stage: Stage;
  readonly whole: Whole;
  readonly everOwed: Map<string, number>;
  readonly uncommitted: string[];
  readonly moments: Moment[];
  now: Instant;
  environment: Readonly<Record<string, string>>;
  largestRecord: number;
  faults: number;
}

/** Plays a story with the whole monitor, whatever arrives, and records what laws are about. */
export async function live(story: Story, options: LifeOptions = {}): Promise<Life> {
  const world = begin(story);
  for (const step of story.steps) {
    if (step.type === 'policy') {
      world.environment = { ...world.environment, ...policyEnvironment(step.settings, step.place) };
    } else {
      await liveThrough(step, world, options);
    }
  }
  return world;
}

function begin(story: Story): World {
  const primaryRegion = primaryRegionOf(story);
  const table = createTable({ name: TABLE });
  const aws: LocalAws = createLocalAws(
    async (call) => {
      const reply = await table.endpoint(call);
      if (call.operation === 'PutItem' && reply.type === 'answer' && reply.status === 200) noteWrite(world);
      return reply;
    },
    { now: () => world.now, topics: [TOPIC] },
  );
  aws.inbox.subscribe((message) => {
    const owed = new Set(owedIn(table));
    world.uncommitted.push(
      ...arrivalOf(message)
        .tells.map(({ id }) => id)
        .filter((id) => !owed.has(id)),
    );
  });
  const requestHandler = sdkInProcess(aws.gateway, { requestTimeout: 5 * SECOND });
  const world: World = {
    aws,
    clients: makeClients({ identityCenterRegion: primaryRegion, requestHandler, maxAttempts: 1 }),
    table,
    stage: createStage({ ...aws, primaryRegion, start: STORY_START }),
    whole: new Map(),
    everOwed: new Map(),
    uncommitted: [],
    moments: [],
    now: STORY_START,
    environment: {
      IDENTITY_CENTER_REGION: primaryRegion,
      ACCOUNT_ID: '111122223333',
      TABLE_NAME: TABLE,
      ALERT_TOPIC_ARN: TOPIC,
    },
    largestRecord: 0,
    faults: 0,
  };
  return world;
}

function noteWrite(world: World): void {
  for (const id of owedIn(world.table)) {
    if (!world.everOwed.has(id)) world.everOwed.set(id, world.moments.length);
  }
  const sizes = world.table.items().map((item) => Buffer.byteLength(JSON.stringify(item)));
  world.largestRecord = Math.max(world.largestRecord, ...sizes);
}

async function liveThrough(step: RunsStep, world: World, options: LifeOptions): Promise<void> {
  const before = keysIn(world.table);
  for (const statement of step.statements) prepare(statement, world);
  let forgotten = before.filter((key) => !keysIn(world.table).includes(key));
  const config = readConfig(world.environment);
  for (let time = step.from; time <= step.to; time += config.policy.interval) {
    world.now = STORY_START + time;
    options.beforeRun?.(world.aws);
    world.moments.push(await moment(step, config, forgotten, world));
    forgotten = [];
  }
  world.aws.faults.clear();
}

async function moment(
  step: RunsStep,
  config: ReturnType<typeof readConfig>,
  forgotten: readonly string[],
  world: World,
): Promise<Moment> {
  const { aws, table, now } = world;
  const told = aws.inbox.messages().length;
  const owedBefore = new Set(owedIn(table));
  const claimed = table.items().filter(({ claimedUntil }) => isAhead(Number(claimedUntil?.N ?? 0), now));
  const verdictOn = verdictsOf(step.statements);
  aws.gateway.intercept((call) => {
    const verdict = verdictOn(call);
    if (verdict !== 'pass') world.faults += 1;
    return verdict;
  });
  const ports = makePorts(config, world.clients);
  const overlap = step.statements.find((statement) => statement.type === 'overlap');
  const atOnce = Array.from({ length: overlap?.runs ?? 1 }, () =>
    run(
      ports,
      config,
      runTime(now, TIME_LIMIT, () => now),
    ),
  );
  const reports = await Promise.all(atOnce);
  const arrived = aws.inbox.messages().slice(told).map(arrivalOf);
  const { policy } = config;
  const after = { items: table.items(), records: recordsIn(table) };
  return { step, now, policy, reports, arrived, owedBefore, claimed, ...after, forgotten };
}

/** A claim further ahead than any run can last is void. */
const isAhead = (until: Instant, now: Instant): boolean => until > now && until <= now + TIME_LIMIT;

function prepare(statement: Statement, world: World): void {
  switch (statement.type) {
    case 'call':
    case 'overlap':
      break;
    case 'table-emptied':
      world.table.clear();
      break;
    case 'record':
      editRecord(statement, world.table, world.whole);
      break;
    default:
      world.stage.apply(statement);
  }
}
