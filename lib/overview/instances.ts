import { isSettled } from '../domain/conditions.ts';
import type { InstanceRecord, ScopeRecord } from '../domain/record.ts';
import { instanceId } from '../domain/resource.ts';
import type { Tone } from '../messages/tone.ts';
import { forgotten } from './gaps.ts';
import { behindSince, instanceHidden, isDeleting, regionsHidden } from './hidden.ts';
import type { OpenIncident } from './incidents.ts';
import { type Outlook, type Track, trackOf } from './tracks.ts';
import { byTone, worstOf } from './worst.ts';

/** An instance, with what has a status in it. */
export interface InstanceOverview {
  readonly arn: string;
  /** Its name, or its id when it has none. */
  readonly name: string;
  readonly tone: Tone;
  readonly itself: Track;
  /** The primary Region, if it is not the one that the monitor asks and nobody has settled that. */
  readonly primaryElsewhere?: string;
  /** The primary first, and what is gone last. */
  readonly regions: readonly Track[];
}

export function instanceOverview(
  record: InstanceRecord,
  scope: ScopeRecord | undefined,
  outlook: Outlook,
): InstanceOverview {
  const ofItself = {
    ...outlook,
    gaps: [...instanceHidden(record, scope, outlook), ...outlook.gaps, ...forgotten(record, scope, outlook)],
    isSeen:
      outlook.isSeen &&
      record.unwatched === undefined &&
      behindSince(record.arn, scope, outlook) === undefined,
  };
  const ofRegions = {
    ...ofItself,
    gaps: [...regionsHidden(record, outlook.now), ...ofItself.gaps],
    isSeen:
      ofItself.isSeen &&
      record.instance.presence.type !== 'missing' &&
      record.unlisted === undefined &&
      !isDeleting(record.instance),
  };
  const itself = trackOf(record.instance, record, ofItself);
  const regions = record.regions
    .map((region) => trackOf(region, record, ofRegions))
    .filter(isToBeShown)
    .toSorted(
      (a, b) =>
        Number(b.isPrimary) - Number(a.isPrimary) ||
        Number(isAbsent(a)) - Number(isAbsent(b)) ||
        a.name.localeCompare(b.name, 'en'),
    );
  const elsewhere = record.primary && !isSettled(record.primary) ? record.primary.status : undefined;
  return {
    arn: record.arn,
    name: record.name || instanceId(record.arn),
    tone: worstOf([
      elsewhere === undefined ? 'good' : 'info',
      ...[itself, ...regions].map(({ tone }) => tone),
    ]),
    itself,
    ...(elsewhere !== undefined && { primaryElsewhere: elsewhere }),
    regions,
  };
}

/** For sorting: as their incidents are sorted, and then by name. */
export const worseFirst =
  (incidents: readonly OpenIncident[]) =>
  (a: InstanceOverview, b: InstanceOverview): number =>
    byTone(a, b) ||
    firstIn(incidents, a) - firstIn(incidents, b) ||
    a.name.localeCompare(b.name, 'en', { numeric: true });

function firstIn(incidents: readonly OpenIncident[], { arn }: InstanceOverview): number {
  const index = incidents.findIndex(({ resource }) => 'arn' in resource && resource.arn === arn);
  return index === -1 ? incidents.length : index;
}

const isAbsent = ({ state }: Pick<Track, 'state'>): boolean => state.phase.type === 'absent';

/** One that is gone, as it should be, is shown as long as the timelines show that it was there. */
export const isInRange = ({ itself, regions }: InstanceOverview): boolean =>
  [itself, ...regions].some(isToBeShown);

/** What is gone is shown as long as something about it is open, or the timeline shows that it was there. */
const isToBeShown = ({ state, marks, segments }: Track): boolean =>
  !isAbsent({ state }) || marks.length > 0 || segments.some(({ type }) => type === 'status');
