import fc from 'fast-check';
import type {
  Change,
  ConditionKind,
  Incident,
  InstanceFacts,
  Ledger,
  MonitorRecord,
  Notification,
  Outcome,
  Past,
  Presence,
  Tracked,
} from '../../../lib/domain/record.ts';
import type {
  Episode,
  InstanceResource,
  RecordResource,
  RegionResource,
  Resource,
  ScopeResource,
  Severity,
} from '../../../lib/domain/resource.ts';

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

const severity = fc.constantFrom<Severity>('info', 'warning', 'critical');
const conditionKind = fc.constantFrom<ConditionKind>(
  'region-stuck-adding',
  'region-stuck-removing',
  'instance-create-failed',
  'instance-stuck-creating',
  'instance-stuck-deleting',
  'not-seen',
  'unknown-status',
  'record-unreadable',
);
const outcome = fc.constantFrom<Outcome>(
  'completed',
  'recovered',
  'appeared',
  'removal-started',
  'deletion-started',
  'vanished',
  'superseded',
  'reverted',
  'lost',
  'primary-changed',
  'instance-gone',
);

const resource: fc.Arbitrary<Resource> = fc.oneof(
  fc.constant({ type: 'scope' as const }),
  record<Resource & { type: 'instance' }>({ type: fc.constant('instance'), arn: text }),
  record<Resource & { type: 'region' }>({ type: fc.constant('region'), arn: text, region: text }),
  record<Resource & { type: 'record' }>({ type: fc.constant('record'), key: text }),
);

const episode = record<Episode>(
  {
    status: text,
    since: instant,
    clock: fc.constantFrom('aws', 'monitor'),
    addedAt: instant,
    statusReason: text,
    cause: record<NonNullable<Episode['cause']>>({ code: text, message: text, answeredIn: text }, [
      'answeredIn',
    ]),
    rowReadAt: instant,
  },
  ['addedAt', 'statusReason', 'cause', 'rowReadAt'],
);

const presence: fc.Arbitrary<Presence> = fc.oneof(
  fc.constant({ type: 'present' as const }),
  record<Presence & { type: 'missing' }>({ type: fc.constant('missing'), since: instant }),
  record<Presence & { type: 'gone' }>({ type: fc.constant('gone'), since: instant }),
);

const tracked = <R extends Resource>(of: fc.Arbitrary<R>): fc.Arbitrary<Tracked<R>> =>
  fc
    .tuple(
      of,
      record<Omit<Tracked, 'resource'>>({ presence, episode, unknown: episode, agedFrom: instant }, [
        'episode',
        'unknown',
        'agedFrom',
      ]),
    )
    .map(([resource, rest]) => ({ resource, ...rest }));

const ofInstance = record<InstanceResource>({ type: fc.constant('instance'), arn: text });
const ofRegion = record<RegionResource>({ type: fc.constant('region'), arn: text, region: text });
const ofRecord = record<RecordResource>({ type: fc.constant('record'), key: text });

const change = record<Change>(
  {
    resource,
    from: episode,
    ofUnknown: fc.constant(true),
    to: episode,
    at: instant,
    outcome,
    severity,
    primary: record<NonNullable<Change['primary']>>({ from: text, to: text }),
  },
  ['from', 'ofUnknown', 'to', 'primary'],
);

const incident = record<Incident>(
  {
    id: text,
    kind: conditionKind,
    resource,
    severity,
    openedAt: instant,
    sequence: count,
    told: text,
    reminders: count,
    updatedAt: instant,
    acceptedAt: instant,
  },
  ['updatedAt', 'acceptedAt'],
);

const identity = { name: text, ownerAccountId: text, primaryRegion: text };
const instanceFacts: Members<InstanceFacts> = { arn: text, ...identity, activeRegions: list(text) };

type Of<R extends Notification['reason']> = Extract<Notification, { reason: R }>;
type Open = Of<'opened' | 'escalated' | 'updated' | 'reminded'>;
type Suspended = NonNullable<Open['suspended']>[number];

const facts = {
  incident: text,
  sequence: count,
  severity,
  resource,
  decidedAt: instant,
  instance: record<InstanceFacts>(instanceFacts, ['name', 'ownerAccountId', 'primaryRegion']),
};

const suspended = record<Suspended>(
  {
    ...instanceFacts,
    pending: list(
      record<Suspended['pending'][number]>({ region: text, status: text, since: instant }, ['region']),
    ),
  },
  ['name', 'ownerAccountId', 'primaryRegion'],
);

const notification: fc.Arbitrary<Notification> = fc.oneof(
  record<Open>(
    {
      ...facts,
      reason: fc.constantFrom('opened', 'escalated', 'updated', 'reminded'),
      kind: conditionKind,
      episode,
      lastSeenAt: instant,
      suspended: list(suspended),
      suspendedOthers: fc.nat(),
    },
    ['instance', 'lastSeenAt', 'suspended', 'suspendedOthers'],
  ),
  record<Of<'closed'>>(
    { ...facts, reason: fc.constant('closed'), kind: conditionKind, openedAt: instant, change },
    ['instance'],
  ),
  record<Of<'told'>>({ ...facts, reason: fc.constant('told'), kind: outcome, change }, ['instance']),
  record<Of<'folded'>>(
    {
      ...facts,
      reason: fc.constant('folded'),
      kind: fc.constant('folded'),
      counts: fc.dictionary(
        outcome.map((kind) => `told ${kind}`),
        count,
        { maxKeys: 3, noNullPrototype: true },
      ),
      from: instant,
      to: instant,
    },
    ['instance'],
  ),
);

const past = record<Past>(
  {
    resource,
    at: instant,
    outcome,
    from: record<NonNullable<Past['from']>>({ status: text, since: instant }),
    to: text,
    incident: record<NonNullable<Past['incident']>>({ id: text, severity, openedAt: instant }),
  },
  ['from', 'to', 'incident'],
);

const ledger = record<Ledger>({ incidents: list(incident), owed: list(notification), history: list(past) });

/** Any record that the types allow, even if the rules never produce it. */
export const monitorRecord: fc.Arbitrary<MonitorRecord> = fc.oneof(
  record<MonitorRecord & { type: 'instance' }>(
    {
      type: fc.constant('instance'),
      arn: text,
      ...identity,
      instance: tracked(ofInstance),
      regions: list(tracked(ofRegion)),
      ledger,
    },
    ['name', 'ownerAccountId', 'primaryRegion'],
  ),
  record<MonitorRecord & { type: 'scope' }>(
    {
      type: fc.constant('scope'),
      lastPolledAt: instant,
      lastSeenAt: instant,
      instanceSeen: fc.boolean(),
      scope: tracked(fc.constant<ScopeResource>({ type: 'scope' })),
      unreadable: list(tracked(ofRecord)),
      ledger,
    },
    ['lastSeenAt'],
  ),
);
