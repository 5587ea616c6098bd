import { describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../lib/aws/records/store.ts';
import type { InstanceRecord, ScopeRecord } from '../../../lib/domain/record.ts';

/** The stores of two runs over the same records of one scope, none of which exists yet. */
export interface StoreUnderTest extends AsyncDisposable {
  readonly store: RecordStore;
  readonly rival: RecordStore;
}

export const NOW = Date.parse('2026-11-22T08:00:00Z');
const MINUTE = 60_000;
const EMPTY = { incidents: [], outbox: [], history: [] };

export const scopeRecord = (lastPolledAt = NOW): ScopeRecord => ({
  type: 'scope',
  lastPolledAt,
  interval: MINUTE,
  lagging: [],
  instanceSeen: true,
  scope: {
    resource: { type: 'scope' },
    episode: { type: 'scope', status: 'seen', since: NOW, clock: 'monitor' },
  },
  unreadable: [],
  ledger: EMPTY,
});

export const instanceRecord = (
  arn: string,
  presence: InstanceRecord['instance']['presence'] = { type: 'present' },
): InstanceRecord => ({
  type: 'instance',
  arn,
  shownIn: 'eu-west-1',
  instance: { resource: { type: 'instance', arn }, presence },
  regions: [],
  ledger: EMPTY,
});

const ARN = 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6';
const OTHER = 'arn:aws:sso:::instance/ssoins-7224a1b2c3d4e5f6';

/** What every record store promises, whatever it stores in. */
export function recordStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  const options = (claimedUntil?: number) => ({
    ...(claimedUntil !== undefined && { claimedUntil }),
    signal: AbortSignal.timeout(4000),
  });
  const load = (store: RecordStore) => store.load(AbortSignal.timeout(4000));

  describe(`${name}, as a record store`, () => {
    test('holds nothing before the first run', async () => {
      await using opened = await open();
      expect(await load(opened.store)).toStrictEqual({ instances: [], unreadable: [] });
    });

    test('gives back what was saved, with its version', async () => {
      await using opened = await open();
      const { store, rival } = opened;
      expect(await store.save(scopeRecord(), undefined, options())).toEqual({ type: 'saved', version: 1 });
      await store.save(instanceRecord(OTHER), undefined, options());
      await store.save(instanceRecord(ARN), undefined, options());
      const { scope, instances, unreadable } = await load(rival);
      expect(scope).toStrictEqual({ record: scopeRecord(), version: 1 });
      expect(instances).toHaveLength(2);
      expect(instances).toContainEqual({ record: instanceRecord(ARN), version: 1 });
      expect(instances).toContainEqual({ record: instanceRecord(OTHER), version: 1 });
      expect(unreadable).toEqual([]);
    });

    test('raises the version with every save, and replaces the record whole', async () => {
      await using opened = await open();
      const { store } = opened;
      const named = { ...instanceRecord(ARN), name: 'acme' };
      await store.save(named, undefined, options());
      expect(await store.save(instanceRecord(ARN), 1, options())).toEqual({ type: 'saved', version: 2 });
      expect(await store.save(instanceRecord(ARN), 2, options())).toEqual({ type: 'saved', version: 3 });
      expect((await load(store)).instances).toStrictEqual([{ record: instanceRecord(ARN), version: 3 }]);
    });

    test('S44: refuses a version that is not the stored one, and keeps what is stored', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.save(scopeRecord(NOW), undefined, options());
      await store.save(scopeRecord(NOW + MINUTE), 1, options());
      for (const expected of [undefined, 1, 3]) {
        const late = scopeRecord(NOW + 9 * MINUTE);
        expect(await store.save(late, expected, options(NOW)), String(expected)).toEqual({ type: 'stale' });
      }
      expect((await load(store)).scope).toStrictEqual({ record: scopeRecord(NOW + MINUTE), version: 2 });
    });

    test('S44: refuses a version of a record that does not exist', async () => {
      await using opened = await open();
      const { store } = opened;
      expect(await store.save(scopeRecord(), 1, options())).toEqual({ type: 'stale' });
      expect(await load(store)).toStrictEqual({ instances: [], unreadable: [] });
    });

    test.each([undefined, 1])('S58: of ten writers who loaded version %s one wins', async (expected) => {
      await using opened = await open();
      const { store, rival } = opened;
      if (expected) await store.save(scopeRecord(), undefined, options());
      const saves = Array.from({ length: 10 }, (_, n) =>
        (n % 2 ? store : rival).save(scopeRecord(NOW + n), expected, options()),
      );
      const results = await Promise.all(saves);
      const winners = results.flatMap(({ type }, n) => (type === 'saved' ? [n] : []));
      expect(winners).toHaveLength(1);
      expect((await load(store)).scope?.record.lastPolledAt).toBe(NOW + Number(winners[0]));
    });

    test('keeps a claim until the next save of that record gives it up', async () => {
      await using opened = await open();
      const { store, rival } = opened;
      await store.save(scopeRecord(), undefined, options());
      await store.save(instanceRecord(ARN), undefined, options(NOW + MINUTE));
      const claimed = await load(rival);
      expect(claimed.instances).toStrictEqual([
        { record: instanceRecord(ARN), version: 1, claimedUntil: NOW + MINUTE },
      ]);
      expect(claimed.scope).not.toHaveProperty('claimedUntil');
      await store.save(instanceRecord(ARN), 1, options());
      expect((await load(rival)).instances).toStrictEqual([{ record: instanceRecord(ARN), version: 2 }]);
    });

    test('is not changed by what happens to a record after it was saved or loaded', async () => {
      await using opened = await open();
      const { store } = opened;
      const record = { ...instanceRecord(ARN), name: 'before' };
      await store.save(record, undefined, options());
      record.name = 'after';
      const first = (await load(store)).instances[0]?.record;
      Object.assign(first ?? {}, { name: 'after' });
      expect((await load(store)).instances[0]?.record.name).toBe('before');
    });

    test('does nothing once its signal is aborted', async () => {
      await using opened = await open();
      const { store } = opened;
      const signal = AbortSignal.abort();
      await expect(store.save(scopeRecord(), undefined, { signal })).rejects.toThrow();
      await expect(store.load(signal)).rejects.toThrow();
      expect((await load(store)).scope).toBeUndefined();
    });
  });
}
