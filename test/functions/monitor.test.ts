import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../lib/domain/time.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/local-aws.ts';
import type { Served } from '../../local/aws/wire/serve.ts';
import { functionEnvironment } from '../../local/function/environment.ts';
import { type LocalFunction, localFunction } from '../../local/function/function.ts';

const BUNDLE = new URL('../../build/functions/monitor.mjs', import.meta.url);
const REGION = 'eu-central-1';
const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';

const SETTINGS = {
  IDENTITY_CENTER_REGION: REGION,
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: TOPIC,
};

let aws: LocalAws & Served;
let log = '';
let ends: (() => unknown)[] = [];

beforeEach(async () => {
  aws = await startLocalAws({ tableName: 'records', topics: [TOPIC] });
  ends = [() => aws.close()];
  log = '';
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
});

function start(
  settings: Readonly<Record<string, string>> = SETTINGS,
  timeLimit = MINUTE,
  bundle = BUNDLE,
): LocalFunction {
  const environment = functionEnvironment(aws.url, REGION, settings);
  const monitor = localFunction({
    bundle,
    environment: environment.variables,
    timeLimit,
    onLog: (text) => {
      log += text;
    },
  });
  ends.push(
    () => environment.remove(),
    () => monitor.stop(),
  );
  return monitor;
}

const organization = (status: string, addedAt = Date.now() - HOUR) =>
  aws.organization.put({
    arn: ARN,
    name: 'Main',
    ownerAccountId: '111122223333',
    createdAt: addedAt,
    status: 'ACTIVE',
    primaryRegion: REGION,
    regions: [
      { name: REGION, status: 'ACTIVE', isPrimary: true },
      { name: 'eu-west-1', status, addedAt },
    ],
  });

const subjects = () => aws.inbox.messages().map(({ subject }) => subject);

describe('the built function', () => {
  test('goes from first poll to alert to closing, over the SDK it contains', async () => {
    const monitor = start();
    organization('ADDING');
    expect((await monitor.invoke({ action: 'poll' })).type).toBe('succeeded');
    organization('ACTIVE');
    await monitor.invoke({ action: 'poll' });
    await monitor.invoke({ action: 'poll' });
    expect(subjects()).toEqual([
      '[WARNING] Identity Center: adding Region eu-west-1 to Main',
      '[RESOLVED] Identity Center: adding Region eu-west-1 to Main',
    ]);
  });

  test('`Regions` and `PrimaryRegion` survive from the wire to the rules', async () => {
    organization('ADDING');
    await start().invoke({ action: 'poll' });
    const { instance, resource } = JSON.parse(aws.inbox.messages()[0]?.bodies.lambda ?? '');
    expect(instance).toMatchObject({ arn: ARN, primaryRegion: REGION, activeRegions: [REGION] });
    expect(resource).toMatchObject({ type: 'region', region: 'eu-west-1' });
    const ages = aws.metrics.dataPoints().filter(({ name }) => name === 'RegionTransitionAge');
    expect(ages.map(({ dimensions }) => dimensions)).toEqual(
      [REGION, 'eu-west-1'].map((Region) => ({
        InstanceId: 'ssoins-1234567890abcdef',
        Region,
        Stage: 'prod',
      })),
    );
  });

  test('S9: the event of a run arrives 4 h late, and the run uses its own time', async () => {
    organization('ADDING', Date.now() - 20 * MINUTE);
    const scheduledAt = new Date(Date.now() - 4 * HOUR).toISOString();
    const before = Date.now();
    await start().invoke({ action: 'poll', scheduledAt });
    expect(subjects()).toEqual([]);
    const [age] = aws.metrics.dataPoints().filter(({ value }) => value > 0 && value !== 1);
    expect(age?.value).toBeGreaterThanOrEqual((20 * MINUTE) / SECOND);
    expect(aws.metrics.dataPoints()[0]?.at).toBeGreaterThanOrEqual(Math.floor(before / SECOND) * SECOND);
  });

  test('sends a marked test notification, which touches no record', async () => {
    const invocation = await start().invoke({ action: 'test-notification' });
    expect(invocation).toMatchObject({ type: 'succeeded' });
    expect(subjects()).toEqual([expect.stringMatching(/^\[TEST\] /), expect.stringMatching(/^\[TEST\] /)]);
    for (const { bodies } of aws.inbox.messages()) {
      expect(JSON.parse(bodies.lambda ?? '')).toMatchObject({
        test: true,
        id: expect.stringMatching(/^test\./),
      });
    }
    expect(new Set(aws.calls().map(({ operation }) => operation))).toEqual(new Set(['Publish']));
  });

  test('refuses an unknown event with its name', async () => {
    const invocation = await start().invoke({ action: 'explode' });
    expect(invocation).toMatchObject({
      type: 'failed',
      error: {
        message: expect.stringMatching(/^Unknown event "explode": send \{"action": "poll"\} or /),
      },
    });
    expect(aws.calls()).toEqual([]);
  });

  test('S13: refuses to start in a wrong environment, and names every mistake at once', async () => {
    const monitor = start({
      ...SETTINGS,
      ACCOUNT_ID: '42',
      ADDING_WARNING_MINUTES: '30m',
      REMOVING_CRITICAL_MINUTES: '10',
      REMINDER_MINUTES: '1',
    });
    const invocation = await monitor.invoke({ action: 'poll' });
    expect(invocation).toMatchObject({ type: 'failed', error: { name: 'ConfigurationError' } });
    const lines = invocation.type === 'failed' ? invocation.error.message.split('\n') : [];
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'ACCOUNT_ID',
      'ADDING_WARNING_MINUTES',
      'REMOVING_CRITICAL_MINUTES',
      'REMINDER_MINUTES',
    ]);
    expect(lines[1]).toBe(
      'ADDING_WARNING_MINUTES must be a number of minutes such as 30, or 0 to turn it off, got "30m"',
    );
  });

  test('throws one error that names everything that failed, after all the rest was done', async () => {
    organization('ADDING');
    aws.metrics.faults.set({ type: 'refuse', code: 'AccessDeniedException' });
    const invocation = await start().invoke({ action: 'poll' });
    expect(invocation).toMatchObject({
      type: 'failed',
      error: {
        message: expect.stringMatching(/^1 of this run's steps failed: Can't publish metrics .*AccessDenied/),
      },
    });
    expect(subjects()).toHaveLength(1);
  });

  test('logs one line a run: what was seen, what changed, what was sent, and how long each step took', async () => {
    organization('ADDING');
    await start().invoke({ action: 'poll' });
    const lines = log.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'INFO',
      message: 'Run',
      action: 'poll',
      poll: 'seen',
      instances: 1,
      regions: 2,
      changes: [],
      committed: 2,
      sent: [expect.stringMatching(/region-adding.*\.1$/)],
      took: {
        poll: expect.any(Number),
        load: expect.any(Number),
        commit: expect.any(Number),
        deliver: expect.any(Number),
      },
    });
  });

  test('is ended by its time limit, and starts anew with the next event', async () => {
    organization('ACTIVE');
    const monitor = start(SETTINGS, 10 * SECOND);
    await monitor.invoke({ action: 'poll' });
    aws.gateway.intercept(({ operation }) => (operation === 'Query' ? 'hang' : 'pass'));
    expect((await monitor.invoke({ action: 'poll' })).type).toBe('failed');
    aws.gateway.intercept(undefined);
    expect((await monitor.invoke({ action: 'poll' })).type).toBe('succeeded');
  });

  test("a silent primary Region does not use up the run's time: an additional one is asked in the same run", async () => {
    organization('ACTIVE');
    const monitor = start({ ...SETTINGS, NOT_SEEN_WARNING_MINUTES: '0.0001' }, 10 * SECOND);
    await monitor.invoke({ action: 'poll' });
    aws.faults.set({ type: 'silence' }, { region: REGION });
    await monitor.invoke({ action: 'poll' });
    const invocation = await monitor.invoke({ action: 'poll' });
    expect(invocation.type).toBe('succeeded');
    const asked = aws.calls().filter(({ operation }) => operation === 'ListInstances');
    expect(asked.at(-1)?.region).toBe('eu-west-1');
    expect(aws.inbox.messages()[0]?.bodies.email).toContain(
      '1234567890abcdef.eu-west-1.portal.amazonaws.com',
    );
  });
});

describe('the bundle', () => {
  test('holds all it needs, the SDK too: it runs alone in an empty folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const alone = pathToFileURL(join(folder, 'monitor.mjs'));
    copyFileSync(BUNDLE, alone);
    organization('ADDING');
    expect((await start(SETTINGS, MINUTE, alone).invoke({ action: 'poll' })).type).toBe('succeeded');
    expect(subjects()).toHaveLength(1);
  });

  test('stays under 1 MB, so that it starts quickly', () => {
    expect(statSync(BUNDLE).size).toBeLessThan(1_000_000);
  });
});
