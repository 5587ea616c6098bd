import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, SCHEMA, UPGRADES } from '../../../../lib/aws/records/format.ts';
import { recordKey } from '../../../../lib/domain/record.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { monitorRecord } from '../../../support/random/record.ts';
import { deployment } from './deployment.ts';

describe('S49: a record that the version after wrote', () => {
  test('of an instance: is left alone and reported; the others go on', async () => {
    const monitor = deployment();
    await monitor.run(0);
    const newer = monitor.rewrite('beta', (item) => ({ ...item, schema: { N: String(SCHEMA + 1) } }));
    monitor.stickRegion('org');
    monitor.stickRegion('beta');
    await monitor.run(45 * MINUTE);
    await monitor.run(50 * MINUTE);
    expect(monitor.item('beta')).toEqual(newer);
    expect(monitor.subjects()).toEqual([
      expect.stringContaining('record of ssoins-000000000000beta'),
      expect.stringContaining('[WARNING] Identity Center: adding Region us-east-1'),
    ]);
  });

  test('of the scope: nothing is decided, written or sent, and the run fails', async () => {
    const monitor = deployment();
    await monitor.run(0);
    monitor.rewrite('scope', (item) => ({ ...item, schema: { N: String(SCHEMA + 1) } }));
    monitor.stickRegion('org');
    const before = monitor.items();
    const { type, failures } = await monitor.run(45 * MINUTE);
    expect(type).toBe('undecided');
    expect(failures[0]?.message).toContain('deploy the newer version again');
    expect(monitor.items()).toEqual(before);
    expect(monitor.subjects()).toEqual([]);
  });

  test('is read again once that version is back, and the monitor goes on with it', async () => {
    const monitor = deployment();
    await monitor.run(0);
    monitor.rewrite('org', (item) => ({ ...item, schema: { N: String(SCHEMA + 1) } }));
    await monitor.run(5 * MINUTE);
    monitor.rewrite('org', (item) => ({ ...item, schema: { N: String(SCHEMA) } }));
    const { failures } = await monitor.run(10 * MINUTE);
    expect(failures).toEqual([]);
    expect(monitor.subjects().at(-1)).toContain('[RESOLVED]');
  });
});

describe('S49: a record that this version wrote', () => {
  const stored = fc.sample(monitorRecord, { seed: 49, numRuns: 100 }).map((record) => ({
    record,
    text: { key: recordKey(record), schema: SCHEMA, text: encode(record) },
  }));

  // A version cannot raise its schema without saying how an older record becomes one of its own.
  test('is read by the version after, which upgrades it', () => {
    for (const { record, text } of stored) {
      expect(decode(text, [...UPGRADES, (older) => older])).toStrictEqual({ record });
    }
  });

  test('is read through the upgrades that it needs, one after another, and no others', () => {
    const named = (name: string) => (older: unknown) => ({ ...(older as object), name });
    for (const { record, text } of stored.filter((each) => each.record.type === 'instance')) {
      const after: typeof UPGRADES = [...UPGRADES, named('first'), named('second')];
      expect(decode(text, after)).toStrictEqual({ record: { ...record, name: 'second' } });
      expect(decode({ ...text, schema: SCHEMA + 1 }, after)).toStrictEqual({
        record: { ...record, name: 'second' },
      });
      expect(decode({ ...text, schema: SCHEMA + 2 }, after)).toStrictEqual({ record });
      expect(decode({ ...text, schema: SCHEMA + 3 }, after)).toHaveProperty('unreadable');
    }
  });

  test('is unreadable when an upgrade cannot make sense of it, and the others go on', () => {
    const failing = () => {
      throw new TypeError('there is no ledger');
    };
    for (const { text } of stored.slice(0, 3)) {
      expect(decode(text, [...UPGRADES, failing])).toEqual({
        unreadable: expect.stringContaining('there is no ledger'),
      });
    }
  });
});
