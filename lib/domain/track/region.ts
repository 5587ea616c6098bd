import type { RegionChange, Verdict } from '../change.ts';
import type { RegionEpisode } from '../episode.ts';
import type { TrackedRegion } from '../record.ts';
import type { RegionResource } from '../resource.ts';
import { isRegionStatus } from '../status.ts';
import type { Instant } from '../time.ts';
import { outcomeOfLostRegion, outcomeOfRegion } from './outcomes.ts';
import { type Sight, type TrackContext, track } from './track.ts';

/** What a poll shows of a Region beside its status. */
export interface RegionFacts {
  /** `AddedDate`. */
  readonly addedAt?: Instant;
}

export interface RegionContext extends TrackContext {
  /** Whether it is the primary Region of its instance. */
  readonly isPrimary: boolean;
}

export interface RegionTrack {
  /** Absent for a Region that was never seen. */
  readonly tracked?: TrackedRegion;
  readonly changes: readonly RegionChange[];
  readonly decided: boolean;
}

interface Region {
  readonly resource: RegionResource;
  readonly episode: RegionEpisode;
  readonly change: RegionChange;
  readonly facts: RegionFacts;
}

export function trackRegion(
  remembered: { readonly resource: RegionResource; readonly before: TrackedRegion | undefined },
  sight: Sight<RegionFacts>,
  context: RegionContext,
): RegionTrack {
  const { resource, before } = remembered;
  const { now, isPrimary } = context;
  const { tracked, ...rest } = track<Region>(before, sight, {
    ...context,
    resource,
    isKnown: isRegionStatus,
    begin: (status, facts, after) => ({
      ...begun({ status, addedAt: addedAtOf(status, facts, now) }, before, context),
      ...(after !== undefined && { after }),
      ...(isPrimary && { isPrimary }),
    }),
    goOn: (running, facts) => continued(running, addedAtOf(running.status, facts, now), isPrimary),
    outcome: outcomeOfRegion,
    found: outcomeOfLostRegion,
    change: (ends, verdict) => ({ type: 'region', resource, ...ends, ...verdict }),
  });
  return { ...(tracked && { tracked: withAgedFrom(tracked, before) }), ...rest };
}

/** Ends a Region's episodes when something else decided the outcome. */
export function endRegion(
  { resource, unknown, episode, lost }: TrackedRegion,
  verdict: Verdict,
  at: Instant,
): readonly RegionChange[] {
  return [unknown, episode, lost].flatMap((from): readonly RegionChange[] =>
    from ? [{ type: 'region', resource, from, at, ...verdict }] : [],
  );
}

/** `AddedDate` counts only while `ADDING`. One in the future is ignored. */
const addedAtOf = (
  status: RegionEpisode['status'],
  { addedAt }: RegionFacts,
  now: Instant,
): Instant | undefined =>
  status === 'ADDING' && addedAt !== undefined && addedAt <= now ? addedAt : undefined;

/** Two known `AddedDate`s of one `ADDING` differ: the workflow was started anew between two polls. */
function continued(
  { isPrimary: _, ...running }: RegionEpisode,
  addedAt: Instant | undefined,
  isPrimary: boolean,
): RegionEpisode | undefined {
  if (running.addedAt !== undefined && addedAt !== undefined && running.addedAt !== addedAt) return undefined;
  const known = running.addedAt ?? addedAt;
  return { ...running, ...(isPrimary && { isPrimary }), ...(known !== undefined && { addedAt: known }) };
}

function begun(
  { status, addedAt }: { readonly status: RegionEpisode['status']; readonly addedAt: Instant | undefined },
  before: TrackedRegion | undefined,
  context: TrackContext,
): RegionEpisode {
  const trusted = addedAt !== undefined && mayHaveBegunAt(addedAt, before, context) ? addedAt : undefined;
  return {
    type: 'region',
    status,
    since: trusted ?? context.now,
    clock: trusted === undefined ? 'monitor' : 'aws',
    ...(addedAt !== undefined && { addedAt }),
  };
}

/** A known Region can't have started to be added before it was last seen in another status, nor at the start of an earlier add. */
function mayHaveBegunAt(
  addedAt: Instant,
  before: TrackedRegion | undefined,
  { lastSeenAt }: TrackContext,
): boolean {
  if (before?.agedFrom === addedAt) return false;
  if (before?.episode === undefined) return true;
  if (before.presence.type === 'gone' && addedAt < before.presence.since) return false;
  // Two that began to be added at one instant would have one id.
  if (before.episode.status === 'ADDING' && addedAt === before.episode.since) return false;
  return addedAt >= (lastSeenAt ?? addedAt) && addedAt >= before.episode.since;
}

function withAgedFrom(
  tracked: Omit<TrackedRegion, 'agedFrom'>,
  before: TrackedRegion | undefined,
): TrackedRegion {
  const { episode } = tracked;
  const agedFrom = episode?.clock === 'aws' ? episode.addedAt : before?.agedFrom;
  return { ...tracked, ...(agedFrom !== undefined && { agedFrom }) };
}
