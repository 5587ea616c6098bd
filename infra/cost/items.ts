import type { Arguments } from './arguments.ts';
import type { Deployment } from './deployment.ts';
import { type Price, type PriceList, priceOf } from './prices.ts';
import type { QuietRun, QuietRuns } from './quiet-run.ts';
import { type Often, USES, type Uses, useOf } from './uses.ts';

/** One line of the bill. */
export interface CostItem {
  readonly name: string;
  /** In the unit of the price. */
  readonly amount: number;
  /** Where the amount comes from. */
  readonly from: string;
  readonly price: Price;
  readonly dollars: number;
}

export interface Counted extends Pick<Arguments, 'interval'> {
  readonly quiet: QuietRuns;
  readonly deployment: Deployment;
  readonly prices: PriceList;
  /** The functions that are deployed, unless others are given. */
  readonly uses?: Uses;
  /** Of a run of this function, in seconds. The same is assumed for all, unless this is given. */
  readonly duration?: (name: string) => number;
}

const HOURS = 730;
const GB = 1024 ** 3;
const DAYS = HOURS / 24;

/** Amounts that can't be counted here. The table marks each of them. */
const ASSUMED = {
  /** The duration of a run, in seconds. Most of it is waiting for AWS. */
  duration: 0.3,
  /** Alerts and alarms that reach SNS in a month, each with one email. */
  messages: 20,
  /** Code and template of one deployment, in bytes, rounded up generously. */
  deploymentBytes: 1024 ** 2,
} as const;

/** All that is paid for, in the order of the path of a run. */
export function costs(counted: Counted): readonly CostItem[] {
  const month = monthOf(counted);
  const lines = [
    ...ofRuns(month),
    ...ofTable(month),
    ...ofCloudWatch(month),
    ...ofLogs(month),
    ...ofMessages(),
    ofBucket(month),
  ];
  return lines.map(([name, priceName, amount, from]) => {
    const price = priceOf(counted.prices, priceName);
    return { name, amount, from, price, dollars: (amount / price.per) * price.price };
  });
}

interface Month {
  readonly used: readonly Used[];
  readonly quiet: QuietRuns;
  readonly deployment: Deployment;
}

/** One function in a month. */
interface Used {
  readonly name: string;
  readonly run: QuietRun;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly duration: number;
  readonly often: Often;
}

function monthOf({ quiet, deployment, interval, uses = USES, duration }: Counted): Month {
  const used = Object.entries(quiet.runs).map(([name, run]): Used => {
    const { often } = useOf(name, uses);
    return {
      name,
      run,
      memory: memoryOf(name, deployment),
      duration: duration?.(name) ?? ASSUMED.duration,
      often: often({ interval }),
    };
  });
  return { used, quiet, deployment };
}

function memoryOf(name: string, { memory }: Deployment): number {
  const megabytes = memory[name];
  if (megabytes !== undefined) return megabytes;
  throw new Error(`serverless.yml has no function with the handler ${name}.handler`);
}

type Line = readonly [name: string, priceName: string, amount: number, from: string];

function ofRuns({ used }: Month): readonly Line[] {
  const scheduled = used.filter(({ often }) => often.type === 'scheduled');
  const seconds = ({ memory, duration }: Used) => duration * (memory / 1024);
  const assumed = ({ memory, duration }: Used) => `assumed: ${duration * 1000} ms at ${memory} MB`;
  return [
    ['Scheduler', 'scheduler-invocations', inMonth(scheduled, once), said(scheduled, schedule)],
    ['Lambda: requests', 'lambda-requests', inMonth(used, once), runsFrom(used)],
    ['Lambda: duration, arm64', 'lambda-duration-arm64', inMonth(used, seconds), said(used, assumed)],
  ];
}

/** Counts every query as if it loaded everything. */
function ofTable({ used, quiet: { storedBytes } }: Month): readonly Line[] {
  const reads = ({ run }: Used) =>
    Math.ceil(storedBytes / 4096) * (run.requests.Query ?? 0) + total(run.itemReads);
  const writes = ({ run }: Used) => total(run.writtenBytes.map((size) => Math.ceil(size / 1024)));
  const loaded = said(used.filter(reads), () => `${bytes(storedBytes)} loaded in a run`);
  const written = said(
    used.filter(writes),
    ({ run }) => `${bytes(total(run.writtenBytes))} written in a run`,
  );
  return [
    ['DynamoDB: reads', 'dynamodb-reads', inMonth(used, reads), loaded],
    ['DynamoDB: writes', 'dynamodb-writes', inMonth(used, writes), written],
    ['DynamoDB: storage', 'dynamodb-storage', storedBytes / GB, bytes(storedBytes)],
    ['DynamoDB: point-in-time recovery', 'dynamodb-recovery', storedBytes / GB, 'the same'],
  ];
}

function ofCloudWatch({ used, deployment: { alarms, alarmFiles } }: Month): readonly Line[] {
  const metrics = new Set(used.flatMap(({ run }) => run.metrics)).size;
  const puts = ({ run }: Used) => run.requests.PutMetricData ?? 0;
  const counted = said(used.filter(puts), (one) => `${puts(one)} in a run`);
  return [
    ['CloudWatch: custom metrics', 'cloudwatch-metrics', metrics, 'names with their dimensions'],
    ['CloudWatch: PutMetricData', 'cloudwatch-requests', inMonth(used, puts), counted],
    ['CloudWatch: alarms', 'cloudwatch-alarms', alarms, alarmFiles.join(', ')],
    ['CloudWatch: dashboard', 'cloudwatch-dashboards', 0, 'free: one of the first three of an account'],
  ];
}

function ofLogs({ used, deployment: { logRetentionDays: days } }: Month): readonly Line[] {
  const logged = inMonth(used, ({ run }) => run.logBytes) / GB;
  const written = said(used, ({ run }) => `${bytes(run.logBytes)} in a run`);
  return [
    ['CloudWatch Logs: ingestion', 'logs-ingestion', logged, written],
    ['CloudWatch Logs: storage', 'logs-storage', logged * (days / DAYS), `kept ${days} days`],
  ];
}

const ofMessages = (): readonly Line[] => [
  ['SNS: publishes', 'sns-publishes', ASSUMED.messages, `assumed: ${ASSUMED.messages} alerts and alarms`],
  ['SNS: emails', 'sns-emails', ASSUMED.messages, 'assumed: one for each'],
];

function ofBucket({ deployment: { keptDeployments: kept } }: Month): Line {
  const megabytes = ASSUMED.deploymentBytes / 1024 ** 2;
  const from = `assumed: ${kept} deployments of ${megabytes} MB`;
  return ['S3: deployment bucket', 's3-storage', (kept * ASSUMED.deploymentBytes) / GB, from];
}

/** The amount of all functions together, from the amount of one run of each. */
const inMonth = (used: readonly Used[], ofRun: (one: Used) => number): number =>
  total(used.map((one) => runsOf(one) * ofRun(one)));

const runsOf = ({ often }: Used): number =>
  often.type === 'scheduled' ? (HOURS * 60) / often.minutes : often.runs;

const once = (): number => 1;

/** Says how many runs are assumed, and of which function. */
function runsFrom(used: readonly Used[]): string {
  const assumed = used.flatMap(({ name, often }) =>
    often.type === 'assumed' ? [`${often.runs.toLocaleString('en-US')} of ${name}`] : [],
  );
  return ['one for each run', ...(assumed.length > 0 ? [`assumed: ${assumed.join(', ')}`] : [])].join('; ');
}

const schedule = ({ often }: Used): string =>
  often.type === 'scheduled' ? `one every ${often.minutes} minutes` : '';

/** Says it once if it is the same for all functions, or else for each by its name. */
function said(used: readonly Used[], of: (one: Used) => string): string {
  const texts = new Set(used.map(of));
  if (texts.size === 1) return [...texts].join('');
  return used.map((one) => `${one.name}: ${of(one)}`).join('; ');
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const bytes = (size: number): string => `${size.toLocaleString('en-US')} bytes`;
