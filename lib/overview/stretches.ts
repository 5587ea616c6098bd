import { HISTORY_AT_MOST, type PastChange, type PastEpisode } from '../domain/ledger.ts';
import type { InstanceRecord, TrackedInstance, TrackedRegion } from '../domain/record.ts';
import { type Resource, sameResource } from '../domain/resource.ts';
import { isInstanceStatus, isRegionStatus } from '../domain/status.ts';
import type { Instant } from '../domain/time.ts';
import { type Segment, unseen } from './timeline.ts';

/** A Region or an instance, as one record remembers it. */
export interface Remembered {
  readonly tracked: TrackedRegion | TrackedInstance;
  readonly record: InstanceRecord;
  readonly now: Instant;
}

/** What is known of the status of a Region or an instance: where two overlap, the later of the list is shown. */
export function stretchesOf(remembered: Remembered): readonly Segment[] {
  const { tracked, record, now } = remembered;
  const changes = changesOf(record).filter(({ resource }) => sameResource(resource, tracked.resource));
  const stretches = [...changes.flatMap(endedBy), ...running(remembered)];
  const ends = changes.filter(isEnd);
  return [
    ...neverBefore(changes[0], { stretches, record }),
    ...ends.map((end) => absentAfter(end, nextOf(stretches, end.at, now))),
    ...stretches.filter(({ type }) => type === 'lost'),
    ...stretches.filter((one) => isKnown(one, tracked.resource)),
    // Its status goes on as if nothing had been when the instance is back.
    ...ends.filter(isWithInstance).map((end) => absentAfter(end, instanceBack(record, end.at, now))),
    // A status that this version does not know is shown instead of the known one, which goes on.
    ...stretches.filter((one) => one.type === 'status' && !isKnown(one, tracked.resource)),
    ...(tracked.presence.type === 'missing'
      ? [unseen('not-listed', { from: tracked.presence.since, to: now })]
      : []),
  ];
}

/**
 * Until it appeared, from when its record began: if it had been listed in between, a change would say so. Not once the
 * history has forgotten some.
 */
function neverBefore(
  first: PastChange | undefined,
  { stretches, record }: { readonly stretches: readonly Segment[]; readonly record: InstanceRecord },
): readonly Segment[] {
  const hasAll = record.ledger.history.length < HISTORY_AT_MOST;
  if (first?.outcome !== 'appeared' || first.from !== undefined || !hasAll) return [];
  const from = beganAt(record);
  const to = Math.min(first.at, ...stretches.map((stretch) => stretch.from));
  return to > from ? [{ type: 'absent', from, to, isAtLeast: true }] : [];
}

/** The first poll that the record remembers. What AWS says of a beginning can be older than that. */
export const beganAt = (record: InstanceRecord): Instant =>
  Math.min(
    ...changesOf(record).map(({ at }) => at),
    ...[record.instance, ...record.regions].flatMap(({ episode }) =>
      episode?.clock === 'monitor' ? episode.since : [],
    ),
  );

const changesOf = ({ ledger }: InstanceRecord): readonly PastChange[] =>
  ledger.history.filter((past) => 'resource' in past);

/** What was so until a change. */
const endedBy = ({ from, at }: PastChange): readonly Segment[] =>
  from && isOfStatus(from) ? [stretchOf(from, at)] : [];

/** The other episodes of an instance are true of it whatever its status. */
const isOfStatus = ({ type }: Pick<PastEpisode, 'type'>): boolean =>
  type === 'region' || type === 'instance' || type === 'unknown' || type === 'lost';

const stretchOf = ({ type, status, since, clock }: PastEpisode, to: Instant): Segment => ({
  ...(type === 'lost' ? { type: 'lost' } : { type: 'status', status }),
  from: since,
  to,
  isAtLeast: clock === 'monitor',
});

/** Since when it is gone. An instance that is gone has taken its Regions along, whatever their own records say. */
export const goneSince = ({ tracked, record }: Omit<Remembered, 'now'>): Instant | undefined =>
  [tracked, record.instance].flatMap(({ presence }) => (presence.type === 'gone' ? presence.since : []))[0];

/** What is so now. */
function running({ tracked, record, now }: Remembered): readonly Segment[] {
  const { episode, unknown, lost } = tracked;
  const isGone = goneSince({ tracked, record }) !== undefined;
  return (isGone ? [lost] : [lost, episode, unknown]).flatMap((one) => (one ? [stretchOf(one, now)] : []));
}

const isKnown = (one: Segment, { type }: Resource): boolean =>
  one.type === 'status' && (type === 'region' ? isRegionStatus(one.status) : isInstanceStatus(one.status));

/** The end of a loss is no end of being listed. */
const isEnd = ({ from, to }: PastChange): boolean =>
  to === undefined && from !== undefined && isOfStatus(from) && from.type !== 'lost';

/** A person who settles that an instance is no longer watched ends its Regions, too. */
const isWithInstance = ({ outcome }: PastChange): boolean =>
  outcome === 'instance-gone' || outcome === 'settled';

function absentAfter({ at: from, outcome }: PastChange, to: Instant): Segment {
  if (outcome === 'unlisted') return unseen('regions-left-out', { from, to });
  if (outcome === 'settled') return unseen('asked-elsewhere', { from, to });
  return { type: 'absent', from, to, isAtLeast: false };
}

const nextOf = (stretches: readonly Segment[], after: Instant, now: Instant): Instant =>
  Math.min(now, ...stretches.map(({ from }) => from).filter((from) => from > after));

const instanceBack = (record: InstanceRecord, after: Instant, now: Instant): Instant => {
  const { resource } = record.instance;
  const changes = changesOf(record).filter((one) => sameResource(one.resource, resource));
  const stretches = [...changes.flatMap(endedBy), ...running({ tracked: record.instance, record, now })];
  return nextOf(
    stretches.filter(({ type }) => type === 'status'),
    after,
    now,
  );
};
