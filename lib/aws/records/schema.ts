import * as v from 'valibot';
import { CONDITION_KINDS } from '../../domain/conditions.ts';
import { type MonitorRecord, OPEN_REASONS } from '../../domain/record.ts';
import { SEVERITIES } from '../../domain/resource.ts';
import { OUTCOMES } from '../../domain/track/outcomes.ts';

/**
 * The stored form of lib/domain/record.ts. Strict: a member that we don't know is of a newer version, and writing the
 * record back without it would lose what it says.
 */

/** Not only a number: what a date can't hold would fail later, in a message or an id. */
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.exactOptional(v.string());

const severity = v.picklist(SEVERITIES);
const conditionKind = v.picklist(CONDITION_KINDS);
const outcome = v.picklist(OUTCOMES);

const scopeResource = v.strictObject({ type: v.literal('scope') });
const instanceResource = v.strictObject({ type: v.literal('instance'), arn: v.string() });
const regionResource = v.strictObject({ type: v.literal('region'), arn: v.string(), region: v.string() });
const recordResource = v.strictObject({ type: v.literal('record'), key: v.string() });
const resource = v.variant('type', [scopeResource, instanceResource, regionResource, recordResource]);

const episode = v.strictObject({
  status: v.string(),
  since: instant,
  clock: v.picklist(['aws', 'monitor']),
  addedAt: v.exactOptional(instant),
  statusReason: text,
  cause: v.exactOptional(v.strictObject({ code: v.string(), message: v.string(), answeredIn: text })),
  rowReadAt: v.exactOptional(instant),
});

const trackedFacts = {
  presence: v.variant('type', [
    v.strictObject({ type: v.literal('present') }),
    v.strictObject({ type: v.literal('missing'), since: instant }),
    v.strictObject({ type: v.literal('gone'), since: instant }),
  ]),
  episode: v.exactOptional(episode),
  unknown: v.exactOptional(episode),
  agedFrom: v.exactOptional(instant),
};

const change = v.strictObject({
  resource,
  from: v.exactOptional(episode),
  ofUnknown: v.exactOptional(v.literal(true)),
  to: v.exactOptional(episode),
  at: instant,
  outcome,
  severity,
  primary: v.exactOptional(v.strictObject({ from: v.string(), to: v.string() })),
});

const incident = v.strictObject({
  id: v.string(),
  kind: conditionKind,
  resource,
  severity,
  openedAt: instant,
  sequence: count,
  told: v.string(),
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
  pending: v.array(v.strictObject({ region: text, status: v.string(), since: instant })),
});

/** `v.record` reads a list as an object without members. */
const counts = v.pipe(
  v.custom<Record<string, number>>((value) => !Array.isArray(value), 'must be an object'),
  v.record(v.string(), count),
);

const notificationFacts = {
  incident: v.string(),
  sequence: count,
  severity,
  resource,
  decidedAt: instant,
  instance: v.exactOptional(v.strictObject(instanceFacts)),
};

const notification = v.variant('reason', [
  v.strictObject({
    ...notificationFacts,
    reason: v.picklist(OPEN_REASONS),
    kind: conditionKind,
    episode,
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
  v.strictObject({ ...notificationFacts, reason: v.literal('told'), kind: outcome, change }),
  v.strictObject({
    ...notificationFacts,
    reason: v.literal('folded'),
    kind: v.literal('folded'),
    counts,
    from: instant,
    to: instant,
  }),
]);

const past = v.strictObject({
  resource,
  at: instant,
  outcome,
  from: v.exactOptional(v.strictObject({ status: v.string(), since: instant })),
  to: text,
  incident: v.exactOptional(v.strictObject({ id: v.string(), severity, openedAt: instant })),
});

const ledger = v.strictObject({
  incidents: v.array(incident),
  owed: v.array(notification),
  history: v.array(past),
});

const record = v.variant('type', [
  v.strictObject({
    type: v.literal('instance'),
    arn: v.string(),
    name: text,
    ownerAccountId: text,
    primaryRegion: text,
    instance: v.strictObject({ resource: instanceResource, ...trackedFacts }),
    regions: v.array(v.strictObject({ resource: regionResource, ...trackedFacts })),
    ledger,
  }),
  v.strictObject({
    type: v.literal('scope'),
    lastPolledAt: instant,
    lastSeenAt: v.exactOptional(instant),
    instanceSeen: v.boolean(),
    scope: v.strictObject({ resource: scopeResource, ...trackedFacts }),
    unreadable: v.array(v.strictObject({ resource: recordResource, ...trackedFacts })),
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
