import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { parseStories } from '../local/story/parse.ts';
import type { Story } from '../local/story/story.ts';
import { type Played, play, recordsOf } from './support/play.ts';

const story = (text: string): Story => {
  const [first] = parseStories(`story ${text}`, 'inline.story');
  if (first === undefined) throw new Error('no story');
  return first;
};

/** The calls of the last run, which began with its query. */
function lastRun({ aws }: Played) {
  const calls = aws.calls();
  const first = calls.findLastIndex(({ operation }) => operation === 'Query');
  const poll = calls.findLastIndex(({ operation }) => operation === 'ListInstances');
  return calls.slice(Math.min(first, poll));
}

describe('a quiet run', () => {
  const quiet = story(`quiet
    00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
    00:05
  `);

  test('makes one ListInstances, one query, one write and one PutMetricData', async () => {
    const operations = lastRun(await play(quiet)).map(({ operation }) => operation);
    expect(operations.toSorted()).toEqual(['ListInstances', 'PutItem', 'PutMetricData', 'Query']);
  });

  test('is two sequential round trips: the poll overlaps the query, and the write the metrics', async () => {
    const hold = async () => {
      for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    };
    const calls = lastRun(await play(quiet, { hold }));
    const named = (name: string) => {
      const call = calls.find(({ operation }) => operation === name);
      if (call?.endedAt === undefined) throw new Error(`${name} was not called`);
      return { startedAt: call.startedAt, endedAt: call.endedAt };
    };
    const [poll, query, write, metrics] = ['ListInstances', 'Query', 'PutItem', 'PutMetricData'].map(named);
    if (!poll || !query || !write || !metrics) throw new Error('incomplete');
    expect(Math.max(poll.startedAt, query.startedAt)).toBeLessThan(Math.min(poll.endedAt, query.endedAt));
    expect(Math.min(write.startedAt, metrics.startedAt)).toBeGreaterThan(
      Math.max(poll.endedAt, query.endedAt),
    );
    expect(Math.max(write.startedAt, metrics.startedAt)).toBeLessThan(
      Math.min(write.endedAt, metrics.endedAt),
    );
  });

  test('S59: the same event delivered twice changes nothing but when the scope was last polled', async () => {
    const once = await play(
      story(`once
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   -> opened warning region-stuck-adding ap-southeast-2
    `),
    );
    const twice = await play(
      story(`twice
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   -> opened warning region-stuck-adding ap-southeast-2
      00:30:01
    `),
    );
    const withoutPoll = (played: Played) =>
      recordsOf(played).map((record) =>
        record.type === 'scope' ? { ...record, lastPolledAt: 0, lastSeenAt: 0 } : record,
      );
    expect(withoutPoll(twice)).toEqual(withoutPoll(once));
    expect(lastRun(twice).filter(({ operation }) => operation === 'PutItem')).toHaveLength(1);
  });
});

describe('what is stored', () => {
  test('S3: the record is still written when the clock has gone back', async () => {
    const played = await play(
      story(`back
      01:00   eu-west-1 ACTIVE
      00:50
    `),
    );
    const [scope] = recordsOf(played).filter((record) => record.type === 'scope');
    expect(new Date(scope?.lastPolledAt ?? 0).toISOString()).toBe('2026-01-01T00:50:00.000Z');
  });

  test('S48: a gone instance gets an expiry of 90 days, and loses it when it returns', async () => {
    const expiries = (played: Played) => played.table.items().map(({ expiresAt }) => expiresAt?.N);
    const gone = `gone
      00:00   org ACTIVE, sandbox ACTIVE
      00:05   sandbox gone
      00:10   -> told critical lost sandbox
    `;
    const expiry = Date.UTC(2026, 0, 1, 0, 5) / 1000 + 90 * 24 * 3600;
    expect(expiries(await play(story(gone)))).toContain(String(expiry));
    expect(
      expiries(
        await play(
          story(`${gone}
      00:15   sandbox ACTIVE
    `),
        ),
      ),
    ).toEqual([undefined, undefined, undefined]);
  });

  test('a gone instance that still owes gets no expiry', async () => {
    const played = await play(
      story(`owes
      00:00   org ACTIVE, sandbox ACTIVE
      00:05   sandbox gone
      00:10   publish fails -> run fails
    `),
    );
    expect(played.table.items().map(({ expiresAt }) => expiresAt)).toEqual([undefined, undefined, undefined]);
  });

  test('a run that delivered everything leaves no claim, also when a publish failed', async () => {
    const played = await play(
      story(`claims
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, ca-central-1 ADDING since 00:00
      00:30   publish 2 fails
              -> opened warning region-stuck-adding ap-southeast-2
              -> run fails
    `),
    );
    expect(played.table.items().map(({ claimedUntil }) => claimedUntil)).toEqual([undefined, undefined]);
  });
});

describe('a run that can not remember', () => {
  test('S41: loading fails, so nothing is delivered or written, and the run fails', async () => {
    const played = await play(
      story(`load
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   load fails -> run fails
      00:35   -> opened warning region-stuck-adding ap-southeast-2
    `),
    );
    expect(played.reports[1]?.type).toBe('undecided');
  });

  test('it still publishes its heartbeat', async () => {
    const played = await play(
      story(`heartbeat
      00:00   eu-west-1 ACTIVE, load fails -> run fails
    `),
    );
    expect(played.aws.metrics.dataPoints().map(({ name, value }) => [name, value])).toEqual([
      ['Heartbeat', 1],
    ]);
  });

  test('S42: committing one record fails, so nothing is delivered for it, and the others go on', async () => {
    await play(
      story(`commit
      00:00   org/eu-west-1 ACTIVE, org/us-east-1 ADDING since 00:00, beta/eu-west-1 ACTIVE, beta/us-east-1 ADDING since 00:00
      00:30   save 1 fails
              -> opened warning region-stuck-adding beta/us-east-1
              -> run fails
      00:35   -> opened warning region-stuck-adding org/us-east-1
    `),
    );
  });

  test('S43: the commit was applied but its answer was lost, so one notification comes one run later', async () => {
    await play(
      story(`lost answer
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   save 1 loses its answer -> run fails
      00:35   -> opened warning region-stuck-adding ap-southeast-2
      00:40
    `),
    );
  });

  test("the scope's own record can't be read, so nothing is decided, and it is left as it is", async () => {
    const played = await play(
      story(`scope
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   record scope damaged -> run fails
      00:35   -> run fails
      00:40   record scope mended -> opened warning region-stuck-adding ap-southeast-2
    `),
    );
    expect(played.reports[1]?.failures[0]?.message).toContain("111122223333/eu-west-1 can't be read");
  });

  test('S45: a record of a newer schema is told and left exactly as it is', async () => {
    const played = await play(
      story(`newer
      00:00   org ACTIVE, beta ACTIVE
      00:05   record beta newer -> opened critical record-unreadable record/beta with "newer"
      00:10
    `),
    );
    const beta = played.table.items().find(({ resource }) => resource?.S?.endsWith('beta'));
    expect(beta?.schema).toEqual({ N: '999' });
    expect(beta?.version).toEqual({ N: '1' });
  });
});

describe('what is owed does not wait', () => {
  test('for metrics', async () => {
    // Metrics are held up until the alert is out: a run that waited for them would never end.
    let published = (): void => {};
    const alert = new Promise<void>((resolve) => {
      published = resolve;
    });
    await play(
      story(`held
        00:30   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
                -> opened warning region-stuck-adding ap-southeast-2
      `),
      {
        hold: async ({ operation }) => {
          if (operation === 'Publish') published();
          if (operation === 'PutMetricData') await alert;
        },
      },
    );
  });

  test('for an answer of an additional Region that no adapter foresaw: the run fails all the same', async () => {
    const played = await play(
      story(`thrown
        00:00   eu-west-1 ACTIVE, us-east-1 ACTIVE, ap-southeast-2 ADDING since 00:00
        00:30   publish fails -> run fails
        00:35   silent
                -> opened warning region-stuck-adding ap-southeast-2
                -> run fails
      `),
      {
        ports: (ports) => ({
          ...ports,
          listElsewhere: () => Promise.reject(new TypeError('not foreseen')),
        }),
      },
    );
    expect(played.reports.at(-1)?.failures.map(({ message }) => message)).toEqual(['not foreseen']);
  });

  test('for an answer of the primary Region that no adapter foresaw', async () => {
    const played = await play(
      story(`thrown
        00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00 -> run fails
      `),
      {
        ports: (ports) => ({ ...ports, listInstances: () => Promise.reject(new TypeError('not foreseen')) }),
      },
    );
    expect(played.reports[0]).toMatchObject({
      type: 'decided',
      decision: { observation: { status: 'blind', cause: { code: 'TypeError' } } },
    });
  });
});
