import * as v from 'valibot';
import { OUTCOMES } from '../../domain/change.ts';
import { CONDITION_KINDS, THRESHOLDS } from '../../domain/conditions.ts';
import { CLOCKS, EPISODE_TYPES, REMEDIES } from '../../domain/episode.ts';
import { OPEN_REASONS } from '../../domain/ledger.ts';
import type { MonitorRecord } from '../../domain/record.ts';
import { SEVERITIES } from '../../domain/resource.ts';
import { INSTANCE_STATUSES, REGION_STATUSES, UNSEEN_STATUSES } from '../../domain/status.ts';

/**
 * The stored form of lib/domain/record.ts. Strict: a member that we don't know is of a newer version, and writing the
 * record back without it would lose what it says.
 */

/** Not only a number: what a date can't hold would fail later, in a message or an id. */
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.exactOptional(v.string());
const flag = v.exactOptional(v.literal(true));

/** Else a list would be read as an object without members. */
const noList = v.custom<object>((value) => !Array.isArray(value), 'must be an object');

const severity = v.picklist(SEVERITIES);
const conditionKind = v.picklist(CONDITION_KINDS);
const outcome = v.picklist(OUTCOMES);

const scopeResource = v.strictObject({ type: v.literal('scope') });
const instanceResource = v.strictObject({ type: v.literal('instance'), arn: v.string() });
const regionResource = v.strictObject({ type: v.literal('region'), arn: v.string(), region: v.string() });
const recordResource = v.strictObject({ type: v.literal('record'), key: v.string() });
const resource = v.variant('type', [scopeResource, instanceResource, regionResource, recordResource]);

const stretch = { since: instant, clock: v.picklist(CLOCKS) };

const regionEpisode = v.strictObject({
  type: v.literal('region'),
  status: v.picklist(REGION_STATUSES),
  ...stretch,
  after: v.exactOptional(v.picklist(REGION_STATUSES)),
  isPrimary: flag,
  addedAt: v.exactOptional(instant),
});
const instanceEpisode = v.strictObject({
  type: v.literal('instance'),
  status: v.picklist(INSTANCE_STATUSES),
  ...stretch,
  after: v.exactOptional(v.picklist(INSTANCE_STATUSES)),
  statusReason: text,
});
const lostEpisode = v.strictObject({
  type: v.literal('lost'),
  of: v.picklist(['region', 'instance']),
  status: v.literal('LOST'),
  ...stretch,
  was: text,
  shownAs: text,
  provedDays: count,
  lastProvedDay: count,
});
const primaryEpisode = v.strictObject({
  type: v.literal('primary'),
  status: v.string(),
  ...stretch,
  was: text,
  isSettled: flag,
});
const unwatchedEpisode = v.strictObject({
  type: v.literal('unwatched'),
  status: v.literal('UNWATCHED'),
  ...stretch,
  shownIn: v.string(),
});
const unlistedEpisode = v.strictObject({
  type: v.literal('unlisted'),
  status: v.literal('UNLISTED'),
  ...stretch,
  polls: count,
  isSettled: flag,
});
const idleEpisode = v.strictObject({
  type: v.literal('idle'),
  status: v.literal('IDLE'),
  ...stretch,
  isSettled: flag,
});
const scopeEpisode = v.variant('status', [
  v.strictObject({ type: v.literal('scope'), status: v.literal('seen'), ...stretch }),
  v.strictObject({
    type: v.literal('scope'),
    status: v.picklist(UNSEEN_STATUSES),
    ...stretch,
    cause: v.exactOptional(v.strictObject({ code: v.string(), message: v.string(), answeredIn: text })),
    remedy: v.picklist(REMEDIES),
    rowReadAt: v.exactOptional(instant),
  }),
]);
const recordEpisode = v.strictObject({
  type: v.literal('record'),
  status: v.literal('UNREADABLE'),
  ...stretch,
});
const unknownEpisode = v.strictObject({ type: v.literal('unknown'), status: v.string(), ...stretch });

const episode = v.variant('type', [
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
]);

const observed = {
  presence: v.variant('type', [
    v.strictObject({ type: v.literal('present') }),
    v.strictObject({ type: v.literal('missing'), since: instant }),
    v.strictObject({ type: v.literal('gone'), since: instant }),
  ]),
  unknown: v.exactOptional(unknownEpisode),
  lost: v.exactOptional(lostEpisode),
};

const turn = {
  at: instant,
  outcome,
  severity,
  justification: v.exactOptional(v.pipe(noList, v.strictObject({ because: text, by: text }))),
};

const change = v.variant('type', [
  v.strictObject({
    type: v.literal('region'),
    resource: regionResource,
    from: v.exactOptional(v.variant('type', [regionEpisode, lostEpisode, unknownEpisode])),
    to: v.exactOptional(regionEpisode),
    ...turn,
  }),
  v.strictObject({
    type: v.literal('instance'),
    resource: instanceResource,
    from: v.exactOptional(
      v.variant('type', [
        instanceEpisode,
        lostEpisode,
        unknownEpisode,
        primaryEpisode,
        unwatchedEpisode,
        unlistedEpisode,
      ]),
    ),
    to: v.exactOptional(v.variant('type', [instanceEpisode, primaryEpisode])),
    ...turn,
  }),
  v.strictObject({
    type: v.literal('scope'),
    resource: scopeResource,
    from: v.union([scopeEpisode, idleEpisode]),
    to: v.exactOptional(scopeEpisode),
    ...turn,
  }),
  v.strictObject({ type: v.literal('record'), resource: recordResource, from: recordEpisode, ...turn }),
]);

const incident = v.strictObject({
  id: v.string(),
  kind: conditionKind,
  resource,
  severity,
  severities: v.array(severity),
  crossed: v.exactOptional(v.picklist(THRESHOLDS)),
  openedAt: instant,
  sequence: count,
  detail: v.string(),
  reminders: count,
  updatedAt: v.exactOptional(instant),
  acceptedAt: v.exactOptional(instant),
});

const instanceFacts = {
  arn: v.string(),
  name: text,
  ownerAccountId: text,
  primaryRegion: text,
  activeRegions: v.array(v.string()),
};

const suspendedFacts = v.strictObject({
  ...instanceFacts,
  unfinished: v.array(v.strictObject({ region: text, status: v.string(), since: instant })),
});

const counts = v.pipe(noList, v.record(v.string(), count));

const notificationFacts = {
  incident: v.string(),
  sequence: count,
  severity,
  resource,
  decidedAt: instant,
  asked: v.string(),
  severities: v.array(severity),
  instance: v.exactOptional(v.strictObject(instanceFacts)),
};

const notification = v.variant('reason', [
  v.strictObject({
    ...notificationFacts,
    reason: v.picklist(OPEN_REASONS),
    kind: conditionKind,
    openedAt: instant,
    episode,
    undecided: v.exactOptional(v.pipe(noList, v.strictObject({ shownAs: text }))),
    lastSeenAt: v.exactOptional(instant),
    suspended: v.exactOptional(v.array(suspendedFacts)),
    suspendedOthers: v.exactOptional(count),
  }),
  v.strictObject({
    ...notificationFacts,
    reason: v.literal('closed'),
    kind: conditionKind,
    openedAt: instant,
    change,
  }),
  v.strictObject({ ...notificationFacts, reason: v.literal('announced'), kind: outcome, change }),
  v.strictObject({
    ...notificationFacts,
    reason: v.literal('summarised'),
    kind: v.literal('summary'),
    counts,
    ids: v.array(v.string()),
    from: instant,
    to: instant,
  }),
]);

const pastGap = v.strictObject({ noRunFrom: instant, noRunTo: instant });
const pastChange = v.strictObject({
  resource,
  at: instant,
  outcome,
  from: v.exactOptional(v.strictObject({ type: v.picklist(EPISODE_TYPES), status: v.string(), ...stretch })),
  to: text,
  incident: v.exactOptional(v.strictObject({ id: v.string(), severity, openedAt: instant })),
});

const ledger = v.strictObject({
  incidents: v.array(incident),
  outbox: v.array(notification),
  history: v.array(v.union([pastChange, pastGap])),
});

const record = v.variant('type', [
  v.strictObject({
    type: v.literal('instance'),
    arn: v.string(),
    name: text,
    ownerAccountId: text,
    primaryRegion: text,
    shownIn: v.string(),
    primary: v.exactOptional(primaryEpisode),
    unwatched: v.exactOptional(unwatchedEpisode),
    unlisted: v.exactOptional(unlistedEpisode),
    instance: v.strictObject({
      resource: instanceResource,
      ...observed,
      episode: v.exactOptional(instanceEpisode),
    }),
    regions: v.array(
      v.strictObject({
        resource: regionResource,
        ...observed,
        episode: v.exactOptional(regionEpisode),
        agedFrom: v.exactOptional(instant),
      }),
    ),
    ledger,
  }),
  v.strictObject({
    type: v.literal('scope'),
    lastPolledAt: instant,
    interval: instant,
    lastSeenAt: v.exactOptional(instant),
    lagging: v.array(v.strictObject({ key: v.string(), lastSeenAt: v.exactOptional(instant) })),
    instanceSeen: v.boolean(),
    scope: v.strictObject({ resource: scopeResource, episode: scopeEpisode }),
    idle: v.exactOptional(idleEpisode),
    unreadable: v.array(v.strictObject({ resource: recordResource, episode: recordEpisode })),
    ledger,
  }),
]);

/** Fails to compile when the domain's type and this schema drift apart, also by one optional member. */
export const recordSchema: Exactly<typeof record, MonitorRecord> = record;

type Exactly<S extends v.GenericSchema, T> =
  Same<Plain<v.InferOutput<S>>, Plain<T>> extends true ? v.GenericSchema<unknown, T> : never;

type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/** Neither `readonly` nor how a type is composed makes a difference to what is stored. */
type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;
