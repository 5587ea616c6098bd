import { describe, expect, test } from 'vitest';
import type { Tracked } from '../../lib/domain/record.ts';
import type { Episode, InstanceResource, RegionResource } from '../../lib/domain/resource.ts';
import { type Instant, MINUTE } from '../../lib/domain/time.ts';
import { endWith, type Sight, type TrackContext, track } from '../../lib/domain/track.ts';
import { ARN, POLICY, T0 } from '../support/decision/decide-once.ts';

const REGION: RegionResource = { type: 'region', arn: ARN, region: 'eu-west-2' };
const INSTANCE: InstanceResource = { type: 'instance', arn: ARN };

/** So many minutes after the start. */
const at = (minute: number): Instant => T0 + minute * MINUTE;

const episode = (status: string, since: Instant): Episode => ({ status, since, clock: 'monitor' });

const context = (now: Instant, lastSeenAt?: Instant): TrackContext => ({
  now,
  interval: POLICY.interval,
  ...(lastSeenAt !== undefined && { lastSeenAt }),
});

const remembered = (
  status: string,
  more: Partial<Tracked<RegionResource>> = {},
): Tracked<RegionResource> => ({
  resource: REGION,
  presence: { type: 'present' },
  episode: episode(status, at(0)),
  ...more,
});

const shown = (status: string, addedAt?: Instant): Sight => ({
  type: 'shown',
  status,
  ...(addedAt !== undefined && { addedAt }),
});

describe('what is remembered of a resource', () => {
  test('is at the first sight its status, and nothing that was not told', () => {
    expect(track(undefined, REGION, shown('ACTIVE'), context(at(0)))).toStrictEqual({
      tracked: { resource: REGION, presence: { type: 'present' }, episode: episode('ACTIVE', at(0)) },
      changes: [],
      decided: true,
    });
  });

  test('is the same while it stays the same', () => {
    const before = remembered('ACTIVE');
    expect(track(before, REGION, shown('ACTIVE'), context(at(5), at(0)))).toStrictEqual({
      tracked: before,
      changes: [],
      decided: true,
    });
  });

  test('is its AddedDate, and that it was aged from it', () => {
    const { tracked } = track(undefined, REGION, shown('ADDING', at(-7)), context(at(0)));
    expect(tracked).toStrictEqual({
      resource: REGION,
      presence: { type: 'present' },
      episode: { status: 'ADDING', since: at(-7), clock: 'aws', addedAt: at(-7) },
      agedFrom: at(-7),
    });
  });

  test('is the AddedDate that it was once aged from, whatever follows', () => {
    const before = remembered('ADDING', { agedFrom: at(-7) });
    const { tracked } = track(before, REGION, shown('ACTIVE'), context(at(5), at(0)));
    expect(tracked?.agedFrom).toBe(at(-7));
  });

  test.each<Sight>([{ type: 'absent' }, { type: 'unproven' }, { type: 'shown' }])(
    'is nothing when it was never seen in a status: $type',
    (sight) => {
      expect(track(undefined, REGION, sight, context(at(0)))).toStrictEqual({ changes: [], decided: false });
    },
  );
});

describe('a change', () => {
  test('says from what to what', () => {
    const before = remembered('REMOVING');
    const { changes } = track(before, REGION, shown('ACTIVE'), context(at(5), at(0)));
    expect(changes).toStrictEqual([
      {
        resource: REGION,
        from: episode('REMOVING', at(0)),
        to: episode('ACTIVE', at(5)),
        at: at(5),
        outcome: 'reverted',
        severity: 'warning',
      },
    ]);
  });

  test('is one also when no poll has ever seen everything', () => {
    const before = remembered('ADDING');
    const { changes } = track(before, REGION, shown('ACTIVE'), context(at(5)));
    expect(changes.map(({ outcome }) => outcome)).toEqual(['completed']);
  });

  test.each([
    [true, 'critical'],
    [false, 'warning'],
    [undefined, 'warning'],
  ])('is more severe of the primary Region: %s, %s', (primary, severity) => {
    const { changes } = track(remembered('ACTIVE'), REGION, shown('REMOVING'), {
      ...context(at(5), at(0)),
      ...(primary !== undefined && { primary }),
    });
    expect(changes).toMatchObject([{ outcome: 'removal-started', severity }]);
  });

  test('says, when it ends a status that we do not know, to what', () => {
    const before = remembered('ACTIVE', { unknown: episode('QUEUED', at(5)) });
    const { tracked, changes } = track(before, REGION, shown('ACTIVE'), context(at(10), at(5)));
    expect(tracked).toStrictEqual(remembered('ACTIVE'));
    expect(changes).toStrictEqual([
      {
        resource: REGION,
        from: episode('QUEUED', at(5)),
        ofUnknown: true,
        to: episode('ACTIVE', at(0)),
        at: at(10),
        outcome: 'recovered',
        severity: 'info',
      },
    ]);
  });
});

describe('an absence', () => {
  const missing = { presence: { type: 'missing', since: at(5) } } as const;

  test('ends the status when a second poll completes it, as of the first', () => {
    expect(
      track(remembered('REMOVING', missing), REGION, { type: 'absent' }, context(at(10), at(5))),
    ).toStrictEqual({
      tracked: remembered('REMOVING', { presence: { type: 'gone', since: at(5) } }),
      changes: [
        {
          resource: REGION,
          from: episode('REMOVING', at(0)),
          at: at(5),
          outcome: 'completed',
          severity: 'info',
        },
      ],
      decided: true,
    });
  });

  test('of what was only ever in a status that we do not know ends that, and nothing else', () => {
    const before = { resource: REGION, ...missing, unknown: episode('QUEUED', at(0)) };
    expect(track(before, REGION, { type: 'absent' }, context(at(10), at(5)))).toStrictEqual({
      tracked: { resource: REGION, presence: { type: 'gone', since: at(5) } },
      changes: [
        {
          resource: REGION,
          from: episode('QUEUED', at(0)),
          ofUnknown: true,
          at: at(5),
          outcome: 'superseded',
          severity: 'info',
        },
      ],
      decided: true,
    });
  });
});

describe('a status that we do not know', () => {
  test('suspends the one before, and keeps the AddedDate that was used', () => {
    const before = remembered('ADDING', { agedFrom: at(-7) });
    const { tracked } = track(before, REGION, shown('QUEUED'), context(at(5), at(0)));
    expect(tracked).toStrictEqual({ ...before, unknown: episode('QUEUED', at(5)) });
  });

  test('of what was gone suspends nothing', () => {
    const before = remembered('ACTIVE', { presence: { type: 'gone', since: at(5) } });
    const { tracked } = track(before, REGION, shown('QUEUED'), context(at(10), at(5)));
    expect(tracked).toStrictEqual({
      resource: REGION,
      presence: { type: 'present' },
      unknown: episode('QUEUED', at(10)),
    });
  });
});

describe('an AddedDate', () => {
  const gone = { presence: { type: 'gone', since: at(5) } } as const;
  const missing = { presence: { type: 'missing', since: at(5) } } as const;

  test.each<[string, Tracked<RegionResource> | undefined, number | undefined, number, number]>([
    ['ages what was never seen', undefined, 10, 1, 1],
    ['is not believed when it is from the future', undefined, 10, 16, 15],
    ['ages what was last seen otherwise before it', remembered('REMOVING'), 10, 12, 12],
    ['ages what was last seen otherwise at that moment', remembered('REMOVING'), 10, 10, 10],
    ['does not age what was seen otherwise since', remembered('REMOVING'), 10, 9, 15],
    ['ages, before any poll saw everything, what changed', remembered('REMOVING'), undefined, 3, 3],
    [
      'does not age what was otherwise after it',
      remembered('REMOVING', { episode: episode('REMOVING', at(5)) }),
      0,
      4,
      15,
    ],
    ['ages what returns, when it is of after it was gone', remembered('ACTIVE', gone), 0, 6, 6],
    ['ages what returns, when it is of the moment it was gone', remembered('ACTIVE', gone), 0, 5, 5],
    ['does not age what returns, when it is of before it was gone', remembered('ACTIVE', gone), 0, 4, 15],
    ['ages what only one poll missed since', remembered('REMOVING', missing), 0, 4, 4],
    [
      'ages what was first seen otherwise at that moment',
      remembered('REMOVING', { episode: episode('REMOVING', at(5)) }),
      0,
      5,
      5,
    ],
    [
      'does not age a second ADDING from the moment that the first began, which would give both one id',
      remembered('ADDING', { episode: { ...episode('ADDING', at(5)), addedAt: at(1) } }),
      0,
      5,
      15,
    ],
    ['does not age a second time', remembered('REMOVING', { agedFrom: at(12) }), 10, 12, 15],
  ])('%s', (_, before, lastSeen, addedAt, since) => {
    const seen = lastSeen === undefined ? undefined : at(lastSeen);
    const { tracked } = track(before, REGION, shown('ADDING', at(addedAt)), context(at(15), seen));
    expect(tracked?.episode?.since).toBe(at(since));
    expect(tracked?.episode?.clock).toBe(since === addedAt ? 'aws' : 'monitor');
  });
});

describe('a StatusReason', () => {
  test('is remembered, cut to 1 KB, and forgotten with its status', () => {
    const failed = track(
      undefined,
      INSTANCE,
      { type: 'shown', status: 'CREATE_FAILED', statusReason: 'x'.repeat(2000) },
      context(at(0)),
    ).tracked;
    expect(failed?.episode?.statusReason).toBe(`${'x'.repeat(1021)}…`);
    const { tracked } = track(failed, INSTANCE, shown('ACTIVE'), context(at(5), at(0)));
    expect(tracked?.episode).toStrictEqual(episode('ACTIVE', at(5)));
  });
});

describe('an end that no change tells', () => {
  const active = episode('ACTIVE', at(0));
  const queued = episode('QUEUED', at(5));
  const ends = { resource: REGION, at: at(10), outcome: 'instance-gone', severity: 'info' } as const;
  const ofUnknown = { ...ends, from: queued, ofUnknown: true } as const;

  test.each([
    ['of a status', { episode: active }, [{ ...ends, from: active }]],
    ['of a status that we do not know', { unknown: queued }, [ofUnknown]],
    ['of both', { episode: active, unknown: queued }, [ofUnknown, { ...ends, from: active }]],
    ['of none', {}, []],
  ])('is that %s', (_, episodes, changes) => {
    const tracked: Tracked = { resource: REGION, presence: { type: 'present' }, ...episodes };
    expect(endWith(tracked, 'instance-gone', at(10))).toStrictEqual(changes);
  });
});
