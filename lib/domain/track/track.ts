import type { InstanceChange, Outcome, RegionChange, Verdict } from '../change.ts';
import type { Episode, InstanceEpisode, LostEpisode, RegionEpisode, UnknownEpisode } from '../episode.ts';
import type { InstanceSight } from '../observe/observation.ts';
import type { Current, Observed } from '../record.ts';
import type { InstanceResource, RegionResource } from '../resource.ts';
import type { Duration, Instant } from '../time.ts';
import { heldBefore, isTakenAsIntended, lostSince, provedOn, unseen } from './lost.ts';

/** What one poll says of one resource. */
export type Sight<Facts = object> =
  | Listed<Facts>
  | { readonly type: 'absent' }
  /** The poll can't tell. */
  | { readonly type: 'unproven' };

/** `status` may be missing: the resource is there, but in which status the poll doesn't say. */
export type Listed<Facts = object> = { readonly type: 'listed'; readonly status?: string } & Facts;

export interface TrackContext {
  readonly now: Instant;
  readonly interval: Duration;
  /** The Region that the monitor asks. */
  readonly asked: string;
  /** The last `seen` poll before this one that decided the record; absent before the first. */
  readonly lastSeenAt?: Instant;
}

/** An instance as one poll shows it. */
export interface InstancePoll {
  readonly arn: string;
  /** Absent when the poll didn't show it. */
  readonly sight?: InstanceSight | undefined;
  /** Whether an instance that the poll didn't show is absent. */
  readonly provesAbsence: boolean;
}

/** The types that belong to one kind of resource; `facts` is what a poll shows beside the status. */
interface Kind {
  readonly resource: RegionResource | InstanceResource;
  readonly episode: RegionEpisode | InstanceEpisode;
  readonly change: RegionChange | InstanceChange;
  readonly facts: object;
}

/** What tells one kind of resource from another. */
export interface Tracking<K extends Kind> extends TrackContext {
  readonly resource: K['resource'];
  readonly isKnown: (status: string) => status is K['episode']['status'];
  /** `after`: the status that it follows. */
  readonly begin: (
    status: K['episode']['status'],
    facts: K['facts'],
    after: K['episode']['status'] | undefined,
  ) => K['episode'];
  /** The running episode with what is new about it; undefined when another one of the same status has begun. */
  readonly goOn: (running: K['episode'], facts: K['facts']) => K['episode'] | undefined;
  readonly outcome: (from: K['episode'] | undefined, to: K['episode'] | undefined) => Verdict;
  /** How the loss ends, by the status in which the resource is listed again; undefined while it goes on. */
  readonly found: (status: K['episode']['status']) => Verdict | undefined;
  readonly change: (ends: Ends<K['episode']>, verdict: Verdict) => K['change'];
}

/** What a change leads from and to, and when. */
export interface Ends<Episode> {
  readonly from?: Episode | LostEpisode | UnknownEpisode;
  readonly to?: Episode;
  readonly at: Instant;
}

type Before<K extends Kind> = Observed<K['resource'], K['episode']>;

export interface Track<K extends Kind> {
  /** Absent for a resource that was never seen. */
  readonly tracked?: Before<K>;
  readonly changes: readonly K['change'][];
  /** Whether this poll showed the resource's status or completed its absence. */
  readonly decided: boolean;
}

/** An unknown status suspends the known one. While a resource is lost, only the loss counts. */
export function currentOf(
  tracked: Observed<RegionResource | InstanceResource, Episode>,
  isDecided: boolean,
): readonly Current[] {
  const { resource, presence, episode, unknown, lost } = tracked;
  if (lost) return [{ resource, episode: lost, isDecided }];
  if (presence.type === 'gone') return [];
  const known = episode ? [{ resource, episode, isDecided }] : [];
  if (unknown === undefined) return known;
  return [
    { resource, episode: unknown, isDecided },
    ...known.map((one) => ({ ...one, isDecided: false, shownAs: unknown.status })),
  ];
}

/** From what we remembered of a resource and what the poll says of it, to what we know now and what changed. */
export function track<K extends Kind>(
  before: Before<K> | undefined,
  sight: Sight<K['facts']>,
  tracking: Tracking<K>,
): Track<K> {
  switch (sight.type) {
    case 'unproven':
      return unchanged(before);
    case 'absent':
      return absent(before, tracking);
    case 'listed': {
      const { status } = sight;
      if (status === undefined) return withoutStatus(before);
      if (!tracking.isKnown(status)) return inUnknownStatus(before, status, tracking);
      return inKnownStatus(before, { ...sight, status }, tracking);
    }
  }
}

const unchanged = <K extends Kind>(before: Before<K> | undefined): Track<K> => ({
  ...(before && { tracked: before }),
  changes: [],
  decided: false,
});

/** It is there, so no absence is being proved; what is gone stays so until a status begins an episode. */
function withoutStatus<K extends Kind>(before: Before<K> | undefined): Track<K> {
  if (before?.presence.type !== 'missing') return unchanged(before);
  return unchanged({ ...before, presence: { type: 'present' } });
}

function absent<K extends Kind>(before: Before<K> | undefined, tracking: Tracking<K>): Track<K> {
  if (before === undefined) return unchanged(before);
  switch (before.presence.type) {
    case 'gone':
      return before.lost ? stillAbsent(before, before.lost, tracking) : unchanged(before);
    case 'present':
      return unchanged({ ...before, presence: { type: 'missing', since: tracking.now } });
    case 'missing':
      return tracking.now - before.presence.since < tracking.interval / 2
        ? unchanged(before)
        : gone(before, before.presence.since, tracking);
  }
}

/** What was lost before is as lost as before, also if it was listed again meanwhile. */
function gone<K extends Kind>(before: Before<K>, since: Instant, tracking: Tracking<K>): Track<K> {
  const { unknown, lost: lostBefore, ...rest } = before;
  const { episode } = before;
  const verdict = tracking.outcome(episode, undefined);
  const lost = lostBefore
    ? unseen(lostBefore)
    : verdict.outcome === 'lost'
      ? lostSince(since, { of: tracking.resource.type, was: unknown?.status ?? heldBefore(episode) })
      : undefined;
  return {
    tracked: { ...rest, presence: { type: 'gone', since }, ...(lost && { lost }) },
    changes: [
      ...(unknown ? [tracking.change({ from: unknown, at: since }, ended('superseded'))] : []),
      ...(episode ? [tracking.change({ from: episode, at: since }, verdict)] : []),
    ],
    decided: true,
  };
}

function stillAbsent<K extends Kind>(before: Before<K>, lost: LostEpisode, tracking: Tracking<K>): Track<K> {
  const proved = provedOn(lost, tracking.now);
  if (!isTakenAsIntended(proved)) return { tracked: { ...before, lost: proved }, changes: [], decided: true };
  const { lost: _, ...settled } = before;
  return {
    tracked: settled,
    changes: [tracking.change({ from: lost, at: tracking.now }, ended('settled'))],
    decided: true,
  };
}

/** It suspends the episode before, whose clock runs on. */
function inUnknownStatus<K extends Kind>(
  before: Before<K> | undefined,
  status: string,
  { resource, now, change }: Tracking<K>,
): Track<K> {
  const { episode, unknown } = before?.presence.type === 'gone' ? {} : (before ?? {});
  // An instance is found in whatever status it is listed; a Region that was ACTIVE must be that again.
  const found = resource.type === 'instance' ? before?.lost : undefined;
  const lost = found ? undefined : before?.lost;
  return {
    tracked: {
      resource,
      presence: { type: 'present' },
      ...(episode && { episode }),
      unknown: { type: 'unknown', status, since: unknown?.since ?? now, clock: 'monitor' },
      ...(lost && { lost: { ...lost, shownAs: status } }),
    },
    changes: found ? [change({ from: found, at: now }, ended('recovered'))] : [],
    decided: true,
  };
}

function inKnownStatus<K extends Kind>(
  before: Before<K> | undefined,
  listed: Listed<K['facts']> & { readonly status: K['episode']['status'] },
  { resource, now, lastSeenAt, ...tracking }: Tracking<K>,
): Track<K> {
  const running = before?.presence.type === 'gone' ? undefined : before?.episode;
  const same = running?.status === listed.status ? tracking.goOn(running, listed) : undefined;
  // An episode that is begun anew in the same status follows what that one followed.
  const after = running?.status === listed.status ? running.after : running?.status;
  const episode = same ?? tracking.begin(listed.status, listed, after);
  const isFirstSight = before?.episode === undefined && lastSeenAt === undefined;
  const ends = { ...(running && { from: running }), to: episode, at: now };
  const found = before?.lost && tracking.found(listed.status);
  const lost = found ? undefined : before?.lost;
  return {
    tracked: {
      resource,
      presence: { type: 'present' },
      episode,
      ...(lost && { lost: { ...lost, shownAs: listed.status } }),
    },
    changes: [
      ...(before?.unknown ? [tracking.change({ ...ends, from: before.unknown }, ended('recovered'))] : []),
      ...(same || isFirstSight ? [] : [tracking.change(ends, tracking.outcome(running, episode))]),
      ...(before?.lost && found ? [tracking.change({ ...ends, from: before.lost }, found)] : []),
    ],
    decided: true,
  };
}

/** The end of a status that we don't know. */
const ended = (outcome: Outcome): Verdict => ({ outcome, severity: 'info' });
