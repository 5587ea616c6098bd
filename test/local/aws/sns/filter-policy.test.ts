import { expect, test } from 'vitest';
import { type FilterPolicy, passesBody } from '../../../../local/aws/sns/filter-policy.ts';

const OTHERS: FilterPolicy = { name: [{ 'anything-but': { prefix: 'own-' } }, { exists: false }] };

test.each<readonly [FilterPolicy, string, boolean]>([
  [{ name: ['a', 'b'] }, '{"name":"b"}', true],
  [{ name: ['a', 'b'] }, '{"name":"c"}', false],
  [{ name: ['a'], other: [{ exists: true }] }, '{"name":"a"}', false],
  [{ name: ['a'], other: [{ exists: true }] }, '{"name":"a","other":1}', true],
  [OTHERS, '{"name":"own-alarm"}', false],
  [OTHERS, '{"name":"alarm"}', true],
  [OTHERS, '{"name":1}', false],
  [OTHERS, '{}', true],
  [OTHERS, 'hello', false],
  [OTHERS, '[]', false],
  [OTHERS, 'null', false],
])('%j passes %s: %s', (policy, body, passes) => {
  expect(passesBody(policy, body)).toBe(passes);
});

test('what is not simulated is refused', () => {
  const policy = { name: [{ numeric: ['>', 1] }] } as unknown as FilterPolicy;
  expect(() => passesBody(policy, '{"name":2}')).toThrow('Not simulated in a filter policy: numeric');
});
