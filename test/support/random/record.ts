import fc from 'fast-check';
import type { Justification } from '../../../lib/domain/change.ts';
import {
  type Change,
  type InstanceChange,
  OUTCOMES,
  type RecordChange,
  type RegionChange,
  type ScopeChange,
} from '../../../lib/domain/change.ts';
import { CONDITION_KINDS, THRESHOLDS } from '../../../lib/domain/conditions.ts';
import {
  type Cause,
  EPISODE_TYPES,
  type Episode,
  type IdleEpisode,
  type InstanceEpisode,
  type LostEpisode,
  type PrimaryEpisode,
  REMEDIES,
  type RecordEpisode,
  type RegionEpisode,
  type ScopeEpisode,
  type SeenEpisode,
  type UnknownEpisode,
  type UnlistedEpisode,
  type UnseenEpisode,
  type UnwatchedEpisode,
} from '../../../lib/domain/episode.ts';
import {
  type Incident,
  type InstanceFacts,
  type Ledger,
  type Notification,
  OPEN_REASONS,
  type Past,
  type PastChange,
  type PastGap,
} from '../../../lib/domain/ledger.ts';
import type {
  Lagging,
  MonitorRecord,
  Presence,
  TrackedInstance,
  TrackedRecord,
  TrackedRegion,
  TrackedScope,
} from '../../../lib/domain/record.ts';
import {
  type InstanceResource,
  type RecordResource,
  type RegionResource,
  type Resource,
  type ScopeResource,
  SEVERITIES,
} from '../../../lib/domain/resource.ts';
import { INSTANCE_STATUSES, REGION_STATUSES, UNSEEN_STATUSES } from '../../../lib/domain/status.ts';

/** Lists every member, so that a new one fails to compile here until it is drawn too. */
type Members<T> = { readonly [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>> };

function record<T extends object>(members: Members<T>, optional: readonly (keyof T)[] = []): fc.Arbitrary<T> {
  const requiredKeys = (Object.keys(members) as (keyof T)[]).filter((key) => !optional.includes(key));
  return fc.record(members, { requiredKeys, noNullPrototype: true }) as unknown as fc.Arbitrary<T>;
}

const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const count = fc.nat();
const instant = fc.integer({ min: 0, max: 8.64e15 });

const severity = fc.constantFrom(...SEVERITIES);
const conditionKind = fc.constantFrom(...CONDITION_KINDS);
const outcome = fc.constantFrom(...OUTCOMES);

const ofScope = record<ScopeResource>({ type: fc.constant('scope') });
const ofInstance = record<InstanceResource>({ type: fc.constant('instance'), arn: text });
const ofRegion = record<RegionResource>({ type: fc.constant('region'), arn: text, region: text });
const ofRecord = record<RecordResource>({ type: fc.constant('record'), key: text });
const resource: fc.Arbitrary<Resource> = fc.oneof(ofScope, ofInstance, ofRegion, ofRecord);

const stretch = { since: instant, clock: fc.constantFrom('aws' as const, 'monitor' as const) };

const regionEpisode = record<RegionEpisode>(
  {
    type: fc.constant('region'),
    status: fc.constantFrom(...REGION_STATUSES),
    ...stretch,
    after: fc.constantFrom(...REGION_STATUSES),
    isPrimary: fc.constant(true as const),
    addedAt: instant,
  },
  ['addedAt', 'after', 'isPrimary'],
);
const instanceEpisode = record<InstanceEpisode>(
  {
    type: fc.constant('instance'),
    status: fc.constantFrom(...INSTANCE_STATUSES),
    ...stretch,
    after: fc.constantFrom(...INSTANCE_STATUSES),
    statusReason: text,
  },
  ['statusReason', 'after'],
);
const lostEpisode = record<LostEpisode>(
  {
    type: fc.constant('lost'),
    of: fc.constantFrom('region' as const, 'instance' as const),
    status: fc.constant('LOST'),
    ...stretch,
    was: text,
    shownAs: text,
    provedDays: count,
    lastProvedDay: count,
  },
  ['was', 'shownAs'],
);
const isSettled = fc.constant(true as const);
const primaryEpisode = record<PrimaryEpisode>(
  { type: fc.constant('primary'), status: text, ...stretch, was: text, isSettled },
  ['was', 'isSettled'],
);
const unwatchedEpisode = record<UnwatchedEpisode>({
  type: fc.constant('unwatched'),
  status: fc.constant('UNWATCHED'),
  ...stretch,
  shownIn: text,
});
const unlistedEpisode = record<UnlistedEpisode>(
  { type: fc.constant('unlisted'), status: fc.constant('UNLISTED'), ...stretch, polls: count, isSettled },
  ['isSettled'],
);
const idleEpisode = record<IdleEpisode>(
  { type: fc.constant('idle'), status: fc.constant('IDLE'), ...stretch, isSettled },
  ['isSettled'],
);
const scopeEpisode: fc.Arbitrary<ScopeEpisode> = fc.oneof(
  record<SeenEpisode>({ type: fc.constant('scope'), status: fc.constant('seen'), ...stretch }),
  record<UnseenEpisode>(
    {
      type: fc.constant('scope'),
      status: fc.constantFrom(...UNSEEN_STATUSES),
      ...stretch,
      cause: record<Cause>({ code: text, message: text, answeredIn: text }, ['answeredIn']),
      remedy: fc.constantFrom(...REMEDIES),
      rowReadAt: instant,
    },
    ['cause', 'rowReadAt'],
  ),
);
const recordEpisode = record<RecordEpisode>({
  type: fc.constant('record'),
  status: fc.constant('UNREADABLE'),
  ...stretch,
});
const unknownEpisode = record<UnknownEpisode>({ type: fc.constant('unknown'), status: text, ...stretch });
const episode: fc.Arbitrary<Episode> = fc.oneof(
  regionEpisode,
  instanceEpisode,
  lostEpisode,
  primaryEpisode,
  unwatchedEpisode,
  unlistedEpisode,
  scopeEpisode,
  idleEpisode,
  recordEpisode,
  unknownEpisode,
);

const presence: fc.Arbitrary<Presence> = fc.oneof(
  fc.constant({ type: 'present' as const }),
  record<Presence & { type: 'missing' }>({ type: fc.constant('missing'), since: instant }),
  record<Presence & { type: 'gone' }>({ type: fc.constant('gone'), since: instant }),
);

const trackedInstance = record<TrackedInstance>(
  { resource: ofInstance, presence, episode: instanceEpisode, unknown: unknownEpisode, lost: lostEpisode },
  ['episode', 'unknown', 'lost'],
);
const trackedRegion = record<TrackedRegion>(
  {
    resource: ofRegion,
    presence,
    episode: regionEpisode,
    unknown: unknownEpisode,
    lost: lostEpisode,
    agedFrom: instant,
  },
  ['episode', 'unknown', 'lost', 'agedFrom'],
);
const trackedScope = record<TrackedScope>({ resource: ofScope, episode: scopeEpisode });
const trackedRecord = record<TrackedRecord>({ resource: ofRecord, episode: recordEpisode });

const turn = {
  at: instant,
  outcome,
  severity,
  justification: record<Justification>({ because: text, by: text }, ['because', 'by']),
};

const change: fc.Arbitrary<Change> = fc.oneof(
  record<RegionChange>(
    {
      type: fc.constant('region'),
      resource: ofRegion,
      from: fc.oneof(regionEpisode, lostEpisode, unknownEpisode),
      to: regionEpisode,
      ...turn,
    },
    ['from', 'to', 'justification'],
  ),
  record<InstanceChange>(
    {
      type: fc.constant('instance'),
      resource: ofInstance,
      from: fc.oneof(
        instanceEpisode,
        lostEpisode,
        unknownEpisode,
        primaryEpisode,
        unwatchedEpisode,
        unlistedEpisode,
      ),
      to: fc.oneof(instanceEpisode, primaryEpisode),
      ...turn,
    },
    ['from', 'to', 'justification'],
  ),
  record<ScopeChange>(
    {
      type: fc.constant('scope'),
      resource: ofScope,
      from: fc.oneof<fc.Arbitrary<ScopeEpisode | IdleEpisode>[]>(scopeEpisode, idleEpisode),
      to: scopeEpisode,
      ...turn,
    },
    ['to', 'justification'],
  ),
  record<RecordChange>({ type: fc.constant('record'), resource: ofRecord, from: recordEpisode, ...turn }, [
    'justification',
  ]),
);

const incident = record<Incident>(
  {
    id: text,
    kind: conditionKind,
    resource,
    severity,
    severities: list(severity),
    crossed: fc.constantFrom(...THRESHOLDS),
    openedAt: instant,
    sequence: count,
    detail: text,
    reminders: count,
    updatedAt: instant,
    acceptedAt: instant,
  },
  ['crossed', 'updatedAt', 'acceptedAt'],
);

const identity = { name: text, ownerAccountId: text, primaryRegion: text };
const instanceFacts: Members<InstanceFacts> = { arn: text, ...identity, activeRegions: list(text) };

type Of<R extends Notification['reason']> = Extract<Notification, { reason: R }>;
type Open = Of<(typeof OPEN_REASONS)[number]>;
type Suspended = NonNullable<Open['suspended']>[number];

const facts = {
  incident: text,
  sequence: count,
  severity,
  resource,
  decidedAt: instant,
  asked: text,
  severities: list(severity),
  instance: record<InstanceFacts>(instanceFacts, ['name', 'ownerAccountId', 'primaryRegion']),
};

const suspended = record<Suspended>(
  {
    ...instanceFacts,
    unfinished: list(
      record<Suspended['unfinished'][number]>({ region: text, status: text, since: instant }, ['region']),
    ),
  },
  ['name', 'ownerAccountId', 'primaryRegion'],
);

const notification: fc.Arbitrary<Notification> = fc.oneof(
  record<Open>(
    {
      ...facts,
      reason: fc.constantFrom(...OPEN_REASONS),
      kind: conditionKind,
      openedAt: instant,
      episode,
      undecided: record<NonNullable<Open['undecided']>>({ shownAs: text }, ['shownAs']),
      lastSeenAt: instant,
      suspended: list(suspended),
      suspendedOthers: fc.nat(),
    },
    ['instance', 'undecided', 'lastSeenAt', 'suspended', 'suspendedOthers'],
  ),
  record<Of<'closed'>>(
    { ...facts, reason: fc.constant('closed'), kind: conditionKind, openedAt: instant, change },
    ['instance'],
  ),
  record<Of<'announced'>>({ ...facts, reason: fc.constant('announced'), kind: outcome, change }, [
    'instance',
  ]),
  record<Of<'summarised'>>(
    {
      ...facts,
      reason: fc.constant('summarised'),
      kind: fc.constant('summary'),
      counts: fc.dictionary(
        outcome.map((kind) => `announced ${kind}`),
        count,
        { maxKeys: 3, noNullPrototype: true },
      ),
      ids: list(text),
      from: instant,
      to: instant,
    },
    ['instance'],
  ),
);

const pastChange = record<PastChange>(
  {
    resource,
    at: instant,
    outcome,
    from: record<NonNullable<PastChange['from']>>({
      type: fc.constantFrom(...EPISODE_TYPES),
      status: text,
      ...stretch,
    }),
    to: text,
    incident: record<NonNullable<PastChange['incident']>>({ id: text, severity, openedAt: instant }),
  },
  ['from', 'to', 'incident'],
);

const past: fc.Arbitrary<Past> = fc.oneof(
  pastChange,
  record<PastGap>({ noRunFrom: instant, noRunTo: instant }),
);

const ledger = record<Ledger>({ incidents: list(incident), outbox: list(notification), history: list(past) });

/** Any record that the types allow, even if the rules never produce it. */
export const monitorRecord: fc.Arbitrary<MonitorRecord> = fc.oneof(
  record<MonitorRecord & { type: 'instance' }>(
    {
      type: fc.constant('instance'),
      arn: text,
      ...identity,
      shownIn: text,
      primary: primaryEpisode,
      unwatched: unwatchedEpisode,
      unlisted: unlistedEpisode,
      instance: trackedInstance,
      regions: list(trackedRegion),
      ledger,
    },
    ['name', 'ownerAccountId', 'primaryRegion', 'primary', 'unwatched', 'unlisted'],
  ),
  record<MonitorRecord & { type: 'scope' }>(
    {
      type: fc.constant('scope'),
      lastPolledAt: instant,
      interval: instant,
      lastSeenAt: instant,
      lagging: list(record<Lagging>({ key: text, lastSeenAt: instant }, ['lastSeenAt'])),
      instanceSeen: fc.boolean(),
      scope: trackedScope,
      idle: idleEpisode,
      unreadable: list(trackedRecord),
      ledger,
    },
    ['lastSeenAt', 'idle'],
  ),
);
