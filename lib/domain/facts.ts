import type { About, InstanceFacts, SuspendedFacts } from './ledger.ts';
import type { InstanceRecord, TrackedInstance, TrackedRegion } from './record.ts';

/** More would only make a message unreadable and a record large. */
const INSTANCES_AT_MOST = 5;
const ACTIVE_AT_MOST = 12;
const UNFINISHED_AT_MOST = 40;

/** What a message says of the instance that it is about. */
export function instanceFacts(record: Omit<InstanceRecord, 'ledger'>): InstanceFacts {
  const { arn, name, ownerAccountId, primaryRegion } = record;
  return {
    arn,
    ...(name !== undefined && { name }),
    ...(ownerAccountId !== undefined && { ownerAccountId }),
    ...(primaryRegion !== undefined && { primaryRegion }),
    // Whether people can still sign in where the list is left out is not known.
    activeRegions: record.unlisted ? [] : activeRegions(record).toSorted().slice(0, ACTIVE_AT_MOST),
  };
}

/** What a `not-seen` message says of each instance: where to sign in, and which statuses are not watched meanwhile. */
export function suspendedFacts(
  records: readonly InstanceRecord[],
): Pick<About, 'suspended' | 'suspendedOthers'> {
  const suspended = records
    .filter((record) => record.instance.presence.type !== 'gone')
    .map((record) => ({
      ...instanceFacts(record),
      unfinished: [record.instance, ...record.regions].flatMap(unfinishedOf).slice(0, UNFINISHED_AT_MOST),
    }))
    .sort((a, b) => b.unfinished.length - a.unfinished.length);
  const suspendedOthers = suspended.length - INSTANCES_AT_MOST;
  return {
    suspended: suspended.slice(0, INSTANCES_AT_MOST),
    ...(suspendedOthers > 0 && { suspendedOthers }),
  };
}

/** The Regions known to be `ACTIVE`, the primary among them. Of a gone instance: those that were. */
export const activeRegions = ({ regions }: Pick<InstanceRecord, 'regions'>): readonly string[] =>
  regions.filter(isActive).map(({ resource }) => resource.region);

/** An additional `ACTIVE` Region to ask when the primary does not answer. */
export const additionalRegionToAsk = (
  records: readonly InstanceRecord[],
  primary: string,
): string | undefined =>
  records
    .filter(({ instance }) => instance.presence.type !== 'gone')
    .flatMap(activeRegions)
    .filter((region) => region !== primary)
    .sort()[0];

function unfinishedOf(tracked: TrackedRegion | TrackedInstance): SuspendedFacts['unfinished'] {
  const episode = tracked.unknown ?? tracked.episode;
  if (episode === undefined || tracked.presence.type === 'gone' || isActive(tracked)) return [];
  const region = tracked.resource.type === 'region' ? { region: tracked.resource.region } : {};
  return [{ ...region, status: episode.status, since: episode.since }];
}

/** Whether it is there, and `ACTIVE` as far as is known. */
const isActive = ({ presence, episode, unknown, lost }: TrackedRegion | TrackedInstance): boolean =>
  presence.type !== 'gone' && (unknown ?? lost) === undefined && episode?.status === 'ACTIVE';
