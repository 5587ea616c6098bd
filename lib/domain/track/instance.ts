import type { Change, InstanceChange, PrimaryChange, RegionChange } from '../change.ts';
import type { InstanceEpisode } from '../episode.ts';
import { type InstanceSight, provesAbsence, statusInForce } from '../observe/observation.ts';
import type { InstanceRecord, Tracked, TrackedInstance, TrackedRegion } from '../record.ts';
import type { InstanceResource } from '../resource.ts';
import { isInstanceStatus, type ScopeStatus } from '../status.ts';
import { cutToBytes } from '../text.ts';
import type { Instant } from '../time.ts';
import { outcomeOfInstance } from './outcomes.ts';
import { endRegion, type RegionFacts, type RegionTrack, trackRegion } from './region.ts';
import { type Sight, type Track, type TrackContext, track } from './track.ts';

/** AWS allows 255 characters. */
const NAME_BYTES = 256;
const STATUS_REASON_BYTES = 1024;

/** More than AWS has Regions; the oldest gone ones are forgotten first. */
const GONE_REGIONS_AT_MOST = 50;

/** An instance as one poll shows it. */
export interface InstancePoll {
  readonly arn: string;
  /** Absent when the poll didn't show it. */
  readonly sight?: InstanceSight | undefined;
  readonly status: ScopeStatus;
}

export interface InstanceTrack {
  readonly record: Omit<InstanceRecord, 'ledger'>;
  readonly changes: readonly Change[];
  /** What this poll decided. */
  readonly current: readonly Tracked[];
}

/** An instance and its Regions, from what was remembered and what the poll showed. */
export function trackInstance(
  before: InstanceRecord | undefined,
  poll: InstancePoll,
  context: TrackContext,
): InstanceTrack {
  const { arn, sight } = poll;
  const resource = { type: 'instance', arn } as const;
  const instance = trackItself(resource, before?.instance, { poll, context });
  const tracked: TrackedInstance = instance.tracked ?? { resource, presence: { type: 'present' } };
  const record = { type: 'instance', arn, ...identity(before, sight), instance: tracked } as const;
  const changes = [...instance.changes, ...primaryChange(resource, before, { sight, context })];
  if (tracked.presence.type === 'gone') {
    const regions = takeAlong(before?.regions ?? [], tracked.presence.since);
    return {
      record: { ...record, regions: regions.gone },
      changes: [...changes, ...regions.changes],
      current: [],
    };
  }
  const regions = trackRegions(before, { ...poll, primary: record.primaryRegion }, context);
  const current = [instance, ...regions].filter(({ decided }) => decided);
  return {
    record: { ...record, regions: remembered(regions.flatMap((region) => region.tracked ?? [])) },
    changes: [...changes, ...regions.flatMap((region) => region.changes)],
    current: current.flatMap((decided) => decided.tracked ?? []),
  };
}

interface Instance {
  readonly resource: InstanceResource;
  readonly episode: InstanceEpisode;
  readonly change: InstanceChange;
  readonly facts: { readonly statusReason?: string };
}

function trackItself(
  resource: InstanceResource,
  before: TrackedInstance | undefined,
  { poll, context }: { readonly poll: InstancePoll; readonly context: TrackContext },
): Track<Instance> {
  return track<Instance>(before, instanceSight(poll), {
    ...context,
    resource,
    isKnown: isInstanceStatus,
    begin: (status, facts) => ({
      type: 'instance',
      status,
      since: context.now,
      clock: 'monitor',
      ...reasonOf(facts),
    }),
    goOn: (running, facts) => ({ ...running, ...reasonOf(facts) }),
    outcome: (from, to) => outcomeOfInstance(from?.status, to?.status),
    change: (ends, verdict) => ({ type: 'instance', resource, ...ends, ...verdict }),
  });
}

function instanceSight({ sight, status: poll }: InstancePoll): Sight<Instance['facts']> {
  if (sight === undefined) return { type: provesAbsence(poll) ? 'absent' : 'unproven' };
  const { status, statusReason } = sight;
  return {
    type: 'listed',
    ...(status !== undefined && { status }),
    ...(statusReason !== undefined && { statusReason }),
  };
}

const reasonOf = ({ statusReason }: Instance['facts']): Instance['facts'] =>
  statusReason === undefined ? {} : { statusReason: cutToBytes(statusReason, STATUS_REASON_BYTES) };

/** What AWS told last. */
function identity(before: InstanceRecord | undefined, sight: InstanceSight | undefined) {
  const name = sight?.name === undefined ? before?.name : cutToBytes(sight.name, NAME_BYTES);
  const ownerAccountId = sight?.ownerAccountId ?? before?.ownerAccountId;
  const primaryRegion = sight?.primaryRegion ?? before?.primaryRegion;
  return {
    ...(name !== undefined && { name }),
    ...(ownerAccountId !== undefined && { ownerAccountId }),
    ...(primaryRegion !== undefined && { primaryRegion }),
  };
}

/** AWS says that a primary Region can't be changed, so people must hear of it when it was. */
function primaryChange(
  resource: InstanceResource,
  before: InstanceRecord | undefined,
  { sight, context }: { readonly sight: InstanceSight | undefined; readonly context: TrackContext },
): readonly PrimaryChange[] {
  const from = before?.primaryRegion;
  const to = sight?.primaryRegion;
  if (from === undefined || to === undefined || from === to) return [];
  return [
    {
      type: 'primary',
      resource,
      at: context.now,
      outcome: 'primary-changed',
      severity: 'critical',
      primary: { from, to },
    },
  ];
}

/** A gone instance takes its Regions with it. */
function takeAlong(
  regions: readonly TrackedRegion[],
  since: Instant,
): { readonly gone: readonly TrackedRegion[]; readonly changes: readonly RegionChange[] } {
  const present = regions.filter((region) => region.presence.type !== 'gone');
  return {
    gone: regions.map(({ unknown: _, ...region }) =>
      region.presence.type === 'gone' ? region : { ...region, presence: { type: 'gone', since } },
    ),
    changes: present.flatMap((region) => endRegion(region, 'instance-gone', since)),
  };
}

interface RegionsPoll extends InstancePoll {
  readonly primary: string | undefined;
}

function trackRegions(
  before: InstanceRecord | undefined,
  { arn, sight, primary }: RegionsPoll,
  context: TrackContext,
): readonly RegionTrack[] {
  const known = new Map((before?.regions ?? []).map((tracked) => [tracked.resource.region, tracked]));
  const names = new Set([...known.keys(), ...(sight?.regions.keys() ?? [])]);
  const deleting = statusInForce(sight?.status, before?.instance) === 'DELETE_IN_PROGRESS';
  return [...names].sort().map((region) => {
    const isPrimary = region === primary;
    return trackRegion(
      { resource: { type: 'region', arn, region }, before: known.get(region) },
      regionSight(region, sight, { isPrimary, deleting }),
      { ...context, isPrimary },
    );
  });
}

function regionSight(
  region: string,
  sight: InstanceSight | undefined,
  { isPrimary, deleting }: { readonly isPrimary: boolean; readonly deleting: boolean },
): Sight<RegionFacts> {
  if (sight === undefined) return { type: 'unproven' };
  const entry = sight.regions.get(region);
  if (entry === undefined) {
    return { type: sight.complete && !isPrimary && !deleting ? 'absent' : 'unproven' };
  }
  // While its instance is being deleted, a Region's status is not decided.
  if (deleting || entry.status === undefined) return { type: 'listed' };
  const { status, addedAt } = entry;
  return { type: 'listed', status, ...(addedAt !== undefined && { addedAt }) };
}

function remembered(regions: readonly TrackedRegion[]): readonly TrackedRegion[] {
  const gone = regions.filter((region) => region.presence.type === 'gone');
  const since = ({ presence }: TrackedRegion): number => (presence.type === 'gone' ? presence.since : 0);
  const forgotten = gone.toSorted((a, b) => since(a) - since(b)).slice(0, -GONE_REGIONS_AT_MOST);
  return regions.filter((region) => !forgotten.includes(region));
}
