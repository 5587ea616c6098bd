import { describe, expect, test } from 'vitest';
import type { RecordStore, Stored } from '../../../lib/aws/records/store.ts';
import type { InstanceRecord } from '../../../lib/domain/record.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import { runTime } from '../../../lib/poll/deadline.ts';
import { deliver } from '../../../lib/poll/deliver.ts';
import type { Ports } from '../../../lib/poll/ports.ts';
import { ARN, complete, decideOnce, NOTHING, T0 } from '../../support/decision/decide-once.ts';

const NOW = T0 + 30 * MINUTE;

/** A record with a notification pending for each of two stuck Regions, as a run committed it. */
function committedWith(claimedUntil: number): Stored<InstanceRecord> {
  const regions = ['eu-west-2', 'eu-west-3'].map((region) => ({ region, status: 'ADDING', addedAt: T0 }));
  const [record] = decideOnce(NOTHING, complete({ arn: ARN, status: 'ACTIVE', regions }), NOW).instances;
  if (record === undefined) throw new Error('nothing was decided');
  return { record, version: 1, claimedUntil };
}

/** What happened to the world, in order. `onPublish` and `onSave` may fail, or let time pass. */
function world(on: {
  readonly publish?: (nth: number) => void;
  readonly save?: (nth: number) => 'stale' | undefined;
}) {
  const events: string[] = [];
  let published = 0;
  let saved = 0;
  const records: RecordStore = {
    load: () => Promise.reject(new Error('nothing is loaded here')),
    save: async (record, expected = 0, { claimedUntil }) => {
      saved += 1;
      if (on.save?.(saved) === 'stale') return { type: 'stale' };
      events.push(
        `save v${expected + 1} pending ${record.ledger.outbox.length}${claimedUntil === undefined ? '' : ' claimed'}`,
      );
      return { type: 'saved', version: expected + 1 };
    },
  };
  const ports: Ports = {
    records,
    publish: async ({ newest }) => {
      published += 1;
      on.publish?.(published);
      events.push(`publish ${newest.resource.type === 'region' ? newest.resource.region : ''}`);
    },
    listInstances: () => Promise.reject(new Error('nothing is polled here')),
    listElsewhere: () => Promise.reject(new Error('nothing is polled here')),
    publishMetrics: () => Promise.reject(new Error('nothing is measured here')),
  };
  return { events, ports };
}

describe('delivery', () => {
  test('publishes and acknowledges one, then the next; the last write gives the claim up', async () => {
    const time = runTime(NOW, MINUTE, () => NOW);
    const { events, ports } = world({});
    const { sent, failures } = await deliver([committedWith(time.publish.at)], {
      ports,
      time,
    });
    expect(events).toEqual([
      'publish eu-west-2',
      'save v2 pending 1 claimed',
      'publish eu-west-3',
      'save v3 pending 0',
    ]);
    expect(sent).toHaveLength(2);
    expect(failures).toEqual([]);
  });

  test('S54: goes on after a publish that failed, keeps what is pending, and gives the claim up', async () => {
    const time = runTime(NOW, MINUTE, () => NOW);
    const { events, ports } = world({
      publish: (nth) => {
        if (nth === 2) throw new Error('refused');
      },
    });
    const { sent, failures } = await deliver([committedWith(time.publish.at)], {
      ports,
      time,
    });
    expect(events).toEqual(['publish eu-west-2', 'save v2 pending 1 claimed', 'save v3 pending 1']);
    expect(sent).toHaveLength(1);
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/eu-west-3\/region-adding\/.*\.1 could not be published: refused$/),
    ]);
  });

  test('names the claim that it could not give up, with the cause', async () => {
    const time = runTime(NOW, MINUTE, () => NOW);
    const refused = new Error('no table');
    const { ports } = world({
      publish: () => {
        throw new Error('refused');
      },
      save: () => {
        throw refused;
      },
    });
    const { failures } = await deliver([committedWith(time.publish.at)], { ports, time });
    expect(failures).toHaveLength(3);
    expect(failures[2]?.message).toContain('could not be given up: no table');
    expect(failures[2]?.cause).toBe(refused);
  });

  test('acknowledges until the very end of its time, not only until publishing ends', async () => {
    const time = runTime(NOW, MINUTE, () => NOW);
    const { ports } = world({});
    const signals: AbortSignal[] = [];
    const save: RecordStore['save'] = (record, expected, options) => {
      signals.push(options.signal);
      return ports.records.save(record, expected, options);
    };
    const records = { ...ports.records, save };
    await deliver([committedWith(time.publish.at)], { ports: { ...ports, records }, time });
    expect(new Set(signals)).toEqual(new Set([time.last.signal]));
  });

  test('S44: a failed acknowledgement ends the delivery of that record, and of no other', async () => {
    const time = runTime(NOW, MINUTE, () => NOW);
    const { events, ports } = world({ save: (nth) => (nth === 1 ? 'stale' : undefined) });
    const held = committedWith(time.publish.at);
    const { sent, failures } = await deliver([held, held], { ports, time });
    expect(events).toEqual([
      'publish eu-west-2',
      'publish eu-west-2',
      'save v2 pending 1 claimed',
      'publish eu-west-3',
      'save v3 pending 0',
    ]);
    expect(sent).toHaveLength(3);
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /accepted by SNS, but not acknowledged: another run has written the record arn:\S+ meanwhile$/,
      ),
    ]);
  });

  test('S67: once the deadline has passed, none of the records that are left waits for its turn', async () => {
    let now = NOW;
    const time = runTime(NOW, MINUTE, () => now);
    const { events, ports } = world({
      publish: (nth) => {
        if (nth === 3) now = time.publish.at;
      },
    });
    let waits = 0;
    const pace = async () => {
      waits += 1;
    };
    const records = Array.from({ length: 40 }, () => committedWith(time.publish.at));
    const { failures } = await deliver(records, { ports, time }, pace);
    expect(waits).toBe(3);
    expect(events.filter((event) => event.startsWith('publish'))).toHaveLength(3);
    // Every other record keeps what is pending, and says so. Its claim is over by itself, so nothing is written.
    expect(failures).toHaveLength(39);
    expect(events.filter((event) => event.startsWith('save'))).toEqual([
      'save v2 pending 1 claimed',
      'save v3 pending 0',
      'save v2 pending 1 claimed',
    ]);
  });

  test('S61: a run that wakes up after its deadline publishes nothing', async () => {
    let clock = NOW;
    const time = runTime(NOW, MINUTE, () => clock);
    clock = NOW + 2 * MINUTE;
    const { events, ports } = world({});
    const { sent, failures } = await deliver([committedWith(time.publish.at)], {
      ports,
      time,
    });
    expect(events.filter((event) => event.startsWith('publish'))).toEqual([]);
    expect(sent).toEqual([]);
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/still pending: \S*eu-west-2\S*, \S*eu-west-3\S*$/),
    ]);
  });

  test('S62: near its time limit a run starts no more work, keeps what is pending, and says what it left', async () => {
    let clock = NOW;
    const time = runTime(NOW, MINUTE, () => clock);
    const { events, ports } = world({
      publish: () => {
        clock = time.publish.at;
      },
    });
    const { failures } = await deliver([committedWith(time.publish.at)], { ports, time });
    expect(events).toEqual(['publish eu-west-2', 'save v2 pending 1 claimed']);
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The run's time was over; .*still pending: \S*eu-west-3\S*$/),
    ]);
  });
});
