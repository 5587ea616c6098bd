import { type InstanceSight, provesAbsence, statusInForce } from '../observe/observation.ts';
import type { Change, InstanceRecord, Tracked } from '../record.ts';
import type { InstanceResource, RegionResource, ScopeStatus } from '../resource.ts';
import { cutToBytes } from '../text.ts';
import type { Instant } from '../time.ts';
import { endWith, type Sight, type Track, type TrackContext, track } from './track.ts';

/** AWS allows 255 characters. */
const NAME_BYTES = 256;

/** More than AWS has Regions; the oldest gone ones are forgotten first. */
const GONE_REGIONS_KEPT = 50;

export interface TrackedInstance {
  readonly record: Omit<InstanceRecord, 'ledger'>;
  readonly changes: readonly Change[];
  /** What this poll decided. */
  readonly current: readonly Tracked[];
}

/** An instance and its Regions, from what was remembered and what the poll showed. Without a `sight` the poll didn't show it. */
export function trackInstance(
  arn: string,
  before: InstanceRecord | undefined,
  sight: InstanceSight | undefined,
  poll: ScopeStatus,
  context: TrackContext,
): TrackedInstance {
  const resource = { type: 'instance', arn } as const;
  const instance = track(before?.instance, resource, instanceSight(sight, poll), context);
  const tracked: Tracked<InstanceResource> = instance.tracked ?? { resource, presence: { type: 'present' } };
  const record = { type: 'instance', arn, ...identity(before, sight), instance: tracked } as const;
  const primary = primaryChange(resource, before, sight, context);
  if (tracked.presence.type === 'gone') {
    const regions = takeAlong(before?.regions ?? [], tracked.presence.since);
    return {
      record: { ...record, regions: regions.gone },
      changes: [...instance.changes, ...primary, ...regions.changes],
      current: [],
    };
  }
  const regions = trackRegions(arn, before, sight, record.primaryRegion, context);
  const current = [instance, ...regions].filter((region) => region.decided);
  return {
    record: { ...record, regions: remembered(regions.flatMap((region) => region.tracked ?? [])) },
    changes: [...instance.changes, ...primary, ...regions.flatMap((region) => region.changes)],
    current: current.flatMap((region) => region.tracked ?? []),
  };
}

function instanceSight(sight: InstanceSight | undefined, poll: ScopeStatus): Sight {
  if (sight === undefined) return { type: provesAbsence(poll) ? 'absent' : 'unproven' };
  const { status, statusReason } = sight;
  return {
    type: 'shown',
    ...(status !== undefined && { status }),
    ...(statusReason !== undefined && { statusReason }),
  };
}

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
  sight: InstanceSight | undefined,
  { now }: TrackContext,
): readonly Change[] {
  const from = before?.primaryRegion;
  const to = sight?.primaryRegion;
  if (from === undefined || to === undefined || from === to) return [];
  return [{ resource, at: now, outcome: 'primary-changed', severity: 'critical', primary: { from, to } }];
}

/** A gone instance takes its Regions with it. */
function takeAlong(
  regions: readonly Tracked<RegionResource>[],
  since: Instant,
): { readonly gone: readonly Tracked<RegionResource>[]; readonly changes: readonly Change[] } {
  const present = regions.filter((region) => region.presence.type !== 'gone');
  return {
    gone: regions.map(({ unknown: _, ...region }) =>
      region.presence.type === 'gone' ? region : { ...region, presence: { type: 'gone', since } },
    ),
    changes: present.flatMap((region) => endWith(region, 'instance-gone', since)),
  };
}

function trackRegions(
  arn: string,
  before: InstanceRecord | undefined,
  sight: InstanceSight | undefined,
  primaryRegion: string | undefined,
  context: TrackContext,
): readonly Track<RegionResource>[] {
  const known = new Map((before?.regions ?? []).map((tracked) => [tracked.resource.region, tracked]));
  const names = new Set([...known.keys(), ...(sight?.regions.keys() ?? [])]);
  const deleting = statusInForce(sight?.status, before?.instance) === 'DELETE_IN_PROGRESS';
  return [...names]
    .sort()
    .map((region) =>
      track(
        known.get(region),
        { type: 'region', arn, region },
        regionSight(region, sight, region === primaryRegion, deleting),
        { ...context, primary: region === primaryRegion },
      ),
    );
}

function regionSight(
  region: string,
  sight: InstanceSight | undefined,
  primary: boolean,
  deleting: boolean,
): Sight {
  if (sight === undefined) return { type: 'unproven' };
  const entry = sight.regions.get(region);
  if (entry === undefined) return { type: sight.complete && !primary && !deleting ? 'absent' : 'unproven' };
  // While its instance is being deleted, a Region's status is not decided.
  if (deleting || entry.status === undefined) return { type: 'shown' };
  const { status, addedAt } = entry;
  return { type: 'shown', status, ...(addedAt !== undefined && { addedAt }) };
}

function remembered(regions: readonly Tracked<RegionResource>[]): readonly Tracked<RegionResource>[] {
  const gone = regions.filter((region) => region.presence.type === 'gone');
  const since = (region: Tracked): number => (region.presence.type === 'gone' ? region.presence.since : 0);
  const forgotten = gone.toSorted((a, b) => since(a) - since(b)).slice(0, -GONE_REGIONS_KEPT);
  return regions.filter((region) => !forgotten.includes(region));
}
