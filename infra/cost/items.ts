import type { Arguments } from './arguments.ts';
import type { Deployment } from './deployment.ts';
import { type Price, type PriceList, priceOf } from './prices.ts';
import type { QuietRun } from './quiet-run.ts';

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
  readonly run: QuietRun;
  readonly deployment: Deployment;
  readonly prices: PriceList;
}

const HOURS = 730;
const GB = 1024 ** 3;
const DAYS = HOURS / 24;

/** What can't be counted here. Every one of them is named in the table. */
const ASSUMED = {
  /** Of a run, in seconds. Most of it is waiting for AWS. */
  duration: 0.3,
  /** Alerts and alarms that reach SNS in a month, each with one email. */
  messages: 20,
  /** Of one deployment, in bytes: code and template, more than they are. */
  deploymentBytes: 1024 ** 2,
} as const;

/** All that is paid for, in the order of the path of a run. */
export function costs({ run, deployment, prices, interval }: Counted): readonly CostItem[] {
  const runs = (HOURS * 60) / interval;
  const requests = (operation: string): number => runs * (run.requests[operation] ?? 0);
  const readUnits = Math.ceil(run.storedBytes / 4096) * (run.requests.Query ?? 0);
  const writeUnits = run.writtenBytes.reduce((units, bytes) => units + Math.ceil(bytes / 1024), 0);
  const logged = (runs * run.logBytes) / GB;
  const item = (name: string, priceName: string, amount: number, from: string): CostItem => {
    const price = priceOf(prices, priceName);
    return { name, amount, from, price, dollars: (amount / price.per) * price.price };
  };
  return [
    item('Scheduler', 'scheduler-invocations', runs, `one every ${minutes(interval)}`),
    item('Lambda: requests', 'lambda-requests', runs, 'one for each run'),
    item(
      'Lambda: duration, arm64',
      'lambda-duration-arm64',
      runs * ASSUMED.duration * (deployment.memory / 1024),
      `assumed: ${ASSUMED.duration * 1000} ms at ${deployment.memory} MB`,
    ),
    item('DynamoDB: reads', 'dynamodb-reads', runs * readUnits, `${bytes(run.storedBytes)} loaded in a run`),
    item(
      'DynamoDB: writes',
      'dynamodb-writes',
      runs * writeUnits,
      `${bytes(total(run.writtenBytes))} written in a run`,
    ),
    item('DynamoDB: storage', 'dynamodb-storage', run.storedBytes / GB, bytes(run.storedBytes)),
    item('DynamoDB: point-in-time recovery', 'dynamodb-recovery', run.storedBytes / GB, 'the same'),
    item(
      'CloudWatch: custom metrics',
      'cloudwatch-metrics',
      run.metrics.length,
      'names with their dimensions',
    ),
    item(
      'CloudWatch: PutMetricData',
      'cloudwatch-requests',
      requests('PutMetricData'),
      `${run.requests.PutMetricData} in a run`,
    ),
    item('CloudWatch: alarms', 'cloudwatch-alarms', deployment.alarms, 'infra/alarms.yml'),
    item('CloudWatch: dashboard', 'cloudwatch-dashboards', 0, 'free: one of the first three of an account'),
    item('CloudWatch Logs: ingestion', 'logs-ingestion', logged, `${bytes(run.logBytes)} in a run`),
    item(
      'CloudWatch Logs: storage',
      'logs-storage',
      logged * (deployment.logRetentionDays / DAYS),
      `kept ${deployment.logRetentionDays} days`,
    ),
    item(
      'SNS: publishes',
      'sns-publishes',
      ASSUMED.messages,
      `assumed: ${ASSUMED.messages} alerts and alarms`,
    ),
    item('SNS: emails', 'sns-emails', ASSUMED.messages, 'assumed: one for each'),
    item(
      'S3: deployment bucket',
      's3-storage',
      (deployment.keptDeployments * ASSUMED.deploymentBytes) / GB,
      `assumed: ${deployment.keptDeployments} deployments of ${ASSUMED.deploymentBytes / 1024 ** 2} MB`,
    ),
  ];
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const bytes = (size: number): string => `${size.toLocaleString('en-US')} bytes`;

const minutes = (interval: number): string => `${interval} minutes`;
