import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stored } from '../../../lib/aws/records/store.ts';
import { envelopesOf } from '../../../lib/domain/judge/outbox.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import type { Ports } from '../../../lib/poll/ports.ts';
import type { PortsFor } from '../timeline/timeline.ts';

/** Ways to get it wrong. A proof that does not notice each of them proves nothing. */
export const DEFECTS = {
  'publishes before it commits': publishesBeforeCommit,
  'acknowledges before it publishes': acknowledgesBeforePublish,
  'writes whatever the version is': ignoresVersions,
  "ignores another run's claim": ignoresClaims,
} as const satisfies Readonly<Record<string, PortsFor>>;

function publishesBeforeCommit(ports: Ports): Ports {
  const published = new Set<string>();
  const publishAll = async (record: MonitorRecord) => {
    for (const message of envelopesOf(record.ledger)) {
      const never = {
        at: Number.POSITIVE_INFINITY,
        passed: () => false,
        signal: new AbortController().signal,
      };
      await ports.publish(message, message.newest.decidedAt, never);
      published.add(message.id);
    }
  };
  return {
    ...ports,
    records: {
      ...ports.records,
      save: async (record, expected, options) => {
        if (options.claimedUntil !== undefined && published.size === 0) await publishAll(record);
        return ports.records.save(record, expected, options);
      },
    },
    publish: async (envelope, ...when) => {
      if (!published.has(envelope.id)) await ports.publish(envelope, ...when);
    },
  };
}

function acknowledgesBeforePublish(ports: Ports): Ports {
  let waiting: (() => Promise<void>) | undefined;
  return {
    ...ports,
    publish: async (...given) => {
      waiting = () => ports.publish(...given);
    },
    records: {
      ...ports.records,
      save: async (...given) => {
        const saved = await ports.records.save(...given);
        const publish = waiting;
        waiting = undefined;
        await publish?.();
        return saved;
      },
    },
  };
}

/** As if the write had no condition. */
function ignoresVersions(ports: Ports): Ports {
  const { load, save } = ports.records;
  return {
    ...ports,
    records: {
      load,
      save: async (record, expected, options) => {
        for (let version = expected; ; version = await versionOf(record)) {
          const saved = await save(record, version, options);
          if (saved.type === 'saved') return saved;
          await nextTurn();
        }
      },
    },
  };

  async function versionOf(record: MonitorRecord): Promise<number | undefined> {
    const { scope, instances } = await load(new AbortController().signal);
    const stored = [...(scope ? [scope] : []), ...instances];
    return stored.find((one) => keyOf(one.record) === keyOf(record))?.version;
  }
}

const keyOf = (record: MonitorRecord): string => (record.type === 'scope' ? 'scope' : record.arn);

function ignoresClaims(ports: Ports): Ports {
  const { load, save } = ports.records;
  return {
    ...ports,
    records: {
      save,
      load: async (signal) => {
        const { scope, ...loaded } = await load(signal);
        return {
          ...loaded,
          ...(scope && { scope: withoutClaim(scope) }),
          instances: loaded.instances.map(withoutClaim),
        };
      },
    },
  };
}

const withoutClaim = <R extends MonitorRecord>({ claimedUntil: _, ...stored }: Stored<R>): Stored<R> =>
  stored;
