import type { Change, InstanceChange } from '../change.ts';
import type { InstanceEpisode } from '../episode.ts';
import type { InstanceSight } from '../observe/observation.ts';
import type { Current, InstanceRecord, TrackedInstance } from '../record.ts';
import type { InstanceResource } from '../resource.ts';
import { isInstanceStatus } from '../status.ts';
import { cutToBytes } from '../text.ts';
import type { Instant } from '../time.ts';
import { endFacets, trackFacets } from './facets.ts';
import { outcomeOfInstance, outcomeOfLostInstance } from './outcomes.ts';
import type { RegionTrack } from './region.ts';
import { endWithInstance, remembered, takenAlong, trackRegions } from './regions.ts';
import { currentOf, type InstancePoll, type Sight, type Track, type TrackContext, track } from './track.ts';

/** AWS allows 255 characters. */
const NAME_BYTES = 256;
const STATUS_REASON_BYTES = 1024;

export interface InstanceTrack {
  readonly record: Omit<InstanceRecord, 'ledger'>;
  readonly changes: readonly Change[];
  /** What can be told of now. */
  readonly current: readonly Current[];
}

/** An instance and its Regions, from what was remembered and what the poll showed. */
export function trackInstance(
  before: InstanceRecord | undefined,
  poll: InstancePoll,
  context: TrackContext,
): InstanceTrack {
  const { arn } = poll;
  const resource = { type: 'instance', arn } as const;
  const instance = trackItself(resource, before, { poll, context });
  const tracked: TrackedInstance = instance.tracked ?? { resource, presence: { type: 'present' } };
  // What is gone is not back before it is shown in a status.
  const shown = tracked.presence.type === 'gone' ? { ...poll, sight: undefined } : poll;
  const { sight } = shown;
  const known = {
    type: 'instance',
    arn,
    ...identity(before, sight, context.asked),
    instance: tracked,
  } as const;
  const itself = currentOf(tracked, instance.decided).filter(
    ({ isDecided }) => isDecided || sight !== undefined,
  );
  if (before && tracked.presence.type === 'gone' && before.instance.presence.type !== 'gone') {
    const { since } = tracked.presence;
    return withAllThatIsGone(before, { instance, record: known, current: itself, since });
  }
  const facets = trackFacets(before, shown, context);
  const regions = trackRegions(
    before,
    { ...shown, primary: known.primaryRegion, facets: facets.facets },
    withoutUnseen(context, before),
  );
  return {
    record: {
      ...known,
      ...facets.facets,
      regions: remembered(regions.flatMap((region) => region.tracked ?? [])),
    },
    changes: [...instance.changes, ...facets.changes, ...regions.flatMap((region) => region.changes)],
    current: [...itself, ...facets.current, ...regions.flatMap((region) => currentOfRegion(region, sight))],
  };
}

/** Polls that showed neither the instance nor its Regions say nothing of when an add began. */
function withoutUnseen(
  { lastSeenAt, ...context }: TrackContext,
  before: InstanceRecord | undefined,
): TrackContext {
  const unseenSince = [before?.unwatched, before?.unlisted].flatMap((episode) => episode?.since ?? []);
  return {
    ...context,
    ...(lastSeenAt !== undefined && { lastSeenAt: Math.min(lastSeenAt, ...unseenSince) }),
  };
}

/** A Region is told of while its instance is shown, and is only reminded of when the poll does not decide it. */
const currentOfRegion = (
  { tracked, decided }: RegionTrack,
  sight: InstanceSight | undefined,
): readonly Current[] => (sight && tracked ? currentOf(tracked, decided) : []);

interface Gone extends Pick<InstanceTrack, 'current'> {
  readonly record: Omit<InstanceRecord, 'ledger' | 'regions'>;
  readonly instance: Track<Instance>;
  readonly since: Instant;
}

/** A gone instance takes its Regions along, and all else that was true of it. */
function withAllThatIsGone(
  before: InstanceRecord,
  { record, instance, current, since }: Gone,
): InstanceTrack {
  return {
    record: { ...record, regions: before.regions.map((region) => takenAlong(region, since)) },
    changes: [
      ...instance.changes,
      ...endFacets(before, 'instance-gone', since),
      ...before.regions.flatMap((region) => endWithInstance(region, 'instance-gone', since)),
    ],
    current,
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
  before: InstanceRecord | undefined,
  { poll, context }: { readonly poll: InstancePoll; readonly context: TrackContext },
): Track<Instance> {
  return track<Instance>(before?.instance, instanceSight(poll, isWatched(before, context)), {
    ...context,
    resource,
    isKnown: isInstanceStatus,
    begin: (status, facts, after) => ({
      type: 'instance',
      status,
      ...(after !== undefined && { after }),
      since: context.now,
      clock: 'monitor',
      ...reasonOf(facts),
    }),
    goOn: (running, facts) => ({ ...running, ...reasonOf(facts) }),
    outcome: (from, to) => outcomeOfInstance(from?.status, to?.status),
    found: outcomeOfLostInstance,
    change: (ends, verdict) => ({ type: 'instance', resource, ...ends, ...verdict }),
  });
}

/** Whether the monitor asks where the instance was shown last. */
const isWatched = (before: InstanceRecord | undefined, { asked }: TrackContext): boolean =>
  before?.shownIn === asked;

function instanceSight({ sight, provesAbsence }: InstancePoll, watched: boolean): Sight<Instance['facts']> {
  if (sight === undefined) return { type: provesAbsence && watched ? 'absent' : 'unproven' };
  const { status, statusReason } = sight;
  return {
    type: 'listed',
    ...(status !== undefined && { status }),
    ...(statusReason !== undefined && { statusReason }),
  };
}

const reasonOf = ({ statusReason }: Instance['facts']): Instance['facts'] =>
  statusReason === undefined ? {} : { statusReason: cutToBytes(statusReason, STATUS_REASON_BYTES) };

/** What AWS told last, and where. */
function identity(before: InstanceRecord | undefined, sight: InstanceSight | undefined, asked: string) {
  const name = sight?.name === undefined ? before?.name : cutToBytes(sight.name, NAME_BYTES);
  const ownerAccountId = sight?.ownerAccountId ?? before?.ownerAccountId;
  const primaryRegion = sight?.primaryRegion ?? before?.primaryRegion;
  return {
    ...(name !== undefined && { name }),
    ...(ownerAccountId !== undefined && { ownerAccountId }),
    ...(primaryRegion !== undefined && { primaryRegion }),
    shownIn: sight ? asked : (before?.shownIn ?? asked),
  };
}
