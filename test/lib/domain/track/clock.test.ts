import { expect, test } from 'vitest';
import type {
  InstanceRecord,
  ScopeRecord,
  TrackedInstance,
  TrackedRecord,
  TrackedRegion,
  TrackedScope,
} from '../../../../lib/domain/record.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { withoutFuture } from '../../../../lib/domain/track/clock.ts';
import { ARN, T0 } from '../../../support/decision/decide-once.ts';

const NOW = T0;
const LATER = T0 + HOUR;

const instance = { type: 'instance', arn: ARN } as const;
const region = { type: 'region', arn: ARN, region: 'eu-west-2' } as const;

/** Everything that can be remembered of a Region with an instant, all in the future. */
const tracked = {
  resource: region,
  presence: { type: 'missing', since: LATER },
  episode: { type: 'region', status: 'ADDING', since: LATER, clock: 'aws', addedAt: LATER },
  unknown: { type: 'unknown', status: 'QUEUED', since: LATER, clock: 'monitor' },
  agedFrom: LATER,
} satisfies TrackedRegion;

const settled = {
  resource: region,
  presence: { type: 'missing', since: NOW },
  // No longer what AWS said; `addedAt` and `agedFrom` are its own words.
  episode: { type: 'region', status: 'ADDING', since: NOW, clock: 'monitor', addedAt: LATER },
  unknown: { type: 'unknown', status: 'QUEUED', since: NOW, clock: 'monitor' },
  agedFrom: LATER,
} satisfies TrackedRegion;

const ofInstance = (at: number): TrackedInstance => ({
  resource: instance,
  presence: { type: 'gone', since: at },
  episode: { type: 'instance', status: 'ACTIVE', since: at, clock: 'monitor' },
  unknown: { type: 'unknown', status: 'QUEUED', since: at, clock: 'monitor' },
});

const ofScope = (at: number): TrackedScope => ({
  resource: { type: 'scope' },
  episode: { type: 'scope', status: 'blind', since: at, clock: 'monitor', rowReadAt: at },
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
      resource: region,
      decidedAt: at,
      // A fact as it was decided.
      episode: { type: 'region' as const, status: 'ADDING' as const, since: LATER, clock: 'aws' as const },
    },
  ],
  history: [],
});

test('S3: what is remembered of an instance and lies in the future is treated as now; ids and what AWS said stay', () => {
  const record: InstanceRecord = {
    type: 'instance',
    arn: ARN,
    instance: ofInstance(LATER),
    regions: [tracked],
    ledger: ledger(LATER),
  };
  expect(withoutFuture(record, NOW)).toEqual({
    type: 'instance',
    arn: ARN,
    instance: ofInstance(NOW),
    regions: [settled],
    ledger: ledger(NOW),
  });
});

test('S3: what is remembered of the scope and lies in the future is treated as now', () => {
  const record: ScopeRecord = {
    type: 'scope',
    lastPolledAt: LATER,
    lastSeenAt: LATER,
    instanceSeen: true,
    scope: ofScope(LATER),
    unreadable: [ofRecord(LATER)],
    ledger: ledger(LATER),
  };
  expect(withoutFuture(record, NOW)).toEqual({
    ...record,
    lastPolledAt: NOW,
    lastSeenAt: NOW,
    scope: ofScope(NOW),
    unreadable: [ofRecord(NOW)],
    ledger: ledger(NOW),
  });
});

test('what is past stays as it is', () => {
  const record: ScopeRecord = {
    type: 'scope',
    lastPolledAt: LATER,
    instanceSeen: false,
    scope: ofScope(LATER),
    unreadable: [],
    ledger: ledger(LATER),
  };
  expect(withoutFuture(record, LATER)).toEqual(record);
});
