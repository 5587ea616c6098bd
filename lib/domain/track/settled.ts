import type { Change, InstanceChange } from '../change.ts';
import type { ConditionKind } from '../conditions.ts';
import type { Incident } from '../ledger.ts';
import type { InstanceRecord, MonitorRecord, ScopeRecord } from '../record.ts';
import { type Resource, sameResource } from '../resource.ts';
import type { Instant } from '../time.ts';
import { endFacets, endOfInstance } from './facets.ts';
import { endRegion } from './region.ts';
import { endWithInstance, takenAlong } from './regions.ts';

/** A record as it is when an incident is taken as intended, and what thereby ended. Its ledger is still to be judged. */
export interface AfterSettling<R extends MonitorRecord = MonitorRecord> {
  readonly after: R;
  readonly changes: readonly Change[];
}

/** What a person can end. Everything else is a status that is there, which only AWS ends. */
const SETTLEABLE = [
  'region-lost',
  'instance-lost',
  'primary-elsewhere',
  'no-longer-watched',
  'unlisted',
  'nothing-to-watch',
] as const satisfies readonly ConditionKind[];

export type SettleableKind = (typeof SETTLEABLE)[number];

export type SettleableIncident = Incident & { readonly kind: SettleableKind };

export const isSettleable = (incident: Incident): incident is SettleableIncident =>
  SETTLEABLE.some((kind) => kind === incident.kind);

export function settled(record: MonitorRecord, incident: SettleableIncident, at: Instant): AfterSettling {
  return record.type === 'scope' ? settledScope(record, at) : settledInstance(record, incident, at);
}

function settledScope(record: ScopeRecord, at: Instant): AfterSettling {
  const { idle } = record;
  if (idle === undefined) return { after: record, changes: [] };
  const change: Change = {
    type: 'scope',
    resource: { type: 'scope' },
    from: idle,
    at,
    outcome: 'settled',
    severity: 'info',
  };
  return { after: { ...record, idle: { ...idle, isSettled: true } }, changes: [change] };
}

function settledInstance(
  record: InstanceRecord,
  { kind, resource }: SettleableIncident,
  at: Instant,
): AfterSettling<InstanceRecord> {
  const { primary, unlisted } = record;
  switch (kind) {
    case 'region-lost':
      return lostRegionSettled(record, resource, at);
    case 'instance-lost':
      return lostInstanceSettled(record, at);
    case 'primary-elsewhere': {
      const settled = primary && { primary: { ...primary, isSettled: true as const } };
      return { after: { ...record, ...settled }, changes: changesOf(record, primary, at) };
    }
    case 'unlisted': {
      const settled = unlisted && { unlisted: { ...unlisted, isSettled: true as const } };
      return { after: { ...record, ...settled }, changes: changesOf(record, unlisted, at) };
    }
    case 'no-longer-watched':
      return noLongerWatched(record, at);
    // Of the scope.
    case 'nothing-to-watch':
      return { after: record, changes: [] };
  }
}

const changesOf = (
  record: InstanceRecord,
  from: InstanceChange['from'],
  at: Instant,
): readonly InstanceChange[] => endOfInstance(record, from, { outcome: 'settled', at });

function lostInstanceSettled(record: InstanceRecord, at: Instant): AfterSettling<InstanceRecord> {
  const { lost, ...instance } = record.instance;
  return { after: { ...record, instance }, changes: changesOf(record, lost, at) };
}

function lostRegionSettled(
  record: InstanceRecord,
  resource: Resource,
  at: Instant,
): AfterSettling<InstanceRecord> {
  const [region] = record.regions.filter((one) => sameResource(one.resource, resource));
  if (region?.lost === undefined) return { after: record, changes: [] };
  const { lost, ...rest } = region;
  return {
    after: { ...record, regions: record.regions.map((one) => (one === region ? rest : one)) },
    changes: endRegion(
      { resource: rest.resource, presence: rest.presence, lost },
      { outcome: 'settled', severity: 'info' },
      at,
    ),
  };
}

/** With it everything closes that was open about the instance: nobody looks any more. */
function noLongerWatched(record: InstanceRecord, at: Instant): AfterSettling<InstanceRecord> {
  const { primary: _, unwatched: __, unlisted: ___, ...rest } = record;
  const { unknown, lost, ...instance } = record.instance;
  return {
    after: {
      ...rest,
      instance: { ...instance, presence: { type: 'gone', since: at } },
      regions: record.regions.map((region) => takenAlong(region, at)),
    },
    changes: [
      ...endFacets(record, 'settled', at),
      ...[unknown, instance.episode, lost].flatMap((from) => changesOf(record, from, at)),
      ...record.regions.flatMap((region) => endWithInstance(region, 'settled', at)),
    ],
  };
}
