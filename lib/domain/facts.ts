import type { About, InstanceFacts, SuspendedFacts } from './ledger.ts';
import type { InstanceRecord, TrackedInstance, TrackedRegion } from './record.ts';

/** More would only make a message unreadable and a record large. */
const INSTANCES_TOLD = 5;
const ACTIVE_TOLD = 12;
const PENDING_TOLD = 40;

/** What a message says of the instance that it is about. */
export function instanceFacts(record: Omit<InstanceRecord, 'ledger'>): InstanceFacts {
  const { arn, name, ownerAccountId, primaryRegion } = record;
  return {
    arn,
    ...(name !== undefined && { name }),
    ...(ownerAccountId !== undefined && { ownerAccountId }),
    ...(primaryRegion !== undefined && { primaryRegion }),
    activeRegions: activeRegions(record).toSorted().slice(0, ACTIVE_TOLD),
  };
}

/** What a message about a scope that is not seen says of the instances: where to sign in, and what can't be told now. */
export function suspendedFacts(
  records: readonly InstanceRecord[],
): Pick<About, 'suspended' | 'suspendedOthers'> {
  const suspended = records
    .filter((record) => record.instance.presence.type !== 'gone')
    .map((record) => ({
      ...instanceFacts(record),
      pending: [record.instance, ...record.regions].flatMap(pendingOf).slice(0, PENDING_TOLD),
    }))
    .sort((a, b) => b.pending.length - a.pending.length);
  const suspendedOthers = suspended.length - INSTANCES_TOLD;
  return {
    suspended: suspended.slice(0, INSTANCES_TOLD),
    ...(suspendedOthers > 0 && { suspendedOthers }),
  };
}

/** The Regions known to be `ACTIVE`, the primary among them. */
export const activeRegions = ({ regions }: Pick<InstanceRecord, 'regions'>): readonly string[] =>
  regions.filter(isActive).map(({ resource }) => resource.region);

/** Whom to ask when the primary Region's endpoint is silent: one additional Region known to be `ACTIVE`. */
export const additionalRegionToAsk = (
  records: readonly InstanceRecord[],
  primary: string,
): string | undefined =>
  records
    .flatMap(activeRegions)
    .filter((region) => region !== primary)
    .sort()[0];

const isActive = ({ presence, episode, unknown }: TrackedRegion | TrackedInstance): boolean =>
  presence.type !== 'gone' && unknown === undefined && episode?.status === 'ACTIVE';

function pendingOf(tracked: TrackedRegion | TrackedInstance): SuspendedFacts['pending'] {
  const episode = tracked.unknown ?? tracked.episode;
  if (episode === undefined || tracked.presence.type === 'gone' || isActive(tracked)) return [];
  const region = tracked.resource.type === 'region' ? { region: tracked.resource.region } : {};
  return [{ ...region, status: episode.status, since: episode.since }];
}
