import { type Clients, makeClients } from '../../../lib/aws/clients.ts';
import { type Config, readConfig } from '../../../lib/config.ts';
import { runTime } from '../../../lib/deadline.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import { MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { makePorts, type Ports } from '../../../lib/ports.ts';
import type { Report } from '../../../lib/report.ts';
import { run } from '../../../lib/run.ts';
import { createLocalAws, type LocalAws } from '../../../local/aws/local-aws.ts';
import type { InboxMessage } from '../../../local/aws/sns/inbox.ts';
import type { RecordedCall } from '../../../local/aws/wire/gateway.ts';
import { policyEnvironment } from '../../../local/story/policy.ts';
import { arnOf, createStage, primaryRegionOf, type Stage } from '../../../local/story/stage.ts';
import {
  at,
  type RecordState,
  STORY_START,
  type Statement,
  type Step,
  type Story,
} from '../../../local/story/story.ts';
import { sdkInProcess } from '../sdk/in-process.ts';
import { createTable, type Item, type Table } from '../table/table.ts';
import { verdictsOf } from './calls.ts';
import { compareMessages } from './compare-messages.ts';

export interface PlayOptions {
  /** Before every run, for variants of one story: other pages, another order. */
  readonly beforeRun?: (aws: LocalAws) => void;
  /** How often each event is delivered. */
  readonly deliveries?: number;
  /** Holds a call up before it has an effect. */
  readonly hold?: (call: RecordedCall, aws: LocalAws) => Promise<void>;
  /** Replaces what a run does to the world. */
  readonly ports?: (ports: Ports) => Ports;
}

/** What a story left behind. */
export interface Played {
  readonly aws: LocalAws;
  readonly table: Table;
  readonly reports: readonly Report[];
  readonly messages: readonly InboxMessage[];
}

/** Where a story is played: the whole monitor with the SDK's own clients, over a simulated AWS without sockets. */
interface Theatre {
  readonly aws: LocalAws;
  readonly clients: Clients;
  readonly table: Table;
  readonly stage: Stage;
  readonly saved: Map<string, Item>;
  now: number;
  environment: Readonly<Record<string, string>>;
}

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alerts';
const TABLE = 'records';
const TIME_LIMIT = MINUTE;

/** Plays a story to its end. Throws a `StoryError` at the first run in which something else arrives than it says. */
export async function play(story: Story, options: PlayOptions = {}): Promise<Played> {
  const theatre = open(story);
  const reports: Report[] = [];
  for (const step of story.steps) {
    if (step.type === 'policy') {
      theatre.environment = { ...theatre.environment, ...policyEnvironment(step.settings, step.place) };
    } else {
      reports.push(...(await playRuns(step, theatre, options)));
    }
  }
  return { aws: theatre.aws, table: theatre.table, reports, messages: theatre.aws.inbox.messages() };
}

function open(story: Story): Theatre {
  const primaryRegion = primaryRegionOf(story);
  const table = createTable({ name: TABLE });
  const aws = createLocalAws(table.endpoint, { now: () => theatre.now, topics: [TOPIC] });
  const theatre: Theatre = {
    aws,
    clients: clientsOf(primaryRegion, aws),
    table,
    stage: createStage({ ...aws, primaryRegion, start: STORY_START }),
    saved: new Map(),
    now: STORY_START,
    environment: {
      IDENTITY_CENTER_REGION: primaryRegion,
      ACCOUNT_ID: '111122223333',
      TABLE_NAME: TABLE,
      ALERT_TOPIC_ARN: TOPIC,
    },
  };
  return theatre;
}

type Runs = Extract<Step, { type: 'runs' }>;

async function playRuns(step: Runs, theatre: Theatre, options: PlayOptions): Promise<readonly Report[]> {
  const config = configOf(step, theatre);
  const made = makePorts(config, theatre.clients);
  const ports = options.ports?.(made) ?? made;
  for (const statement of step.statements) prepare(statement, theatre);
  const reports: Report[] = [];
  for (let time = step.from; time <= step.to; time += config.policy.interval) {
    theatre.now = STORY_START + time;
    options.beforeRun?.(theatre.aws);
    reports.push(...(await playRun(step, ports, config, theatre, options)));
  }
  theatre.aws.faults.clear();
  return reports;
}

async function playRun(
  step: Runs,
  ports: Ports,
  config: Config,
  { aws, now }: Theatre,
  { deliveries = 1, hold }: PlayOptions,
): Promise<readonly Report[]> {
  const told = aws.inbox.messages().length;
  const reports: Report[] = [];
  for (let delivery = 0; delivery < deliveries; delivery += 1) {
    const verdictOn = delivery === 0 ? verdictsOf(step.statements) : () => 'pass' as const;
    aws.gateway.intercept(async (call) => {
      await hold?.(call, aws);
      return verdictOn(call);
    });
    const atOnce = Array.from({ length: runsAtOnce(step) }, () => {
      const time = runTime(now, TIME_LIMIT, () => now);
      return run(ports, config, time);
    });
    reports.push(...(await Promise.all(atOnce)));
  }
  compareMessages(step, aws.inbox.messages().slice(told));
  const failures = reports.flatMap((report) => report.failures);
  if (step.fails && failures.length === 0) throw at(step.place, 'expected the run to fail, but it did not');
  if (!step.fails && failures.length > 0) {
    throw at(step.place, `the run failed: ${failures.map(({ message }) => message).join('; ')}`);
  }
  return reports;
}

function runsAtOnce({ statements }: Runs): number {
  const overlap = statements.find((statement) => statement.type === 'overlap');
  return overlap?.runs ?? 1;
}

function configOf({ place }: Runs, { environment }: Theatre): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    throw at(place, `the policy is refused: ${(error as Error).message}`);
  }
}

/** Made once, as a function does, and not for every run. */
const clientsOf = (identityCenterRegion: string, { gateway }: LocalAws): Clients =>
  makeClients({
    identityCenterRegion,
    requestHandler: sdkInProcess(gateway, { requestTimeout: 5 * SECOND }),
    maxAttempts: 1,
  });

function prepare(statement: Statement, theatre: Theatre): void {
  switch (statement.type) {
    case 'call':
    case 'overlap':
      break;
    case 'table-emptied':
      theatre.table.clear();
      break;
    case 'record':
      editRecord(statement, theatre);
      break;
    default:
      theatre.stage.apply(statement);
  }
}

function editRecord({ of, state }: Extract<Statement, { type: 'record' }>, { table, saved }: Theatre): void {
  const key = of.instance === 'scope' ? 'scope' : arnOf(of.instance);
  const item = table.items().find(({ resource }) => resource?.S === key);
  if (item === undefined) throw new Error(`There is no record ${key}`);
  if (state !== 'mended') saved.set(key, item);
  if (state === 'deleted') table.remove(item.scope?.S ?? '', key);
  else table.put(edited(saved.get(key) ?? item, state));
}

function edited(item: Item, state: Exclude<RecordState, 'deleted'>): Item {
  switch (state) {
    case 'damaged':
      return { ...item, record: { S: '{"type":' } };
    case 'newer':
      return { ...item, schema: { N: '999' } };
    case 'mended':
      return item;
  }
}

/** The records as they are stored. */
export const recordsOf = ({ table }: Pick<Played, 'table'>): readonly MonitorRecord[] =>
  table.items().map(({ record }) => JSON.parse(record?.S ?? '') as MonitorRecord);
