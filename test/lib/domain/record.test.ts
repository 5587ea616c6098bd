import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER, type Ledger, notificationId } from '../../../lib/domain/ledger.ts';
import {
  expiryOf,
  type InstanceRecord,
  type MonitorRecord,
  type Presence,
  recordKey,
  type ScopeRecord,
  sameData,
} from '../../../lib/domain/record.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import { ARN, T0 } from '../../support/decision/decide-once.ts';
import { opened, REGION } from '../../support/decision/pending-once.ts';

const GONE: Presence = { type: 'gone', since: T0 };

const instance = (presence: Presence, ledger: Partial<Ledger> = {}): InstanceRecord => ({
  type: 'instance',
  arn: ARN,
  shownIn: 'eu-west-1',
  instance: { resource: { type: 'instance', arn: ARN }, presence },
  regions: [],
  ledger: { ...EMPTY_LEDGER, ...ledger },
});

const scope: ScopeRecord = {
  type: 'scope',
  lastPolledAt: T0,
  interval: MINUTE,
  lagging: [],
  instanceSeen: true,
  scope: {
    resource: { type: 'scope' },
    episode: { type: 'scope', status: 'seen', since: T0, clock: 'monitor' },
  },
  unreadable: [],
  ledger: EMPTY_LEDGER,
};

const incidents: Ledger['incidents'] = [
  {
    id: 'one',
    kind: 'region-adding',
    resource: REGION,
    severity: 'warning',
    severities: ['warning'],
    openedAt: T0,
    sequence: 1,
    detail: '',
    reminders: 0,
  },
];

describe('a record may be deleted', () => {
  test('90 days after its instance went', () => {
    expect(expiryOf(instance(GONE))).toBe(Date.UTC(2026, 3, 1));
  });

  test.each<[when: string, record: MonitorRecord]>([
    ['while its instance is there', instance({ type: 'present' })],
    ['while only one poll has missed its instance', instance({ type: 'missing', since: T0 })],
    ['while an incident is open', instance(GONE, { incidents })],
    ['while something is pending', instance(GONE, { outbox: [opened(1)] })],
    ['when it is that of the scope', scope],
  ])('not %s', (_, record) => {
    expect(expiryOf(record)).toBeUndefined();
  });
});

test.each<[of: string, record: MonitorRecord, key: string]>([
  ['an instance is its ARN', instance(GONE), ARN],
  ['the scope is a word that no ARN is', scope, 'scope'],
])('the key of the record of %s', (_, record, key) => {
  expect(recordKey(record)).toBe(key);
});

test('the id of a notification is that of its incident, and its number', () => {
  expect(notificationId(opened(2))).toBe('one.2');
});

describe('two values', () => {
  test.each<[a: unknown, b: unknown]>([
    [1, 1],
    ['a', 'a'],
    [null, null],
    [[], []],
    [{}, {}],
    [
      [1, { a: [2] }],
      [1, { a: [2] }],
    ],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: 1, b: undefined }, { a: 1 }],
  ])('%j and %j hold the same data', (a, b) => {
    expect(sameData(a, b)).toBe(true);
  });

  test.each<[a: unknown, b: unknown]>([
    [1, 2],
    [1, '1'],
    [null, undefined],
    [null, {}],
    [{}, null],
    ['', []],
    [[], {}],
    [{}, []],
    [{ 0: 1 }, [1]],
    ['a', { 0: 'a' }],
    [{ 0: 'a' }, 'a'],
    [{}, 1],
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, {}],
    [{}, { a: 1 }],
    [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ],
    [{ a: { b: [1] } }, { a: { b: [2] } }],
  ])('%j and %j do not', (a, b) => {
    expect(sameData(a, b)).toBe(false);
  });
});
