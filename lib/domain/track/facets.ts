import type { FacetEpisode, InstanceChange, Outcome } from '../change.ts';
import type { PrimaryEpisode, UnlistedEpisode, UnwatchedEpisode } from '../episode.ts';
import { additionalRegions, isBeingDeleted, mayBeOver } from '../observe/left-out-regions.ts';
import type { Current, InstanceRecord } from '../record.ts';
import type { InstanceResource } from '../resource.ts';
import { HOUR, type Instant } from '../time.ts';
import type { InstancePoll, TrackContext } from './track.ts';

/** What is true of an instance beside its status: where it is shown, which Region is its primary, and what it leaves out. */
export interface Facets {
  readonly primary?: PrimaryEpisode;
  readonly unwatched?: UnwatchedEpisode;
  readonly unlisted?: UnlistedEpisode;
}

export interface FacetsTrack {
  readonly facets: Facets;
  readonly changes: readonly InstanceChange[];
  readonly current: readonly Current[];
}

interface FacetTrack<E extends FacetEpisode> {
  readonly episode?: E;
  readonly changes: readonly InstanceChange[];
  readonly current: readonly Current[];
}

export function trackFacets(
  before: InstanceRecord | undefined,
  poll: InstancePoll,
  context: TrackContext,
): FacetsTrack {
  const primary = trackPrimary(before, poll, context);
  const unwatched = trackUnwatched(before, poll, context);
  const unlisted = trackUnlisted(before, poll, context);
  const all = [primary, unwatched, unlisted];
  return {
    facets: {
      ...(primary.episode && { primary: primary.episode }),
      ...(unwatched.episode && { unwatched: unwatched.episode }),
      ...(unlisted.episode && { unlisted: unlisted.episode }),
    },
    changes: all.flatMap(({ changes }) => changes),
    current: all.flatMap(({ current }) => current),
  };
}

/** An instance that is gone has no facets. */
export function endFacets(record: InstanceRecord, outcome: Outcome, at: Instant): readonly InstanceChange[] {
  const { primary, unwatched, unlisted } = record;
  return [primary, unwatched, unlisted].flatMap((from) => endOfInstance(record, from, { outcome, at }));
}

/** The end of one of the things that are true of an instance; nothing when it was not. */
export const endOfInstance = (
  { arn }: Pick<InstanceRecord, 'arn'>,
  from: InstanceChange['from'],
  { outcome, at }: { readonly outcome: Outcome; readonly at: Instant },
): readonly InstanceChange[] =>
  from ? [{ type: 'instance', resource: resourceOf({ arn }), from, at, outcome, severity: 'info' }] : [];

/** AWS says that a primary Region can't be changed, and the monitor asks the one that it was told. */
function trackPrimary(
  before: InstanceRecord | undefined,
  poll: InstancePoll,
  context: TrackContext,
): FacetTrack<PrimaryEpisode> {
  const running = before?.primary;
  const named = poll.sight?.primaryRegion;
  if (named === undefined) return goesOn(running, { poll, isDecided: false });
  if (named === running?.status && named !== context.asked) return goesOn(running, { poll, isDecided: true });
  const episode = named === context.asked ? undefined : primaryElsewhere(before, named, context);
  const track = goesOn(episode, { poll, isDecided: true });
  if (running === undefined && episode === undefined) return track;
  const ends = { ...(running && { from: running }), ...(episode && { to: episode }), at: context.now };
  const outcome = episode ? 'primary-changed' : 'recovered';
  const resource = resourceOf(poll);
  return { ...track, changes: [{ type: 'instance', resource, ...ends, outcome, severity: 'info' }] };
}

function primaryElsewhere(
  before: InstanceRecord | undefined,
  named: string,
  { asked, now }: TrackContext,
): PrimaryEpisode {
  // While the monitor asks another Region than before, it is not known when it changed.
  const was = before?.shownIn === asked && before.primaryRegion !== named ? before.primaryRegion : undefined;
  return { type: 'primary', status: named, since: now, clock: 'monitor', ...(was !== undefined && { was }) };
}

/** Absence at another Region than the one at which it was shown last proves nothing about an instance. */
function trackUnwatched(
  before: InstanceRecord | undefined,
  poll: InstancePoll,
  { asked, now }: TrackContext,
): FacetTrack<UnwatchedEpisode> {
  const running = before?.unwatched;
  const moved = before !== undefined && mayStillExist(before) && before.shownIn !== asked;
  if (poll.sight || (running && !moved && poll.provesAbsence)) {
    const outcome = poll.sight ? 'recovered' : 'superseded';
    return { changes: endOfInstance(poll, running, { outcome, at: now }), current: [] };
  }
  if (!poll.provesAbsence || !moved) return goesOn(running, { poll, isDecided: false });
  const { shownIn } = before;
  const begun = { type: 'unwatched', status: 'UNWATCHED', since: now, clock: 'monitor', shownIn } as const;
  return goesOn(running ?? begun, { poll, isDecided: true });
}

const mayStillExist = ({ instance: { presence, lost } }: InstanceRecord): boolean =>
  presence.type !== 'gone' || lost !== undefined;

/** For so long, and in so many polls, the list must be left out before a Region on its way in or out counts as gone. */
const LEFT_OUT_FOR = HOUR;
const LEFT_OUT_POLLS = 3;

/** Whether a Region on its way in or out, the only additional one, counts as gone. */
export const isLeftOutForGood = ({ polls, since }: UnlistedEpisode, now: Instant): boolean =>
  polls >= LEFT_OUT_POLLS && now - since >= LEFT_OUT_FOR;

function trackUnlisted(
  before: InstanceRecord | undefined,
  poll: InstancePoll,
  { now }: TrackContext,
): FacetTrack<UnlistedEpisode> {
  const { sight } = poll;
  const running = before?.unlisted;
  if (before === undefined) return { changes: [], current: [] };
  if (sight === undefined) return goesOn(running, { poll, isDecided: false });
  if (sight.regions || additionalRegions(before, sight.primaryRegion).length === 0) {
    const outcome = sight.regions ? 'recovered' : 'superseded';
    return { changes: endOfInstance(poll, running, { outcome, at: now }), current: [] };
  }
  if (isBeingDeleted(sight.status, before.instance)) return goesOn(running, { poll, isDecided: false });
  const episode: UnlistedEpisode = {
    ...(running ?? { type: 'unlisted', status: 'UNLISTED', since: now, clock: 'monitor' }),
    polls: Math.min(LEFT_OUT_POLLS, (running?.polls ?? 0) + 1),
  };
  // A Region on its way in or out is told of by itself.
  return goesOn(episode, { poll, isDecided: !mayBeOver(before, sight.primaryRegion) });
}

interface FacetPoll {
  readonly poll: InstancePoll;
  readonly isDecided: boolean;
}

/** A poll that neither shows an instance nor proves anything says nothing of it, so nobody is reminded either. */
function goesOn<E extends FacetEpisode>(
  episode: E | undefined,
  { poll, isDecided }: FacetPoll,
): FacetTrack<E> {
  if (episode === undefined) return { changes: [], current: [] };
  const isSpokenOf = isDecided || poll.sight !== undefined;
  return {
    episode,
    changes: [],
    current: isSpokenOf ? [{ resource: resourceOf(poll), episode, isDecided }] : [],
  };
}

const resourceOf = ({ arn }: Pick<InstancePoll, 'arn'>): InstanceResource => ({ type: 'instance', arn });
