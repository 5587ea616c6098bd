import type { InstanceChange, Outcome, RegionChange, Verdict } from '../change.ts';
import type { InstanceEpisode, RegionEpisode, UnknownEpisode } from '../episode.ts';
import type { Observed } from '../record.ts';
import type { InstanceResource, RegionResource } from '../resource.ts';
import type { Duration, Instant } from '../time.ts';

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
  /** The scope's last `seen` poll before this one; absent before the first. */
  readonly lastSeenAt?: Instant;
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
  readonly begin: (status: K['episode']['status'], facts: K['facts']) => K['episode'];
  /** The running episode with what is new about it; undefined when another one of the same status has begun. */
  readonly goOn: (running: K['episode'], facts: K['facts']) => K['episode'] | undefined;
  readonly outcome: (from: K['episode'] | undefined, to: K['episode'] | undefined) => Verdict;
  readonly change: (ends: Ends<K['episode']>, verdict: Verdict) => K['change'];
}

/** What a change leads from and to, and when. */
export interface Ends<Episode> {
  readonly from?: Episode | UnknownEpisode;
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
  if (before === undefined || before.presence.type === 'gone') return unchanged(before);
  if (before.presence.type === 'present') {
    return unchanged({ ...before, presence: { type: 'missing', since: tracking.now } });
  }
  const { since } = before.presence;
  if (tracking.now - since < tracking.interval / 2) return unchanged(before);
  const { unknown, ...rest } = before;
  const { episode } = before;
  return {
    tracked: { ...rest, presence: { type: 'gone', since } },
    changes: [
      ...(unknown ? [tracking.change({ from: unknown, at: since }, ended('superseded'))] : []),
      ...(episode
        ? [tracking.change({ from: episode, at: since }, tracking.outcome(episode, undefined))]
        : []),
    ],
    decided: true,
  };
}

/** It suspends the episode before, whose clock runs on. */
function inUnknownStatus<K extends Kind>(
  before: Before<K> | undefined,
  status: string,
  { resource, now }: Tracking<K>,
): Track<K> {
  const { episode, unknown } = before?.presence.type === 'gone' ? {} : (before ?? {});
  return {
    tracked: {
      resource,
      presence: { type: 'present' },
      ...(episode && { episode }),
      unknown: { type: 'unknown', status, since: unknown?.since ?? now, clock: 'monitor' },
    },
    changes: [],
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
  const episode = same ?? tracking.begin(listed.status, listed);
  const isFirstSight = before?.episode === undefined && lastSeenAt === undefined;
  const ends = { ...(running && { from: running }), to: episode, at: now };
  return {
    tracked: { resource, presence: { type: 'present' }, episode },
    changes: [
      ...(before?.unknown ? [tracking.change({ ...ends, from: before.unknown }, ended('recovered'))] : []),
      ...(same || isFirstSight ? [] : [tracking.change(ends, tracking.outcome(running, episode))]),
    ],
    decided: true,
  };
}

/** The end of a status that we don't know. */
const ended = (outcome: Outcome): Verdict => ({ outcome, severity: 'info' });
