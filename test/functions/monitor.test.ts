import { copyFileSync, cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../lib/domain/time.ts';
import {
  ARN,
  builtBundle,
  type Environment,
  functionsForEach,
  MONITOR_ENVIRONMENT,
  putOrganization,
  REGION,
  type StartOptions,
} from './built-functions.ts';

const functions = functionsForEach();

const start = (environment: Environment = MONITOR_ENVIRONMENT, options: StartOptions = {}) =>
  functions().start('monitor', environment, options);

const organization = (status: string, addedAt = Date.now() - HOUR) =>
  putOrganization(functions().aws, status, addedAt);

const subjects = () =>
  functions()
    .aws.inbox.messages()
    .map(({ subject }) => subject);

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
    const { instance, resource } = JSON.parse(functions().aws.inbox.messages()[0]?.bodies.lambda ?? '');
    expect(instance).toMatchObject({ arn: ARN, primaryRegion: REGION, activeRegions: [REGION] });
    expect(resource).toMatchObject({ type: 'region', region: 'eu-west-1' });
    const ages = functions()
      .aws.metrics.dataPoints()
      .filter(({ name }) => name === 'RegionTransitionAge');
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
    const [age] = functions()
      .aws.metrics.dataPoints()
      .filter(({ value }) => value > 0 && value !== 1);
    expect(age?.value).toBeGreaterThanOrEqual((20 * MINUTE) / SECOND);
    expect(functions().aws.metrics.dataPoints()[0]?.at).toBeGreaterThanOrEqual(
      Math.floor(before / SECOND) * SECOND,
    );
  });

  test('sends a marked test notification, which touches no record', async () => {
    const invocation = await start().invoke({ action: 'test-notification' });
    expect(invocation).toMatchObject({ type: 'succeeded' });
    expect(subjects()).toEqual([expect.stringMatching(/^\[TEST\] /), expect.stringMatching(/^\[TEST\] /)]);
    for (const { bodies } of functions().aws.inbox.messages()) {
      expect(JSON.parse(bodies.lambda ?? '')).toMatchObject({
        test: true,
        id: expect.stringMatching(/^test\./),
      });
    }
    expect(
      new Set(
        functions()
          .aws.calls()
          .map(({ operation }) => operation),
      ),
    ).toEqual(new Set(['Publish']));
  });

  test('refuses an unknown event with its name', async () => {
    const invocation = await start().invoke({ action: 'explode' });
    expect(invocation).toMatchObject({
      type: 'failed',
      error: {
        message: expect.stringMatching(/^Unknown event "explode": send \{"action": "poll"\} or /),
      },
    });
    expect(functions().aws.calls()).toEqual([]);
  });

  test('S13: refuses to start in a wrong environment, and names every mistake at once', async () => {
    const monitor = start({
      ...MONITOR_ENVIRONMENT,
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
    functions().aws.metrics.faults.set({ type: 'refuse', code: 'AccessDeniedException' });
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
    const lines = functions().log().trim().split('\n');
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
    const monitor = start(MONITOR_ENVIRONMENT, { timeLimit: 10 * SECOND });
    await monitor.invoke({ action: 'poll' });
    functions().aws.gateway.intercept(({ operation }) => (operation === 'Query' ? 'hang' : 'pass'));
    expect((await monitor.invoke({ action: 'poll' })).type).toBe('failed');
    functions().aws.gateway.intercept(undefined);
    expect((await monitor.invoke({ action: 'poll' })).type).toBe('succeeded');
  });

  test("a silent primary Region does not use up the run's time: an additional one is asked in the same run", async () => {
    organization('ACTIVE');
    const monitor = start(
      { ...MONITOR_ENVIRONMENT, NOT_SEEN_WARNING_MINUTES: '0.0001' },
      { timeLimit: 10 * SECOND },
    );
    await monitor.invoke({ action: 'poll' });
    functions().aws.faults.set({ type: 'silence' }, { region: REGION });
    await monitor.invoke({ action: 'poll' });
    const invocation = await monitor.invoke({ action: 'poll' });
    expect(invocation.type).toBe('succeeded');
    const asked = functions()
      .aws.calls()
      .filter(({ operation }) => operation === 'ListInstances');
    expect(asked.at(-1)?.region).toBe('eu-west-1');
    expect(functions().aws.inbox.messages()[0]?.bodies.email).toContain(
      '1234567890abcdef.eu-west-1.portal.amazonaws.com',
    );
  });
});

describe('the bundle', () => {
  /** A copy of the built function, alone in a folder. */
  function copied(): URL {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    functions().atEnd(() => rmSync(folder, { recursive: true }));
    copyFileSync(builtBundle('monitor'), join(folder, 'monitor.mjs'));
    cpSync(new URL('monitor/', builtBundle('monitor')), join(folder, 'monitor'), { recursive: true });
    return pathToFileURL(join(folder, 'monitor.mjs'));
  }

  test('holds all it needs, the SDK too: it runs alone in an empty folder', async () => {
    organization('ADDING');
    const alone = start(MONITOR_ENVIRONMENT, { bundle: copied() });
    expect((await alone.invoke({ action: 'poll' })).type).toBe('succeeded');
    expect(subjects()).toHaveLength(1);
  });

  test('loses no message when what publishing needs can not be loaded', async () => {
    const bundle = copied();
    const later = new URL('monitor/', bundle);
    const [publisher = ''] = readdirSync(later).filter((file) => /^publisher-\w+\.mjs$/.test(file));
    const moved = new URL('moved', bundle);
    renameSync(new URL(publisher, later), moved);
    organization('ADDING');
    const invocation = await start(MONITOR_ENVIRONMENT, { bundle }).invoke({ action: 'poll' });
    expect(invocation).toMatchObject({
      type: 'failed',
      error: { message: expect.stringMatching(/could not be published: Cannot find module .*publisher/) },
    });
    renameSync(moved, new URL(publisher, later));
    const next = await start(MONITOR_ENVIRONMENT, { bundle }).invoke({ action: 'poll' });
    expect(next.type).toBe('succeeded');
    expect(subjects()).toHaveLength(1);
  });
});
