import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readArguments, USAGE } from '../../../infra/cost/arguments.ts';
import { itemBytes } from '../../../infra/cost/bytes.ts';
import { readDeployment } from '../../../infra/cost/deployment.ts';
import { type CostItem, costs } from '../../../infra/cost/items.ts';
import { type PriceList, readPrices } from '../../../infra/cost/prices.ts';
import { countQuietRuns, type QuietRun, type QuietRuns } from '../../../infra/cost/quiet-run.ts';
import { costTable } from '../../../infra/cost/table.ts';
import { USES, type Uses, useOf, usesIn } from '../../../infra/cost/uses.ts';
import { parameterNamed } from '../../../infra/parameters/parameter.ts';
import { readDeclared } from '../../../infra/release/declared.ts';

const watched = { instances: 1, regions: 3, interval: 5 };
const declared = readDeclared();
const deployment = readDeployment();
const prices = readPrices();

const count = (of: { readonly instances: number; readonly regions: number }) =>
  countQuietRuns(Object.keys(deployment.memory), of);

/** The run of the monitor. */
const only = ({ runs }: QuietRuns): QuietRun => {
  if (runs.monitor === undefined) throw new Error('The monitor has no run');
  return runs.monitor;
};

let quiet: QuietRuns;
let run: QuietRun;
beforeAll(async () => {
  quiet = await count(watched);
  run = only(quiet);
});

/** A run that does nothing. */
const NOTHING: QuietRun = { requests: {}, metrics: [], itemReads: [], writtenBytes: [], logBytes: 0 };

const tableOf = (list: PriceList): string =>
  costTable(costs({ quiet, deployment, prices: list, interval: 5 }), list, watched);

const dollars = (items: readonly CostItem[]): number => items.reduce((sum, item) => sum + item.dollars, 0);

describe('what it costs', () => {
  test('is less than 5 US dollars a month', () => {
    const sum = dollars(costs({ quiet, deployment, prices, interval: 5 }));
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(5);
  });

  test('is what docs/operations.md shows', () => {
    const docs = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    const [, table] = /<!-- npm run cost -->\n(.*?)<!-- end -->/s.exec(docs) ?? [];
    expect(table).toBe(tableOf(prices));
  });

  test('is the same each time it is counted', async () => {
    expect(await count(watched)).toEqual(quiet);
  });
});

describe('a quiet run', () => {
  test('makes four requests', () => {
    expect(run.requests).toEqual({ ListInstances: 1, Query: 1, PutItem: 1, PutMetricData: 1 });
  });

  test('publishes 6 metrics, 2 for each instance and 1 for each Region', async () => {
    expect(run.metrics).toHaveLength(6 + 2 + 3);
    const more = await count({ instances: 2, regions: 4 });
    expect(only(more).metrics).toHaveLength(6 + 2 * (2 + 4));
  });

  test('writes the record of the scope alone, and loads all', async () => {
    const [written = 0, ...others] = run.writtenBytes;
    expect(others).toEqual([]);
    expect(written).toBeGreaterThan(0);
    expect(quiet.storedBytes).toBeGreaterThan(written);
    const more = await count({ instances: 2, regions: 3 });
    expect(only(more).writtenBytes).toEqual(run.writtenBytes);
    expect(more.storedBytes).toBeGreaterThan(quiet.storedBytes);
  });
});

describe('each figure follows what was counted', () => {
  const amounts = (counted: QuietRuns, interval = 5) =>
    new Map(
      costs({ quiet: counted, deployment, prices, interval }).map(({ name, amount }) => [name, amount]),
    );

  const ofMore = (more: Partial<QuietRun>, storedBytes = quiet.storedBytes): readonly string[] => {
    const before = amounts(quiet);
    const monitor = { ...run, ...more };
    return [...amounts({ runs: { ...quiet.runs, monitor }, storedBytes })]
      .filter(([name, amount]) => amount > (before.get(name) ?? 0))
      .map(([name]) => name);
  };

  test('of the requests', () => {
    expect(ofMore({ requests: { ...run.requests, PutMetricData: 2 } })).toEqual([
      'CloudWatch: PutMetricData',
    ]);
    expect(ofMore({ requests: { ...run.requests, Query: 2 } })).toEqual(['DynamoDB: reads']);
    expect(ofMore({ itemReads: [0.5] })).toEqual(['DynamoDB: reads']);
  });

  test('of the metrics', () => {
    expect(ofMore({ metrics: [...run.metrics, 'another'] })).toEqual(['CloudWatch: custom metrics']);
  });

  test('of the bytes', () => {
    expect(ofMore({}, 5000)).toEqual([
      'DynamoDB: reads',
      'DynamoDB: storage',
      'DynamoDB: point-in-time recovery',
    ]);
    expect(ofMore({ writtenBytes: [1025] })).toEqual(['DynamoDB: writes']);
    expect(ofMore({ logBytes: run.logBytes * 2 })).toEqual([
      'CloudWatch Logs: ingestion',
      'CloudWatch Logs: storage',
    ]);
  });

  test('of the runs of a month', () => {
    const alone = { ...quiet, runs: { monitor: run } };
    expect(amounts(alone).get('Lambda: requests')).toBe(8760);
    expect(amounts(alone, 10).get('Scheduler')).toBe(4380);
    expect(amounts(alone).get('Lambda: duration, arm64')).toBe(
      (8760 * 0.3 * (deployment.memory.monitor ?? 0)) / 1024,
    );
  });

  test('of how long a run takes, where that is known', () => {
    const items = costs({ quiet, deployment, prices, interval: 5, duration: () => 0.6 });
    const longer = items.filter(({ name, amount }) => amount > (amounts(quiet).get(name) ?? 0));
    expect(longer.map(({ name, from }) => [name, from])).toEqual([
      ['Lambda: duration, arm64', expect.stringContaining('assumed: 600 ms at ')],
    ]);
  });

  test('of the files that are deployed', () => {
    const folder = new URL('../../../infra/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.yml'));
    const texts = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
    expect(amounts(quiet).get('CloudWatch: alarms')).toBe(texts.match(/^ {6}AlarmName:/gm)?.length);
    for (const memory of Object.values(deployment.memory)) expect(memory).toBeGreaterThanOrEqual(128);
    expect(Object.keys(deployment.memory).toSorted()).toEqual(Object.keys(USES).toSorted());
    expect(deployment.logRetentionDays).toBe(90);
  });
});

describe('a second function', () => {
  const other: QuietRun = { ...NOTHING, requests: { Query: 1 }, writtenBytes: [1500], logBytes: 500 };
  const both = (): QuietRuns => ({ runs: { monitor: run, other }, storedBytes: quiet.storedBytes });
  const larger = { ...deployment, memory: { ...deployment.memory, other: 512 } };
  const itemsWith = (minutes: number): ReadonlyMap<string, CostItem> => {
    const uses: Uses = { ...USES, other: { event: {}, often: () => ({ type: 'scheduled', minutes }) } };
    const items = costs({ quiet: both(), deployment: larger, prices, interval: 5, uses });
    return new Map(items.map((item) => [item.name, item]));
  };

  test('adds what it does, by its own schedule', () => {
    const items = itemsWith(60);
    const amount = (name: string) => items.get(name)?.amount;
    expect(amount('Scheduler')).toBe(8760 + 730);
    expect(amount('Lambda: requests')).toBe(8760 + 730);
    expect(amount('Lambda: duration, arm64')).toBeCloseTo(8760 * 0.3 * 0.25 + 730 * 0.3 * 0.5);
    expect(amount('DynamoDB: reads')).toBe(8760 + 730);
    expect(amount('DynamoDB: writes')).toBe(8760 + 730 * 2);
    expect(amount('CloudWatch: PutMetricData')).toBe(8760);
    expect(amount('CloudWatch Logs: ingestion')).toBeCloseTo((8760 * run.logBytes + 730 * 500) / 1024 ** 3);
  });

  describe('of which infra/ declares the schedule', () => {
    const [monitor] = declared.functions;
    const other = { name: 'other', prefix: 'Other', memory: 128 };
    const usesWith = (ScheduleExpression: string) =>
      usesIn({
        ...declared,
        functions: [...declared.functions, other],
        resources: [
          ...declared.resources,
          {
            id: 'OtherSchedule',
            type: 'AWS::Scheduler::Schedule',
            properties: { ScheduleExpression, Target: { Arn: 'OtherLambdaFunction.Arn', Input: '{"a":1}' } },
            file: 'infra/other.yml',
          },
        ],
      });

    test('is used as that says', () => {
      expect(monitor?.name).toBe('monitor');
      expect(USES.monitor?.event).toMatchObject({ action: 'poll' });
      expect(USES.monitor?.often({ interval: 15 })).toEqual({ type: 'scheduled', minutes: 15 });
      const uses = usesWith('rate(2 hours)');
      expect(useOf('other', uses).event).toEqual({ a: 1 });
      expect(useOf('other', uses).often({ interval: 15 })).toEqual({ type: 'scheduled', minutes: 120 });
      expect(useOf('monitor', uses).often({ interval: 15 })).toEqual({ type: 'scheduled', minutes: 15 });
    });

    test('is refused when nobody can tell how often that is', () => {
      expect(() => usesWith('cron(0 8 * * ? *)')).toThrow(
        'infra/other.yml: the schedule OtherSchedule must have a rate such as rate(60 minutes), got cron(0 8 * * ? *)',
      );
    });
  });

  test('is named where it is not like the first', () => {
    const items = itemsWith(60);
    expect(items.get('Scheduler')?.from).toBe('monitor: one every 5 minutes; other: one every 60 minutes');
    expect(items.get('CloudWatch: PutMetricData')?.from).toBe('1 in a run');
    expect(itemsWith(5).get('Scheduler')?.from).toBe('one every 5 minutes');
  });

  test('that no schedule invokes costs no schedule', () => {
    const uses: Uses = { ...USES, other: { event: {}, often: () => ({ type: 'assumed', runs: 20 }) } };
    const items = costs({ quiet: both(), deployment: larger, prices, interval: 5, uses });
    const amount = (name: string) => items.find((item) => item.name === name)?.amount;
    expect(amount('Scheduler')).toBe(8760);
    expect(amount('Lambda: requests')).toBe(8760 + 20);
  });

  test('is refused when nobody says how often it runs, or how large it is', () => {
    expect(() => useOf('other')).toThrow(
      'Nothing says how often functions/other.ts runs: give it a schedule in infra/, or add that to infra/cost/uses.ts',
    );
    const uses: Uses = { ...USES, other: { event: {}, often: () => ({ type: 'assumed', runs: 1 }) } };
    expect(() => costs({ quiet: both(), deployment, prices, interval: 5, uses })).toThrow(
      'serverless.yml has no function with the handler other.handler',
    );
  });
});

describe('the prices', () => {
  test('are dated, in one currency and of one Region', () => {
    expect(prices.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Date.parse(prices.asOf)).not.toBeNaN();
    expect(prices).toMatchObject({ currency: 'USD', region: expect.stringMatching(/^us-east-1\b/) });
  });

  test.each(prices.prices)('of $name: a number, with where it was found', ({ price, per, unit, source }) => {
    expect(price).toBeGreaterThan(0);
    expect(per).toBeGreaterThan(0);
    expect(unit).toMatch(/s$|^GB$/);
    expect(source).toMatch(/^(second-hand: )?https:\/\/\S/);
  });

  test('have names of their own', () => {
    expect(new Set(prices.prices.map(({ name }) => name)).size).toBe(prices.prices.length);
  });

  test.each(prices.prices)('need $name, and say so without it', ({ name }) => {
    const without = { ...prices, prices: prices.prices.filter((price) => price.name !== name) };
    expect(() => tableOf(without)).toThrow(`infra/cost/prices.json has no price "${name}"`);
  });
});

describe('an item of the table', () => {
  test('is as large as its names and values', () => {
    expect(itemBytes({ scope: { S: 'a' }, resource: { S: 'é' }, version: { N: '123' } })).toBe(6 + 10 + 10);
    expect(itemBytes({ isTold: { BOOL: false } })).toBe(6 + 1);
  });

  test('must be of texts, numbers and booleans', () => {
    expect(() => itemBytes({ scope: {} })).toThrow('scope is neither a text nor a number, nor true or false');
  });
});

describe('the arguments', () => {
  test('have defaults', () => {
    expect(readArguments([])).toEqual(watched);
    expect(readArguments(['--instances', '2', '--regions=6', '--interval', '60'])).toEqual({
      instances: 2,
      regions: 6,
      interval: 60,
    });
    expect(readArguments(['--help'])).toBe('help');
    expect(readArguments(['-h'])).toBe('help');
  });

  test.each([
    [['--instances', '0'], '--instances must be a whole number from 1 to 10, got "0"'],
    [['--instances', '1.5'], '--instances must be a whole number from 1 to 10, got "1.5"'],
    [['--regions', '31'], '--regions must be a whole number from 1 to 30, got "31"'],
    [['--regions', 'all'], '--regions must be a whole number from 1 to 30, got "all"'],
    [['--interval', '7'], '--interval must be 5, 10, 15, 30 or 60, got "7"'],
    [['--interval', '05'], '--interval must be 5, 10, 15, 30 or 60, got "05"'],
    [['--region', '3'], "Unknown option '--region'"],
  ])('are refused when wrong: %j', (given, message) => {
    expect(() => readArguments(given)).toThrow(message);
  });

  test('are refused when npm has kept them', () => {
    expect(() => readArguments([], { npm_config_regions: '6' })).toThrow(
      'npm took --regions for itself: write npm run cost -- --regions=6',
    );
    expect(() => readArguments(['2'], { npm_config_instances: 'true' })).toThrow(
      'npm took --instances for itself: write npm run cost -- --instances=…',
    );
  });

  test('offer the intervals that a deployment allows', () => {
    expect(USAGE).toContain(parameterNamed('intervalMinutes').must.replace('must be ', ': '));
  });
});
