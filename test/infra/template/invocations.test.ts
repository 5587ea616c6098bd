import { describe, expect, test } from 'vitest';
import { runTime } from '../../../lib/deadline.ts';
import { MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { PACKAGED, stackOf } from './packaged-templates.ts';
import { resourceOf, resourcesOf } from './resources-of.ts';

interface Retries {
  readonly MaximumRetryAttempts: number;
  readonly MaximumEventAgeInSeconds: number;
}

const MINUTES = [5, 60];

describe.each(PACKAGED)('a run by the $name', ({ template }) => {
  const stackAt = (minutes: number) => stackOf(template, { IntervalMinutes: String(minutes) });
  const { properties } = resourceOf<{
    readonly Runtime: string;
    readonly Architectures: readonly string[];
    readonly Timeout: number;
  }>(stackOf(template), 'AWS::Lambda::Function');

  test.each(MINUTES)(
    'is never tried again by Lambda, nor begun after its interval of %i minutes',
    (minutes) => {
      const { properties: retries } = resourceOf<Retries>(stackAt(minutes), 'AWS::Lambda::EventInvokeConfig');
      expect(retries).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: minutes * 60 });
    },
  );

  test.each(MINUTES)('is handed over again a few times, and within its interval of %i minutes', (minutes) => {
    const { Target } = resourceOf<{ readonly Target: { readonly RetryPolicy: Retries } }>(
      stackAt(minutes),
      'AWS::Scheduler::Schedule',
    ).properties;
    expect(Target.RetryPolicy.MaximumEventAgeInSeconds).toBe(minutes * 60);
    expect(Target.RetryPolicy.MaximumRetryAttempts).toBeLessThanOrEqual(5);
  });

  test('has time for three attempts at a poll that hangs, and ends before the next one', () => {
    const limit = properties.Timeout * SECOND;
    // A request may take 5 seconds: see lib/aws/clients.ts.
    expect(runTime(0, limit).poll.at).toBeGreaterThan(3 * 5 * SECOND);
    expect(limit).toBeLessThan(Math.min(...MINUTES) * MINUTE);
  });

  test('is on the Node that the bundle is built for, and on the processor that the costs are of', () => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  test('is of the newest code: no version of the function is kept', () => {
    expect(resourcesOf(stackOf(template), 'AWS::Lambda::Version')).toEqual([]);
  });
});
