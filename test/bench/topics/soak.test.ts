import { describe, expect, test } from 'vitest';
import { drawFault, setFault, silenceOf } from '../../../bench/soak/faults.ts';
import { changeSomething, drawBy, heal, INSTANCES, REGIONS } from '../../../bench/soak/organization.ts';
import type { Soaked } from '../../../bench/soak/soak.ts';
import { heapGrowth, leftOf, SOAK } from '../../../bench/topics/soak.ts';
import { troubledTable } from '../../../bench/world/troubled-table.ts';
import { createOrganization } from '../../../local/aws/identity-center/organization.ts';
import { createLocalAws } from '../../../local/aws/local-aws.ts';
import { seeded } from '../../../local/seeded.ts';

/** Samples whose heap grows by so many bytes for every 1,000 polls, and scatters by so many, after a steep start. */
const samples = (growth: number, scatter: number) =>
  Array.from({ length: 80 }, (_, index) => ({
    polls: index * 250,
    heap:
      15e6 + (index < 40 ? index * 1e5 : 4e6) + (index * growth) / 4 + (index % 2 === 0 ? scatter : -scatter),
    resident: 1e8,
  }));

describe('the heap', () => {
  test('leaks when it grows by more than its scatter explains', () => {
    const { growth, isLeak } = heapGrowth(samples(100_000, 50_000));
    expect(isLeak).toBe(true);
    expect(growth).toBeGreaterThan(90_000);
    expect(growth).toBeLessThan(110_000);
  });

  test('does not leak when it only scatters, grows by next to nothing, shrinks, or grew in the first half', () => {
    expect(heapGrowth(samples(0, 0)).isLeak).toBe(false);
    expect(heapGrowth(samples(0, 500_000)).isLeak).toBe(false);
    expect(heapGrowth(samples(30_000, 2_000_000)).isLeak).toBe(false);
    expect(heapGrowth(samples(20_000, 10)).isLeak).toBe(false);
    expect(heapGrowth(samples(-100_000, 10)).isLeak).toBe(false);
  });
});

test('What is left is what was not there at first, as often as it is there', () => {
  const first = ['PipeWrap', 'PipeWrap', 'Timeout'];
  expect(leftOf({ first, last: ['PipeWrap', 'PipeWrap'] })).toBe('none');
  expect(leftOf({ first, last: ['PipeWrap', 'PipeWrap', 'PipeWrap', 'Timeout', 'Immediate'] })).toBe(
    'PipeWrap, Immediate',
  );
});

describe('the organisation', () => {
  test('comes to every status, loses Regions and instances, and is whole again once it is healed', () => {
    const organization = createOrganization({ now: Date.now });
    const draw = drawBy(seeded(1));
    heal(organization);
    const whole = organization.instances();
    const seen = new Set<string | undefined>();
    for (let change = 0; change < 1000; change += 1) {
      changeSomething(organization, draw);
      const instances = organization.instances();
      for (const { status, regions = [] } of instances) {
        seen.add(status);
        for (const region of regions) seen.add(region.status);
        if (regions.length < REGIONS) seen.add('a Region is gone');
      }
      if (instances.length < INSTANCES) seen.add('an instance is gone');
    }
    expect([...seen].toSorted()).toEqual([
      'ACTIVE',
      'ADDING',
      'CREATE_FAILED',
      'CREATE_IN_PROGRESS',
      'DELETE_IN_PROGRESS',
      'PAUSED',
      'REMOVING',
      'a Region is gone',
      'an instance is gone',
    ]);
    heal(organization);
    const byArn = (one: { arn: string }, other: { arn: string }) => one.arn.localeCompare(other.arn);
    expect(organization.instances().toSorted(byArn)).toEqual(whole.toSorted(byArn));
  });
});

describe('the faults', () => {
  test('are of every type, at every service', () => {
    const draw = drawBy(seeded(1));
    const drawn = new Set(
      Array.from({ length: 500 }, () => drawFault(draw)).map(({ service, type }) => `${service} ${type}`),
    );
    expect(drawn.size).toBe(4 * 4);
    expect([0, 1, 2, 3, 4].map((number) => silenceOf(number).service)).toEqual([
      'sso',
      'dynamodb',
      'sns',
      'monitoring',
      'sso',
    ]);
  });

  const call = (service: string, target: string, body: object | string) => ({
    method: 'POST',
    path: '/',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=local/20261128/eu-west-1/${service}/aws4_request`,
      ...(typeof body === 'string'
        ? { 'content-type': 'application/x-www-form-urlencoded' }
        : { 'x-amz-target': target }),
    },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });

  const CALLS = {
    sso: call('sso', 'SWBExternalService.ListInstances', {}),
    dynamodb: call('dynamodb', 'DynamoDB_20120810.PutItem', {
      TableName: 'records',
      Item: { scope: { S: 'one' }, resource: { S: 'two' } },
    }),
    sns: call('sns', '', 'Action=Publish&TopicArn=topic&Message=hello'),
    monitoring: call('monitoring', 'GraniteServiceVersion20100801.PutMetricData', {
      Namespace: 'Test',
      MetricData: [{ MetricName: 'one', Value: 1 }],
    }),
  };

  const services = ['sso', 'dynamodb', 'sns', 'monitoring'] as const;
  const types = ['refused', 'throttled', 'reset', 'answer-lost', 'silent'] as const;

  test.each(services.flatMap((service) => types.map((type) => [service, type] as const)))(
    'touch only %s, as often as they are meant to: %s',
    async (service, type) => {
      const table = troubledTable('records');
      const aws = createLocalAws(table.endpoint, { topics: ['topic'] });
      const outcomeOf = async (one: (typeof services)[number]) => {
        const reply = await aws.gateway.handle(CALLS[one]);
        return reply.type === 'answer' ? reply.status : reply.type;
      };
      setFault({ aws, table }, { service, type, times: 2 });
      for (const other of services) {
        if (other !== service) expect(await outcomeOf(other)).toBe(200);
      }
      const disturbed = [await outcomeOf(service), await outcomeOf(service)];
      expect(disturbed).not.toContain(200);
      expect(await outcomeOf(service)).toBe(200);
      setFault({ aws, table }, { service, type, times: 2 });
      setFault({ aws, table }, undefined);
      expect(await outcomeOf(service)).toBe(200);
    },
  );
});

test('The report says what became of every notification, and whether the heap grew', () => {
  const soaked: Soaked = {
    seed: 1,
    polls: 20_000,
    failed: 12,
    faults: 30,
    changes: 400,
    wall: 200_000,
    cpu: 100_000,
    samples: samples(100_000, 10),
    account: {
      expected: 900,
      once: 898,
      repetitions: 1,
      lost: ['one'],
      unexpected: [],
      messages: 900,
      outOfOrder: 0,
      onlySaid: 0,
    },
    left: { pending: 0, incidents: 0 },
    resources: { first: [], last: ['Timeout'] },
  };
  const text = SOAK.report(soaked);
  expect(text).toContain('| runs a second | 100 |');
  expect(text).toContain('| … lost | 1 |');
  expect(text).toContain('| timers and handles left | Timeout |');
  expect(text).toContain('This is a leak.');
  expect(SOAK.report({ ...soaked, samples: samples(0, 10) })).toContain('So the memory is flat.');
});
