import { describe, expect, test } from 'vitest';
import { incidentId, type Resource, resourceId, sameResource } from '../../../lib/domain/resource.ts';
import { ARN, SCOPE, T0 } from '../../support/decision/decide-once.ts';

const OTHER = 'arn:aws:sso:::instance/ssoins-fedcba0987654321';

const IDS: readonly (readonly [resource: Resource, id: string])[] = [
  [{ type: 'scope' }, 'scope'],
  [{ type: 'instance', arn: ARN }, 'ssoins-1234567890abcdef'],
  [{ type: 'instance', arn: OTHER }, 'ssoins-fedcba0987654321'],
  [{ type: 'region', arn: ARN, region: 'eu-west-2' }, 'ssoins-1234567890abcdef/eu-west-2'],
  [{ type: 'region', arn: ARN, region: 'eu-west-3' }, 'ssoins-1234567890abcdef/eu-west-3'],
  [{ type: 'region', arn: OTHER, region: 'eu-west-2' }, 'ssoins-fedcba0987654321/eu-west-2'],
  [{ type: 'record', key: ARN }, 'record/ssoins-1234567890abcdef'],
  [{ type: 'record', key: 'scope' }, 'record/scope'],
];

describe('the id of a resource', () => {
  test.each(IDS)('%j is %s', (resource, id) => {
    expect(resourceId(resource)).toBe(id);
  });

  test('tells it from every other', () => {
    for (const [a, id] of IDS) {
      const same = IDS.filter(([b]) => sameResource(a, structuredClone(b)));
      expect(same.map(([, other]) => other)).toEqual([id]);
    }
  });
});

test('the id of an incident says of which deployment and resource it is, its kind, and since when', () => {
  expect(
    incidentId(SCOPE, { resource: { type: 'record', key: ARN }, kind: 'record-unreadable', since: T0 }),
  ).toBe('111122223333/prod/record/ssoins-1234567890abcdef/record-unreadable/2026-01-01T00:00:00.000Z');
});
