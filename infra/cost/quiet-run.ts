import { setTimeout } from 'node:timers/promises';
import { type Duration, SECOND } from '../../lib/domain/time.ts';
import { putHealthyInstances } from '../../local/aws/identity-center/healthy-instances.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/local-aws.ts';
import { LOCAL_WEBHOOK, startSlack } from '../../local/aws/slack/start.ts';
import type { WireRequest } from '../../local/aws/wire/call.ts';
import type { Served } from '../../local/aws/wire/serve.ts';
import { functionEnvironment } from '../../local/function/environment.ts';
import { localFunction } from '../../local/function/function.ts';
import { SLACK_URL } from '../../local/function/slack-network.ts';
import type { Arguments } from './arguments.ts';
import { type Item, itemBytes, runLogBytes } from './bytes.ts';
import { useOf } from './uses.ts';

/** What the functions do and leave when everything is as it was. */
export interface QuietRuns {
  /** By the name of the function. */
  readonly runs: Readonly<Record<string, QuietRun>>;
  /** Of all items in the table. */
  readonly storedBytes: number;
}

/** One run of one function. */
export interface QuietRun {
  /** By operation, such as `ListInstances`. */
  readonly requests: Readonly<Record<string, number>>;
  /** Names with their dimensions: each is one custom metric. */
  readonly metrics: readonly string[];
  /** Read units of each item that it reads by its key. */
  readonly itemReads: readonly number[];
  /** Of each item that it writes. */
  readonly writtenBytes: readonly number[];
  readonly logBytes: number;
}

const PRIMARY = 'eu-central-1';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alerts';
const SETTINGS = {
  IDENTITY_CENTER_REGION: PRIMARY,
  ACCOUNT_ID: '123456789012',
  TABLE_NAME: 'identity-center-monitor-prod',
  ALERT_TOPIC_ARN: TOPIC,
  STAGE: 'prod',
  SLACK_WEBHOOK_PARAMETER: '/identity-center-monitor/slack',
};

/** What is counted: a function of ours, or one that ours are compared with. */
export interface Countable {
  /** The file that exports `handler`. */
  readonly source: URL;
  readonly event: unknown;
  /** Whether each run writes a line to its log. */
  readonly logs: boolean;
}

type Watched = Pick<Arguments, 'instances' | 'regions'>;

/** Of functions of ours, by the names of their files. */
export function countQuietRuns(names: readonly string[], watched: Watched): Promise<QuietRuns> {
  const ours = names.map((name): readonly [string, Countable] => [
    name,
    {
      source: new URL(`../../functions/${name}.ts`, import.meta.url),
      event: useOf(name).event,
      logs: true,
    },
  ]);
  return countRuns(Object.fromEntries(ours), watched);
}

/** Runs every function, each in a process of its own, against one AWS on this machine. */
export async function countRuns(
  functions: Readonly<Record<string, Countable>>,
  watched: Watched,
): Promise<QuietRuns> {
  const puts: Item[] = [];
  const reads: number[] = [];
  const aws = await startLocalAws({
    tableName: SETTINGS.TABLE_NAME,
    topics: [TOPIC],
    parameters: { [SETTINGS.SLACK_WEBHOOK_PARAMETER]: LOCAL_WEBHOOK },
    intercept: ({ operation }, request) => {
      if (operation === 'PutItem') puts.push(itemOf(request));
      if (operation === 'GetItem') reads.push(readUnits(request, puts));
      return 'pass';
    },
  });
  const slack = await startSlack();
  putHealthyInstances(aws.organization, {
    ...watched,
    primary: PRIMARY,
    ownerAccountId: SETTINGS.ACCOUNT_ID,
  });
  try {
    const runs: Record<string, QuietRun> = {};
    for (const [name, countable] of Object.entries(functions)) {
      runs[name] = await countSecondRun({ name, ...countable }, { aws, slack, puts, reads });
    }
    return { runs, storedBytes: sum(latest(puts).map(itemBytes)) };
  } finally {
    await slack.close();
    await aws.close();
  }
}

interface World {
  readonly aws: Awaited<ReturnType<typeof startLocalAws>>;
  readonly slack: Served;
  readonly puts: readonly Item[];
  readonly reads: readonly number[];
}

/** The first run creates the records, so it is not a quiet one. */
async function countSecondRun(
  { name, source, event, logs }: Countable & { readonly name: string },
  { aws, slack, puts, reads }: World,
): Promise<QuietRun> {
  const environment = functionEnvironment(aws.url, 'eu-west-1', { ...SETTINGS, [SLACK_URL]: slack.url });
  let log = '';
  const started = localFunction({
    bundle: source,
    environment: environment.variables,
    timeLimit: 60 * SECOND,
    onLog: (text) => {
      log += text;
    },
  });
  const run = async (): Promise<void> => {
    const invocation = await started.invoke(event);
    if (invocation.type === 'failed') {
      throw new Error(`A run of ${name} failed: ${invocation.error.message}`);
    }
  };
  try {
    await run();
    const before = {
      calls: aws.calls().length,
      points: aws.metrics.dataPoints().length,
      puts: puts.length,
      reads: reads.length,
    };
    await run();
    return {
      requests: countBy(aws.calls().slice(before.calls), ({ operation }) => operation),
      metrics: [...new Set(aws.metrics.dataPoints().slice(before.points).map(metricName))],
      itemReads: reads.slice(before.reads),
      writtenBytes: puts.slice(before.puts).map(itemBytes),
      logBytes: runLogBytes(logs ? await nth(2, () => runLines(log)) : undefined),
    };
  } finally {
    await started.stop();
    environment.remove();
  }
}

/** Each run writes one. */
const runLines = (log: string): readonly string[] =>
  log.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));

const LOG_ARRIVES_WITHIN: Duration = 10 * SECOND;

/** The log of a process takes another way than its answer, and may arrive later. */
async function nth(number: number, lines: () => readonly string[]): Promise<string> {
  const until = Date.now() + LOG_ARRIVES_WITHIN;
  while (Date.now() < until) {
    const line = lines()[number - 1];
    if (line !== undefined) return line;
    await setTimeout(5);
  }
  throw new Error(`Run ${number} wrote no line to its log`);
}

const itemOf = ({ body }: WireRequest): Item => JSON.parse(body.toString('utf8')).Item;

/**
 * One for each 4 KB that are begun, and half as much when the answer may be stale. What is not there costs as much as
 * something small. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
function readUnits({ body }: WireRequest, puts: readonly Item[]): number {
  const { Key, ConsistentRead = false } = JSON.parse(body.toString('utf8'));
  const item = puts.findLast((put) => keyOf(put) === keyOf(Key));
  const units = Math.max(1, Math.ceil((item === undefined ? 0 : itemBytes(item)) / 4096));
  return ConsistentRead ? units : units / 2;
}

/** What the table holds after these writes. */
function latest(puts: readonly Item[]): readonly Item[] {
  const items = new Map(puts.map((item) => [keyOf(item), item]));
  return [...items.values()];
}

const keyOf = ({ scope, resource }: Item): string => `${scope?.S} ${resource?.S}`;

type DataPoint = ReturnType<LocalAws['metrics']['dataPoints']>[number];

const metricName = ({ name, dimensions }: DataPoint): string => `${name} ${JSON.stringify(dimensions)}`;

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const groups = Object.groupBy(items, keyOf);
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, group?.length ?? 0]));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
