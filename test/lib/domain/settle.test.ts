import { describe, expect, test } from 'vitest';
import type { Memory } from '../../../lib/domain/decide.ts';
import { decide } from '../../../lib/domain/decide.ts';
import type { Notification } from '../../../lib/domain/ledger.ts';
import type { Listing, Row } from '../../../lib/domain/observe/listing.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import { type Settled, settle } from '../../../lib/domain/settle.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { ARN, complete, NOTHING, POLICY, remember, SCOPE, T0 } from '../../support/decision/decide-once.ts';

const ACTIVE = { status: 'ACTIVE' };
const PRIMARY = { region: 'eu-west-1', ...ACTIVE };
const SECOND = { region: 'eu-west-2', ...ACTIVE };
const row = (more: Row = {}): Row => ({ arn: ARN, ...ACTIVE, primaryRegion: 'eu-west-1', ...more });
const other: Row = { arn: `${ARN}2`, ...ACTIVE, primaryRegion: 'eu-west-1' };
const { regions: _, ...leftOut } = row();

/** Polls an hour apart, and what is remembered after them. */
function after(listings: readonly Listing[], asked: readonly string[] = []): readonly MonitorRecord[] {
  let memory: Memory = NOTHING;
  for (const [number, listing] of listings.entries()) {
    const scope = { ...SCOPE, region: asked[number] ?? SCOPE.region };
    memory = remember(decide(memory, listing, { scope, policy: POLICY, now: T0 + number * HOUR }));
  }
  return [...memory.instances, ...(memory.scope ? [memory.scope] : [])];
}

const REPEATED = 30;
const lostRegion = [
  complete(row({ regions: [PRIMARY, SECOND] })),
  ...twice(complete(row({ regions: [PRIMARY] }))),
];
const lostInstance = [complete(row(), other), ...twice(complete(other))];
const elsewhere = Array.from({ length: REPEATED }, () => complete(row({ primaryRegion: 'us-east-1' })));
const unlisted = [
  complete(row({ regions: [PRIMARY, SECOND] })),
  ...Array.from({ length: REPEATED }, () => complete(leftOut)),
];
const idle = [
  complete(row({ status: 'CREATE_FAILED' })),
  ...Array.from({ length: REPEATED }, () => complete()),
];

function twice(listing: Listing): readonly Listing[] {
  return [listing, listing];
}

interface Told {
  readonly records: readonly MonitorRecord[];
  readonly now: number;
}

function settled(
  kind: string,
  { records, now }: Told,
  justification: object = {},
  isClaimed = false,
): Settled {
  const open = records.flatMap(({ ledger }) => ledger.incidents).find((one) => one.kind === kind);
  const held = records.map((record) => ({ record, isClaimed }));
  return settle({ incident: open?.id ?? `no ${kind}`, ...justification }, held, {
    scope: SCOPE,
    policy: POLICY,
    now,
  });
}

const told = (listings: readonly Listing[]): Told => ({
  records: after(listings),
  now: T0 + listings.length * HOUR,
});

const newestOf = (answer: Settled): Notification | undefined =>
  answer.type === 'settled' ? answer.record.ledger.outbox.at(-1) : undefined;

describe('S83: a person settles', () => {
  test.each<[kind: string, listings: readonly Listing[]]>([
    ['region-lost', lostRegion],
    ['instance-lost', lostInstance],
    ['primary-elsewhere', elsewhere],
    ['unlisted', unlisted],
    ['nothing-to-watch', idle],
  ])('%s: it is closed, and the next poll does not open it anew', (kind, listings) => {
    const before = told(listings);
    const answer = settled(kind, before);
    expect(newestOf(answer)).toMatchObject({ reason: 'closed', kind, change: { outcome: 'settled' } });
    if (answer.type !== 'settled') throw new Error(answer.why);
    expect(answer.record.ledger.incidents.map((one) => one.kind)).not.toContain(kind);
    const instances = before.records.flatMap((one) => {
      const current =
        one.type === answer.record.type && keyOf(one) === keyOf(answer.record) ? answer.record : one;
      return current.type === 'instance' ? [current] : [];
    });
    const scope = [answer.record, ...before.records].find((one) => one.type === 'scope');
    const memory: Memory = { ...NOTHING, instances, ...(scope?.type === 'scope' && { scope }) };
    const next = decide(memory, listings.at(-1) as Listing, {
      scope: SCOPE,
      policy: POLICY,
      now: before.now,
    });
    const open = [next.scope, ...next.instances].flatMap(({ ledger }) =>
      ledger.incidents.map((one) => one.kind),
    );
    expect(open).not.toContain(kind);
  });

  test('no longer watched: everything closes that is open about the instance', () => {
    const adding = { region: 'eu-west-3', status: 'ADDING', addedAt: T0 - DAY };
    const shown = complete(
      row({ regions: [PRIMARY, SECOND, adding], primaryRegion: 'us-east-1', status: 'CREATE_FAILED' }),
    );
    const records = after([shown, complete(other)], ['eu-west-1', 'us-east-1']);
    const answer = settled('no-longer-watched', { records, now: T0 + 2 * HOUR });
    if (answer.type !== 'settled' || answer.record.type !== 'instance') throw new Error('not settled');
    expect(answer.record.ledger.incidents).toEqual([]);
    const closed = answer.record.ledger.outbox.filter(({ reason }) => reason === 'closed');
    expect(closed.map(({ kind }) => kind).sort()).toEqual([
      'instance-create-failed',
      'no-longer-watched',
      'primary-elsewhere',
      'region-adding',
    ]);
    expect(answer.record.instance.presence).toEqual({ type: 'gone', since: T0 + 2 * HOUR });
    expect(answer.record).not.toHaveProperty('unwatched');
    expect(answer.record).not.toHaveProperty('primary');
  });

  test.each<[kind: string, listings: readonly Listing[], forget: (record: MonitorRecord) => MonitorRecord]>([
    [
      'region-lost',
      lostRegion,
      (record) => (record.type === 'instance' ? { ...record, regions: [] } : record),
    ],
    [
      'nothing-to-watch',
      idle,
      (record) => {
        if (record.type === 'instance') return record;
        const { idle: _, ...forgotten } = record;
        return forgotten;
      },
    ],
  ])('%s, and is refused when the record no longer holds what it is about', (kind, listings, forget) => {
    const { records, now } = told(listings);
    expect(settled(kind, { records: records.map(forget), now })).toMatchObject({
      type: 'refused',
      why: expect.stringContaining('no longer holds'),
    });
  });

  test('a lost Region, and leaves the others and what is known of the instance as they were', () => {
    const answer = settled('region-lost', told(lostRegion));
    if (answer.type !== 'settled' || answer.record.type !== 'instance') throw new Error('not settled');
    expect(answer.record.regions.map(({ resource, presence }) => [resource.region, presence.type])).toEqual([
      ['eu-west-1', 'present'],
      ['eu-west-2', 'gone'],
    ]);
    expect(newestOf(answer)?.instance).toMatchObject({ arn: ARN, activeRegions: ['eu-west-1'] });
    expect(newestOf(settled('nothing-to-watch', told(idle)))).not.toHaveProperty('instance');
  });

  test('and says why and who, as claimed, cut to 200 bytes and without what may be a secret', () => {
    const secret = 'xoxb-1234-abcd';
    const answer = settled('region-lost', told(lostRegion), {
      because: `see ${secret} ${'x'.repeat(300)}`,
      by: 'alice',
    });
    const change = newestOf(answer);
    const claim = change && 'change' in change ? change.change.justification : undefined;
    expect(claim?.by).toBe('alice');
    expect(claim?.because).toMatch(/^see \(not shown\) x+…$/);
    expect(Buffer.byteLength(claim?.because ?? '')).toBeLessThanOrEqual(200);
  });

  test('without a reason or a name, which then are not made up', () => {
    const change = newestOf(settled('region-lost', told(lostRegion)));
    expect(change && 'change' in change && change.change.justification).toEqual({});
  });
});

describe('S83: settling is refused', () => {
  test('for what is not open', () => {
    expect(settled('region-lost', told(lostInstance))).toMatchObject({
      type: 'refused',
      why: expect.stringContaining('no open incident has this id'),
    });
  });

  test.each<[kind: string, row: Row]>([
    [
      'region-adding',
      row({ regions: [PRIMARY, { region: 'eu-west-3', status: 'ADDING', addedAt: T0 - DAY }] }),
    ],
    ['region-removing', row({ regions: [PRIMARY, { region: 'eu-west-3', status: 'REMOVING' }] })],
    ['instance-create-failed', row({ status: 'CREATE_FAILED' })],
    ['instance-deleting', row({ status: 'DELETE_IN_PROGRESS' })],
    ['unknown-status', row({ status: 'PAUSED' })],
  ])('for a status that is there: %s', (kind, shown) => {
    expect(settled(kind, told([complete(shown)]))).toMatchObject({
      type: 'refused',
      why: `${kind} says what AWS shows now, and ends when AWS shows something else`,
    });
  });

  test('for a primary that is elsewhere, for a day', () => {
    const { records } = told(elsewhere.slice(0, 1));
    const at = (now: number) => settled('primary-elsewhere', { records, now });
    expect(at(T0 + DAY - MINUTE)).toEqual({
      type: 'refused',
      why: 'primary-elsewhere can be settled a day after it was opened: until then look into it',
    });
    expect(at(T0 + DAY).type).toBe('settled');
  });
});

test('S83: settling answers that it is busy while a run delivers the record', () => {
  expect(settled('region-lost', told(lostRegion), {}, true)).toMatchObject({
    type: 'busy',
    why: expect.stringContaining('try again'),
  });
});

const keyOf = (record: MonitorRecord): string => (record.type === 'scope' ? 'scope' : record.arn);
