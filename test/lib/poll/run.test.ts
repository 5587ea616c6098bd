import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../lib/domain/time.ts';
import { readConfig } from '../../../lib/poll/config.ts';
import { runTime } from '../../../lib/poll/deadline.ts';
import type { Ports } from '../../../lib/poll/ports.ts';
import { logLine, type Report } from '../../../lib/poll/report.ts';
import { run } from '../../../lib/poll/run.ts';
import { parseStories } from '../../../local/story/parse.ts';
import { STORY_START, type Story } from '../../../local/story/story.ts';
import { type Played, play } from '../../support/story/play.ts';
import type { PlayOptions } from '../../support/story/player.ts';
import { recordsIn } from '../../support/story/records.ts';

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

  test('S59: the same event delivered twice changes only the time at which the scope was last polled', async () => {
    const once = await play(
      story(`once
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   -> opened warning region-adding ap-southeast-2
    `),
    );
    const twice = await play(
      story(`twice
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   -> opened warning region-adding ap-southeast-2
      00:30:01
    `),
    );
    const withoutPoll = (played: Played) =>
      recordsIn(played.table.items()).map((record) =>
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
    const [scope] = recordsIn(played.table.items()).filter((record) => record.type === 'scope');
    expect(new Date(scope?.lastPolledAt ?? 0).toISOString()).toBe('2026-01-01T00:50:00.000Z');
  });

  test('S48: a gone instance gets an expiry of 90 days, and loses it when it returns', async () => {
    const expiries = (played: Played) => played.table.items().map(({ expiresAt }) => expiresAt?.N);
    const gone = `gone
      00:00   org ACTIVE, sandbox DELETE_IN_PROGRESS -> opened critical instance-deleting sandbox
      00:05   sandbox gone
      00:10   -> closed completed instance-deleting sandbox
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

  test('the record of a gone instance gets no expiry while something is pending', async () => {
    const played = await play(
      story(`pending
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
              -> opened warning region-adding ap-southeast-2
              -> run fails
    `),
    );
    expect(played.table.items().map(({ claimedUntil }) => claimedUntil)).toEqual([undefined, undefined]);
  });
});

describe('a run that cannot load or save', () => {
  test('S41: loading fails, so nothing is delivered or written, and the run fails', async () => {
    const played = await play(
      story(`load
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   load fails -> run fails
      00:35   -> opened warning region-adding ap-southeast-2
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
              -> opened warning region-adding beta/us-east-1
              -> run fails
      00:35   -> opened warning region-adding org/us-east-1
    `),
    );
  });

  test('S43: the commit was applied but its answer was lost, so one notification comes one run later', async () => {
    await play(
      story(`lost answer
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
      00:30   save 1 loses its answer -> run fails
      00:35   -> opened warning region-adding ap-southeast-2
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
      00:40   record scope mended -> opened warning region-adding ap-southeast-2
    `),
    );
    expect(played.reports[1]?.failures[0]?.message).toContain("111122223333/prod can't be read");
  });

  test('S45: a record of a newer schema is reported and left exactly as it is', async () => {
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

describe('what is pending does not wait', () => {
  test('for metrics', async () => {
    // Metrics are held up until the alert is out: a run that waited for them would never end.
    let published = (): void => {};
    const alert = new Promise<void>((resolve) => {
      published = resolve;
    });
    await play(
      story(`held
        00:30   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
                -> opened warning region-adding ap-southeast-2
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
                -> opened warning region-adding ap-southeast-2
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

/** Plays a story, and gives what it takes to run once more afterwards, or in the middle of it. */
async function playedPorts(text: string, options: PlayOptions = {}) {
  let captured: Ports | undefined;
  const played = await play(story(text), {
    ...options,
    ports: (ports) => {
      captured = ports;
      return ports;
    },
  });
  if (captured === undefined) throw new Error('nothing was run');
  return { ...played, ports: captured };
}

const CONFIG = readConfig({
  IDENTITY_CENTER_REGION: 'eu-west-1',
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:alerts',
});
const HALF_PAST = STORY_START + 30 * MINUTE;

describe('a claim', () => {
  const STUCK = `stuck
    00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
  `;

  test('keeps another run away until the deadline, while the first delivers', async () => {
    const { ports, aws } = await playedPorts(STUCK);
    const time = () => runTime(HALF_PAST, MINUTE, () => HALF_PAST);
    const overlapping: { report?: Report; claimedUntil?: number | undefined } = {};
    const publish: Ports['publish'] = async (...given) => {
      const { instances } = await ports.records.load(new AbortController().signal);
      overlapping.claimedUntil = instances[0]?.claimedUntil;
      overlapping.report = await run(ports, CONFIG, time());
      await ports.publish(...given);
    };
    const report = await run({ ...ports, publish }, CONFIG, time());
    expect(report.failures).toEqual([]);
    expect(aws.inbox.messages()).toHaveLength(1);
    expect(overlapping.claimedUntil).toBe(time().publish.at);
    expect(overlapping.report).toMatchObject({
      claimed: [expect.stringContaining('org')],
      sent: [],
      failures: [],
    });
  });

  test('further ahead than a run can last is void', async () => {
    const { ports, table, aws } = await playedPorts(STUCK);
    const [item] = table.items().filter(({ resource }) => resource?.S !== 'scope');
    table.put({ ...item, claimedUntil: { N: String(HALF_PAST + MINUTE + 1) } });
    await run(
      ports,
      CONFIG,
      runTime(HALF_PAST, MINUTE, () => HALF_PAST),
    );
    expect(aws.inbox.messages()).toHaveLength(1);
  });

  test('that is over keeps nobody away', async () => {
    const { ports, table, aws } = await playedPorts(STUCK);
    const [item] = table.items().filter(({ resource }) => resource?.S !== 'scope');
    table.put({ ...item, claimedUntil: { N: String(HALF_PAST) } });
    await run(
      ports,
      CONFIG,
      runTime(HALF_PAST, MINUTE, () => HALF_PAST),
    );
    expect(aws.inbox.messages()).toHaveLength(1);
  });

  test('of one record keeps the poll from counting for it as the last seen one', async () => {
    const { ports, table } = await playedPorts(STUCK);
    const [item] = table.items().filter(({ resource }) => resource?.S !== 'scope');
    table.put({ ...item, claimedUntil: { N: String(HALF_PAST + 1) } });
    await run(
      ports,
      CONFIG,
      runTime(HALF_PAST, MINUTE, () => HALF_PAST),
    );
    const [scope] = recordsIn(table.items()).filter((record) => record.type === 'scope');
    expect(scope).toMatchObject({
      lastPolledAt: HALF_PAST,
      lastSeenAt: HALF_PAST,
      lagging: [{ key: item?.resource?.S, lastSeenAt: STORY_START }],
    });
  });
});

describe('a run out of time', () => {
  test('S62: before its commit, writes nothing and says what it left', async () => {
    const { ports, aws, table } = await playedPorts(`late
      00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
    `);
    const before = table.items();
    const report = await run(
      ports,
      CONFIG,
      runTime(HALF_PAST, MINUTE, () => HALF_PAST + MINUTE),
    );
    expect(report.failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/time was over before scope was committed/),
      '1 of 1 records were not committed in time; the next run decides anew',
    ]);
    expect(table.items()).toEqual(before);
    expect(aws.inbox.messages()).toEqual([]);
  });
});

describe('what a run reports', () => {
  test('names every failure, also when nothing could be decided', async () => {
    const played = await play(
      story(`both
      00:00   eu-west-1 ACTIVE, load fails, metrics fails -> run fails
    `),
    );
    const [report] = played.reports;
    expect(report?.failures).toHaveLength(2);
    expect(report && logLine(report)).toMatchObject({
      level: 'error',
      facts: { listed: 'complete', instances: 1, failed: [expect.any(String), expect.any(String)] },
    });
  });

  test('shows the stack of a fault of ours, and of no other', async () => {
    const played = await play(
      story(`ours
        00:00   eu-west-1 ACTIVE, metrics fails -> run fails
      `),
      {
        ports: (ports) => ({ ...ports, listInstances: () => Promise.reject(new TypeError('not foreseen')) }),
      },
    );
    const [report] = played.reports;
    expect(report && logLine(report).facts).toMatchObject({
      failed: ['not foreseen', expect.stringContaining('metrics')],
      stacks: [expect.stringMatching(/TypeError: not foreseen\n +at .*run\.test\.ts/)],
    });
  });
});

describe('an additional Region is asked', () => {
  const asked = ({ aws }: Played): readonly string[] =>
    aws.calls().flatMap(({ operation, region }) => (operation === 'ListInstances' ? [region] : []));

  test.each([
    ['only when the primary is silent', 'throttled', ['eu-west-1', 'eu-west-1']],
    ['only when the primary is silent', 'denied', ['eu-west-1', 'eu-west-1']],
    ['when the primary does not answer', 'silent but us-east-1', ['eu-west-1', 'eu-west-1', 'us-east-1']],
    ['when the primary answers with 5xx', 'failing', ['eu-west-1', 'eu-west-1', 'us-east-1']],
    ['only when it is known to be ACTIVE', 'us-east-1 ADDING', ['eu-west-1', 'eu-west-1', 'eu-west-1']],
    ['only when its status is known', 'us-east-1 QUEUED', ['eu-west-1', 'eu-west-1', 'eu-west-1']],
  ])('%s: %s', async (_, trouble, regions) => {
    const between = trouble.startsWith('us-') ? `00:05 ${trouble}` : '';
    const kind = trouble.includes('QUEUED') ? 'unknown-status' : 'region-adding';
    const arrival = between === '' ? '' : ` -> opened warning ${kind} us-east-1`;
    const played = await play(
      story(`asked
      00:00   eu-west-1 ACTIVE, us-east-1 ACTIVE
      ${between}${arrival}
      00:10   ${between === '' ? trouble : 'silent'}
    `),
    );
    expect(asked(played)).toEqual(regions);
  });

  test('only of an instance that is not gone', async () => {
    const played = await play(
      story(`gone
      00:00   beta ACTIVE, eu-west-1 ACTIVE, us-east-1 ACTIVE
      00:05   org gone
      00:10   -> opened critical instance-lost org
      00:15   silent
    `),
    );
    expect(asked(played)).toEqual(['eu-west-1', 'eu-west-1', 'eu-west-1', 'eu-west-1']);
  });
});
