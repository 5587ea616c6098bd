import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { runTime } from '../../../lib/poll/deadline.ts';
import { functionOf } from './functions-of.ts';
import { PACKAGED, stackOf } from './packaged-templates.ts';
import { resourcesOf } from './resources-of.ts';

interface Retries {
  readonly FunctionName?: string;
  readonly MaximumRetryAttempts: number;
  readonly MaximumEventAgeInSeconds: number;
}

const MINUTES = [5, 60];

describe.each(PACKAGED)('a run by the $name', ({ template }) => {
  const stackAt = (minutes: number) => stackOf(template, { IntervalMinutes: String(minutes) });
  const { id, properties } = functionOf(stackOf(template), 'monitor');

  test.each(MINUTES)(
    'is never tried again by Lambda, nor begun after its interval of %i minutes',
    (minutes) => {
      const stack = stackAt(minutes);
      const retries = resourcesOf<Retries>(stack, 'AWS::Lambda::EventInvokeConfig').filter(
        ({ properties: { FunctionName } }) => FunctionName === stack.references[id],
      );
      expect(retries.map((each) => each.properties)).toMatchObject([
        { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: minutes * 60 },
      ]);
    },
  );

  test.each(MINUTES)('is handed over again a few times, and within its interval of %i minutes', (minutes) => {
    const schedules = resourcesOf<{
      readonly Target: { readonly Arn: string; readonly RetryPolicy: Retries };
    }>(stackAt(minutes), 'AWS::Scheduler::Schedule');
    const own = schedules.filter(({ properties: { Target } }) =>
      Target.Arn.endsWith(`:${properties.FunctionName}`),
    );
    expect(own).toHaveLength(1);
    for (const { RetryPolicy } of own.map((each) => each.properties.Target)) {
      expect(RetryPolicy.MaximumEventAgeInSeconds).toBe(minutes * 60);
      expect(RetryPolicy.MaximumRetryAttempts).toBeLessThanOrEqual(5);
    }
  });

  test('has time for three attempts at a poll that hangs, and ends before the next one', () => {
    const limit = properties.Timeout * SECOND;
    // A request may take 5 seconds: see lib/aws/client-options.ts.
    expect(runTime(0, limit).poll.at).toBeGreaterThan(3 * 5 * SECOND);
    expect(limit).toBeLessThan(Math.min(...MINUTES) * MINUTE);
  });

  test('is of the newest code: no version of the function is kept', () => {
    expect(resourcesOf(stackOf(template), 'AWS::Lambda::Version')).toEqual([]);
  });
});
