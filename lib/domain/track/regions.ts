import type { RegionChange } from '../change.ts';
import type { UnlistedEpisode } from '../episode.ts';
import { isBeingDeleted, mayBeOver } from '../observe/left-out-regions.ts';
import type { InstanceSight } from '../observe/observation.ts';
import type { InstanceRecord, TrackedRegion } from '../record.ts';
import type { Instant } from '../time.ts';
import { type Facets, isLeftOutForGood } from './facets.ts';
import { lostSince } from './lost.ts';
import { UNLISTED, VANISHED } from './outcomes.ts';
import { endRegion, type RegionFacts, type RegionTrack, trackRegion } from './region.ts';
import type { InstancePoll, Sight, TrackContext } from './track.ts';

/** More than AWS has Regions; the oldest gone ones are forgotten first. */
const GONE_REGIONS_AT_MOST = 50;

interface RegionsPoll extends InstancePoll {
  readonly primary: string | undefined;
  readonly facets: Facets;
}

export function trackRegions(
  before: InstanceRecord | undefined,
  { arn, sight, primary, facets }: RegionsPoll,
  context: TrackContext,
): readonly RegionTrack[] {
  const known = new Map((before?.regions ?? []).map((tracked) => [tracked.resource.region, tracked]));
  const names = new Set([...known.keys(), ...(sight?.regions?.keys() ?? [])]);
  const deleting = sight !== undefined && isBeingDeleted(sight.status, before?.instance);
  const over =
    sight && before && mayBeOver(before, primary) ? leftOutForGood(facets, context.now) : undefined;
  return [...names].sort().map((region) => {
    const isPrimary = region === primary;
    const tracked = known.get(region);
    if (over && !isPrimary && tracked && tracked.presence.type !== 'gone') return goneUnseen(tracked, over);
    return trackRegion(
      { resource: { type: 'region', arn, region }, before: tracked },
      regionSight(region, sight, { isPrimary, deleting }),
      { ...context, isPrimary },
    );
  });
}

/** The episode in which AWS has left the list out for so long that it lists no Regions any more. */
const leftOutForGood = ({ unlisted }: Facets, now: Instant): UnlistedEpisode | undefined =>
  unlisted && isLeftOutForGood(unlisted, now) ? unlisted : undefined;

/** Nobody knows whether the removal is finished, and an add has not. */
function goneUnseen(region: TrackedRegion, { since }: UnlistedEpisode): RegionTrack {
  const verdict = region.episode?.status === 'ADDING' ? VANISHED : UNLISTED;
  const changes = endRegion(region, verdict, since);
  return { tracked: { ...region, presence: { type: 'gone', since } }, changes, decided: true };
}

function regionSight(
  region: string,
  sight: InstanceSight | undefined,
  { isPrimary, deleting }: { readonly isPrimary: boolean; readonly deleting: boolean },
): Sight<RegionFacts> {
  if (sight?.regions === undefined) return { type: 'unproven' };
  const entry = sight.regions.get(region);
  if (entry === undefined) {
    return { type: sight.provesRegions && !isPrimary && !deleting ? 'absent' : 'unproven' };
  }
  // While its instance is being deleted, a Region's status is not decided.
  if (deleting || entry.status === undefined) return { type: 'listed' };
  const { status, addedAt } = entry;
  return { type: 'listed', status, ...(addedAt !== undefined && { addedAt }) };
}

/** What is kept of them. */
export function remembered(regions: readonly TrackedRegion[]): readonly TrackedRegion[] {
  const gone = regions.filter(({ presence, lost }) => presence.type === 'gone' && lost === undefined);
  const since = ({ presence }: TrackedRegion): number => (presence.type === 'gone' ? presence.since : 0);
  const forgotten = gone.toSorted((a, b) => since(a) - since(b)).slice(0, -GONE_REGIONS_AT_MOST);
  return regions.filter((region) => !forgotten.includes(region));
}

/**
 * A Region after its instance went. One that was `ACTIVE` is compared with that when its instance is back, and so is one
 * that was lost.
 */
export function takenAlong(region: TrackedRegion, since: Instant): TrackedRegion {
  const { unknown: _, lost, ...rest } = region;
  const gone = { ...rest, presence: { type: 'gone', since } } as const;
  // If it is not there when the instance is back, that is told anew, and not under the id that was closed.
  if (lost) return { ...gone, lost: lostSince(since, { of: 'region', was: lost.was }) };
  if (region.presence.type === 'gone') return rest;
  return region.episode?.status === 'ACTIVE' ? { ...rest, presence: { type: 'present' } } : gone;
}

export function endWithInstance(
  region: TrackedRegion,
  outcome: 'instance-gone' | 'settled',
  since: Instant,
): readonly RegionChange[] {
  const verdict = { outcome, severity: 'info' } as const;
  if (region.presence.type !== 'gone') return endRegion(region, verdict, since);
  const { resource, presence, lost } = region;
  return lost ? endRegion({ resource, presence, lost }, verdict, since) : [];
}
