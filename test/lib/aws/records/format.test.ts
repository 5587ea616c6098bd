import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, SCHEMA } from '../../../../lib/aws/records/format.ts';
import { type MonitorRecord, recordKey } from '../../../../lib/domain/record.ts';
import { monitorRecord } from '../../../support/random/record.ts';
import { instanceRecord, scopeRecord } from '../../../support/table/record-store-contract.ts';

const ARN = 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6';

describe('the stored form of a record', () => {
  test('gives back every record as it was', () => {
    fc.assert(
      fc.property(monitorRecord, (record) => {
        expect(decode(stored(record))).toStrictEqual({ record });
      }),
    );
  });

  test('S45: however it is damaged, is refused or read as what it says, never as something else', () => {
    fc.assert(
      fc.property(monitorRecord, fc.nat(), fc.constantFrom(...DAMAGES), (record, at, damage) => {
        const json = JSON.parse(encode(record));
        const places = placesIn(json);
        const place = places[at % places.length];
        if (place) damage(place);
        const text = JSON.stringify(json);
        const decoded = decode({ ...stored(record), text });
        if ('record' in decoded) expect(decoded.record).toStrictEqual(JSON.parse(text));
        else expect(decoded.unreadable.length).toBeGreaterThan(5);
      }),
    );
  });

  test('S45: is refused when any member that must be there is missing', () => {
    const optional = new Set(['name', 'ownerAccountId', 'primaryRegion', 'lastSeenAt', 'episode', 'unknown']);
    for (const record of [scopeRecord(), instanceRecord(ARN, { type: 'gone', since: 1 })]) {
      for (let n = 0; ; n++) {
        const json = JSON.parse(encode(record));
        const place = placesIn(json)[n];
        if (place === undefined) break;
        if (optional.has(String(place.key))) continue;
        Reflect.deleteProperty(place.parent, place.key);
        const decoded = decode({ ...stored(record), text: JSON.stringify(json) });
        expect(decoded, `without ${String(place.key)}`).toHaveProperty('unreadable');
      }
    }
  });

  test.each<[what: string, change: object]>([
    ['a member that we don’t know', { color: 'red' }],
    ['an instant that no date can hold', { lastPolledAt: 1e16 }],
    ['an instant between two milliseconds', { lastPolledAt: 0.5 }],
    ['a number as text', { lastPolledAt: '5' }],
    ['null where nothing should be', { lastSeenAt: null }],
    ['a type that we don’t know', { type: 'organization' }],
    [
      'a presence that we don’t know',
      { scope: { resource: { type: 'scope' }, presence: { type: 'hidden' } } },
    ],
    ['a list where counts should be', { ledger: { incidents: [], outbox: [summaryWith([])], history: [] } }],
  ])('S45: is refused with %s', (_, change) => {
    const text = JSON.stringify({ ...scopeRecord(), ...change });
    expect(decode({ key: 'scope', schema: SCHEMA, text })).toHaveProperty('unreadable');
  });

  test('reads counts of what was summarised', () => {
    const text = JSON.stringify({
      ...scopeRecord(),
      ledger: { incidents: [], outbox: [summaryWith({ 'opened not-seen': 2 })], history: [] },
    });
    expect(decode({ key: 'scope', schema: SCHEMA, text })).toHaveProperty('record');
  });

  test('S49: is refused when its schema is not ours, and says what to do about a newer one', () => {
    const record = scopeRecord();
    expect(decode({ ...stored(record), schema: SCHEMA + 1 })).toEqual({
      unreadable: 'it has schema 2, this version reads 1: deploy the newer version again',
    });
    expect(decode({ ...stored(record), schema: 0 })).toEqual({
      unreadable: 'it has schema 0, this version reads 1',
    });
  });

  test('is refused under the key of another record', () => {
    expect(decode({ ...stored(instanceRecord(ARN)), key: `${ARN}x` })).toEqual({
      unreadable: `it holds the record of ${ARN}`,
    });
  });

  test('names the damaged place, in few words', () => {
    const broken = {
      ...scopeRecord(),
      ledger: { incidents: [], outbox: [{ reason: 'x'.repeat(5000) }], history: [] },
    };
    const decoded = decode({ key: 'scope', schema: SCHEMA, text: JSON.stringify(broken) });
    const reason = 'unreadable' in decoded ? decoded.unreadable : '';
    expect(reason).toMatch(/^ledger\.outbox\.0\.reason: /);
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(300);
  });

  test('is never made of a record that could not be read again', () => {
    const unknown = { ...scopeRecord(), instanceSeen: 'yes' } as unknown as MonitorRecord;
    expect(() => encode(unknown)).toThrow("The record scope can't be stored: instanceSeen: ");
  });

  test('leaves out a member that is undefined, as the domain does', () => {
    const record = { ...scopeRecord(), lastSeenAt: undefined } as unknown as MonitorRecord;
    expect(encode(record)).toBe(JSON.stringify(scopeRecord()));
  });
});

const stored = (record: MonitorRecord) => ({ key: recordKey(record), schema: SCHEMA, text: encode(record) });

interface Place {
  readonly parent: object;
  readonly key: string | number;
}

const DAMAGES: readonly ((place: Place) => void)[] = [
  ({ parent, key }) => Reflect.deleteProperty(parent, key),
  ({ parent, key }) => Reflect.set(parent, key, null),
  ({ parent, key }) => Reflect.set(parent, key, 'dog'),
  ({ parent, key }) => Reflect.set(parent, key, -1.5),
  ({ parent, key }) => Reflect.set(parent, key, []),
  ({ parent, key }) => Reflect.set(parent, key, {}),
  ({ parent }) => Reflect.set(parent, 'surplus', true),
];

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [{ parent: value, key }, ...placesIn(child)]);
}

function summaryWith(counts: unknown): object {
  return {
    incident: 'one',
    sequence: 1,
    severity: 'warning',
    severities: ['warning'],
    resource: { type: 'scope' },
    decidedAt: 1,
    asked: 'eu-west-1',
    reason: 'summarised',
    kind: 'summary',
    counts,
    ids: [],
    from: 1,
    to: 2,
  };
}
