import { describe, expect, test } from 'vitest';
import type { RegionEpisode, UnknownEpisode } from '../../../../lib/domain/episode.ts';
import type { TrackedRegion } from '../../../../lib/domain/record.ts';
import type { RegionResource } from '../../../../lib/domain/resource.ts';
import type { RegionStatus } from '../../../../lib/domain/status.ts';
import { type Instant, MINUTE } from '../../../../lib/domain/time.ts';
import {
  endRegion,
  type RegionContext,
  type RegionFacts,
  trackRegion,
} from '../../../../lib/domain/track/region.ts';
import type { Sight } from '../../../../lib/domain/track/track.ts';
import { ARN, POLICY, T0 } from '../../../support/decision/decide-once.ts';

const REGION: RegionResource = { type: 'region', arn: ARN, region: 'eu-west-2' };

/** So many minutes after the start. */
const at = (minute: number): Instant => T0 + minute * MINUTE;

const episode = (status: RegionStatus, since: Instant): RegionEpisode => ({
  type: 'region',
  status,
  since,
  clock: 'monitor',
});

const queued = (since: Instant): UnknownEpisode => ({
  type: 'unknown',
  status: 'QUEUED',
  since,
  clock: 'monitor',
});

const context = (now: Instant, lastSeenAt?: Instant): RegionContext => ({
  now,
  isPrimary: false,
  interval: POLICY.interval,
  asked: 'eu-west-1',
  ...(lastSeenAt !== undefined && { lastSeenAt }),
});

const tracked = (before: TrackedRegion | undefined, sight: Sight<RegionFacts>, now: RegionContext) =>
  trackRegion({ resource: REGION, before }, sight, now);

const remembered = (status: RegionStatus, more: Partial<TrackedRegion> = {}): TrackedRegion => ({
  resource: REGION,
  presence: { type: 'present' },
  episode: episode(status, at(0)),
  ...more,
});

const shown = (status: string, addedAt?: Instant): Sight<RegionFacts> => ({
  type: 'listed',
  status,
  ...(addedAt !== undefined && { addedAt }),
});

describe('what is remembered of a resource', () => {
  test('is at first sight its status, and nothing that was not shown', () => {
    expect(tracked(undefined, shown('ACTIVE'), context(at(0)))).toStrictEqual({
      tracked: { resource: REGION, presence: { type: 'present' }, episode: episode('ACTIVE', at(0)) },
      changes: [],
      decided: true,
    });
  });

  test('is the same while it stays the same', () => {
    const before = remembered('ACTIVE');
    expect(tracked(before, shown('ACTIVE'), context(at(5), at(0)))).toStrictEqual({
      tracked: before,
      changes: [],
      decided: true,
    });
  });

  test('is its AddedDate, and that it was aged from it', () => {
    const { tracked: after } = tracked(undefined, shown('ADDING', at(-7)), context(at(0)));
    expect(after).toStrictEqual({
      resource: REGION,
      presence: { type: 'present' },
      episode: { type: 'region', status: 'ADDING', since: at(-7), clock: 'aws', addedAt: at(-7) },
      agedFrom: at(-7),
    });
  });

  test('is the AddedDate that it was once aged from, whatever follows', () => {
    const before = remembered('ADDING', { agedFrom: at(-7) });
    const { tracked: after } = tracked(before, shown('ACTIVE'), context(at(5), at(0)));
    expect(after?.agedFrom).toBe(at(-7));
  });

  test.each<Sight>([{ type: 'absent' }, { type: 'unproven' }, { type: 'listed' }])(
    'is nothing when it was never seen in a status: $type',
    (sight) => {
      expect(tracked(undefined, sight, context(at(0)))).toStrictEqual({ changes: [], decided: false });
    },
  );
});

describe('a change', () => {
  test('says from what to what', () => {
    const before = remembered('REMOVING');
    const { changes } = tracked(before, shown('ACTIVE'), context(at(5), at(0)));
    expect(changes).toStrictEqual([
      {
        type: 'region',
        resource: REGION,
        from: episode('REMOVING', at(0)),
        to: { ...episode('ACTIVE', at(5)), after: 'REMOVING' },
        at: at(5),
        outcome: 'reverted',
        severity: 'info',
      },
    ]);
  });

  test('is one also when no poll has ever seen everything', () => {
    const before = remembered('ADDING');
    const { changes } = tracked(before, shown('ACTIVE'), context(at(5)));
    expect(changes.map(({ outcome }) => outcome)).toEqual(['completed']);
  });

  test.each([[true], [false]])(
    'begins an episode that says whether it is of the primary Region: %s',
    (isPrimary) => {
      const { tracked: after } = tracked(remembered('ACTIVE'), shown('REMOVING'), {
        ...context(at(5), at(0)),
        isPrimary,
      });
      expect(after?.episode).toStrictEqual({
        ...episode('REMOVING', at(5)),
        after: 'ACTIVE',
        ...(isPrimary && { isPrimary }),
      });
    },
  );

  test('says so too when that becomes known, or other, later', () => {
    const before = remembered('REMOVING');
    const poll = (isPrimary: boolean, of: TrackedRegion) =>
      tracked(of, shown('REMOVING'), { ...context(at(5), at(0)), isPrimary }).tracked;
    const known = poll(true, before);
    expect(known?.episode).toMatchObject({ isPrimary: true, since: at(0) });
    expect(known && poll(false, known)?.episode).not.toHaveProperty('isPrimary');
  });
  test('says, when it ends a status that we do not know, to what', () => {
    const before = remembered('ACTIVE', { unknown: queued(at(5)) });
    const { tracked: after, changes } = tracked(before, shown('ACTIVE'), context(at(10), at(5)));
    expect(after).toStrictEqual(remembered('ACTIVE'));
    expect(changes).toStrictEqual([
      {
        type: 'region',
        resource: REGION,
        from: queued(at(5)),
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
      tracked(remembered('REMOVING', missing), { type: 'absent' }, context(at(10), at(5))),
    ).toStrictEqual({
      tracked: remembered('REMOVING', { presence: { type: 'gone', since: at(5) } }),
      changes: [
        {
          type: 'region',
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
    const before = { resource: REGION, ...missing, unknown: queued(at(0)) };
    expect(tracked(before, { type: 'absent' }, context(at(10), at(5)))).toStrictEqual({
      tracked: { resource: REGION, presence: { type: 'gone', since: at(5) } },
      changes: [
        {
          type: 'region',
          resource: REGION,
          from: queued(at(0)),
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
    const { tracked: after } = tracked(before, shown('QUEUED'), context(at(5), at(0)));
    expect(after).toStrictEqual({ ...before, unknown: queued(at(5)) });
  });

  test('of what was gone suspends nothing', () => {
    const before = remembered('ACTIVE', { presence: { type: 'gone', since: at(5) } });
    const { tracked: after } = tracked(before, shown('QUEUED'), context(at(10), at(5)));
    expect(after).toStrictEqual({
      resource: REGION,
      presence: { type: 'present' },
      unknown: queued(at(10)),
    });
  });
});

describe('an AddedDate', () => {
  const gone = { presence: { type: 'gone', since: at(5) } } as const;
  const missing = { presence: { type: 'missing', since: at(5) } } as const;

  test.each<[string, TrackedRegion | undefined, number | undefined, number, number]>([
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
    const { tracked: after } = tracked(before, shown('ADDING', at(addedAt)), context(at(15), seen));
    expect(after?.episode?.since).toBe(at(since));
    expect(after?.episode?.clock).toBe(since === addedAt ? 'aws' : 'monitor');
  });
});

describe('an end that no change tells', () => {
  const active = episode('ACTIVE', at(0));
  const unknown = queued(at(5));
  const ends = {
    type: 'region',
    resource: REGION,
    at: at(10),
    outcome: 'instance-gone',
    severity: 'info',
  } as const;
  const ofUnknown = { ...ends, from: unknown } as const;

  test.each([
    ['of a status', { episode: active }, [{ ...ends, from: active }]],
    ['of a status that we do not know', { unknown }, [ofUnknown]],
    ['of both', { episode: active, unknown }, [ofUnknown, { ...ends, from: active }]],
    ['of none', {}, []],
  ])('is that %s', (_, episodes, changes) => {
    const region: TrackedRegion = { resource: REGION, presence: { type: 'present' }, ...episodes };
    expect(endRegion(region, { outcome: 'instance-gone', severity: 'info' }, at(10))).toStrictEqual(changes);
  });
});
