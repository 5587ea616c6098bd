import { expect, test } from 'vitest';
import type { LostEpisode } from '../../../../lib/domain/episode.ts';
import type {
  InstanceRecord,
  ScopeRecord,
  TrackedInstance,
  TrackedRecord,
  TrackedRegion,
  TrackedScope,
} from '../../../../lib/domain/record.ts';
import { DAY, HOUR, type Instant } from '../../../../lib/domain/time.ts';
import { withoutFuture } from '../../../../lib/domain/track/clock.ts';
import { ARN, T0 } from '../../../support/decision/decide-once.ts';

const NOW = T0;
const LATER = T0 + HOUR;

const instance = { type: 'instance', arn: ARN } as const;
const region = { type: 'region', arn: ARN, region: 'eu-west-2' } as const;

const lost = (of: LostEpisode['of'], since: Instant): LostEpisode => ({
  type: 'lost',
  of,
  status: 'LOST',
  since,
  clock: 'monitor',
  was: 'ACTIVE',
  provedDays: 1,
  lastProvedDay: 0,
});

const facets = (since: Instant): Pick<InstanceRecord, 'primary' | 'unwatched' | 'unlisted'> => ({
  primary: { type: 'primary', status: 'eu-west-2', since, clock: 'monitor' },
  unwatched: { type: 'unwatched', status: 'UNWATCHED', since, clock: 'monitor', shownIn: 'eu-west-2' },
  unlisted: { type: 'unlisted', status: 'UNLISTED', since, clock: 'monitor', polls: 1 },
});

/** Everything that can be remembered of a Region with an instant, all in the future. */
const tracked = {
  resource: region,
  presence: { type: 'missing', since: LATER },
  episode: { type: 'region', status: 'ADDING', since: LATER, clock: 'aws', addedAt: LATER },
  unknown: { type: 'unknown', status: 'QUEUED', since: LATER, clock: 'monitor' },
  lost: lost('region', LATER),
  agedFrom: LATER,
} satisfies TrackedRegion;

const settled = {
  resource: region,
  presence: { type: 'missing', since: NOW },
  // No longer what AWS said; `addedAt` and `agedFrom` are its own words.
  episode: { type: 'region', status: 'ADDING', since: NOW, clock: 'monitor', addedAt: LATER },
  unknown: { type: 'unknown', status: 'QUEUED', since: NOW, clock: 'monitor' },
  lost: lost('region', NOW),
  agedFrom: LATER,
} satisfies TrackedRegion;

const ofInstance = (at: number): TrackedInstance => ({
  resource: instance,
  presence: { type: 'gone', since: at },
  episode: { type: 'instance', status: 'ACTIVE', since: at, clock: 'monitor' },
  unknown: { type: 'unknown', status: 'QUEUED', since: at, clock: 'monitor' },
  lost: lost('instance', at),
});

const ofScope = (at: number): TrackedScope => ({
  resource: { type: 'scope' },
  episode: { type: 'scope', status: 'blind', since: at, clock: 'monitor', remedy: 'wait', rowReadAt: at },
});

const ofRecord = (at: number): TrackedRecord => ({
  resource: { type: 'record', key: ARN },
  episode: { type: 'record', status: 'UNREADABLE', since: at, clock: 'monitor' },
});

const incident = {
  id: `scope/eu-west-2/region-adding/${new Date(LATER).toISOString()}`,
  kind: 'region-adding',
  resource: region,
  severity: 'warning',
  severities: ['warning'],
  sequence: 1,
  detail: '',
  reminders: 0,
} as const;

const ledger = (at: number) => ({
  incidents: [{ ...incident, openedAt: at, updatedAt: at, acceptedAt: at }],
  outbox: [
    {
      reason: 'opened' as const,
      incident: incident.id,
      sequence: 1,
      kind: incident.kind,
      severity: incident.severity,
      severities: incident.severities,
      resource: region,
      decidedAt: at,
      asked: 'eu-west-1',
      // Facts as they were decided.
      openedAt: LATER,
      episode: { type: 'region' as const, status: 'ADDING' as const, since: LATER, clock: 'aws' as const },
    },
  ],
  history: [],
});

test('S3: what is remembered of an instance and lies in the future is treated as now; ids and what AWS said stay', () => {
  const record: InstanceRecord = {
    type: 'instance',
    arn: ARN,
    shownIn: 'eu-west-1',
    ...facets(LATER),
    instance: ofInstance(LATER),
    regions: [tracked],
    ledger: ledger(LATER),
  };
  expect(withoutFuture(record, NOW)).toEqual({
    type: 'instance',
    arn: ARN,
    shownIn: 'eu-west-1',
    ...facets(NOW),
    instance: ofInstance(NOW),
    regions: [settled],
    ledger: ledger(NOW),
  });
});

test('S3: what is remembered of the scope and lies in the future is treated as now', () => {
  const record: ScopeRecord = {
    type: 'scope',
    lastPolledAt: LATER,
    interval: HOUR,
    lastSeenAt: LATER,
    lagging: [{ key: ARN, lastSeenAt: LATER }, { key: 'another' }],
    instanceSeen: true,
    scope: ofScope(LATER),
    idle: { type: 'idle', status: 'IDLE', since: LATER, clock: 'monitor' },
    unreadable: [ofRecord(LATER)],
    ledger: ledger(LATER),
  };
  expect(withoutFuture(record, NOW)).toEqual({
    ...record,
    lastPolledAt: NOW,
    lastSeenAt: NOW,
    lagging: [{ key: ARN, lastSeenAt: NOW }, { key: 'another' }],
    scope: ofScope(NOW),
    idle: { type: 'idle', status: 'IDLE', since: NOW, clock: 'monitor' },
    unreadable: [ofRecord(NOW)],
    ledger: ledger(NOW),
  });
});

test('S3: days that have not come yet were not proved', () => {
  const proved = (lastProvedDay: number): LostEpisode => ({
    ...lost('instance', NOW - 3 * DAY),
    lastProvedDay,
  });
  const record: InstanceRecord = {
    type: 'instance',
    arn: ARN,
    shownIn: 'eu-west-1',
    instance: { ...ofInstance(NOW), lost: proved(5) },
    regions: [],
    ledger: ledger(NOW),
  };
  const capped = (now: Instant) => withoutFuture(record, now).instance.lost?.lastProvedDay;
  expect([capped(NOW), capped(NOW + DAY), capped(NOW + 3 * DAY)]).toEqual([3, 4, 5]);
});

test('what is past stays as it is', () => {
  const record: ScopeRecord = {
    type: 'scope',
    lastPolledAt: LATER,
    interval: HOUR,
    lagging: [],
    instanceSeen: false,
    scope: ofScope(LATER),
    unreadable: [],
    ledger: ledger(LATER),
  };
  expect(withoutFuture(record, LATER)).toEqual(record);
});
