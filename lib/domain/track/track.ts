import type { Change, Tracked } from '../record.ts';
import {
  type Episode,
  type InstanceResource,
  isKnownStatus,
  type RegionResource,
  type Resource,
} from '../resource.ts';
import { cutToBytes } from '../text.ts';
import type { Duration, Instant } from '../time.ts';
import type { Outcome } from './outcomes.ts';
import { verdict } from './outcomes.ts';

/** What one poll says of one resource. */
export type Sight =
  /** `status` may be missing: present, but in which status the poll doesn't say. */
  | {
      readonly type: 'shown';
      readonly status?: string;
      readonly addedAt?: Instant;
      readonly statusReason?: string;
    }
  | { readonly type: 'absent' }
  | { readonly type: 'unproven' };

export interface TrackContext {
  readonly now: Instant;
  readonly interval: Duration;
  /** The scope's last `seen` poll before this one; absent before the first. */
  readonly lastSeenAt?: Instant;
  /** Whether the resource is the primary Region. */
  readonly primary?: boolean;
}

export interface Track<R extends Observed> {
  /** Absent for a resource that was never seen. */
  readonly tracked?: Tracked<R>;
  readonly changes: readonly Change[];
  /** Whether this poll showed the resource's status or completed its absence. */
  readonly decided: boolean;
}

/** What `ListInstances` shows a status of. */
export type Observed = InstanceResource | RegionResource;

const STATUS_REASON_BYTES = 1024;

/** From what we remembered of a resource and what the poll says of it, to what we know now and what changed. */
export function track<R extends Observed>(
  before: Tracked<R> | undefined,
  resource: R,
  sight: Sight,
  context: TrackContext,
): Track<R> {
  switch (sight.type) {
    case 'unproven':
      return unchanged(before);
    case 'absent':
      return absent(before, context);
    case 'shown':
      if (sight.status === undefined) return statusUntold(before);
      if (!isKnownStatus(resource.type, sight.status))
        return unknownStatus(before, resource, sight.status, context);
      return knownStatus(before, resource, { ...sight, status: sight.status }, context);
  }
}

/** Ends the episodes of a resource, for an outcome that the change itself does not tell. */
export function endWith(tracked: Tracked, outcome: Outcome, at: Instant): readonly Change[] {
  const { resource, unknown, episode } = tracked;
  const changes: Change[] = [];
  if (unknown) changes.push(endOfUnknown(resource, unknown, undefined, at, outcome));
  if (episode) changes.push({ resource, from: episode, at, outcome, severity: 'info' });
  return changes;
}

const unchanged = <R extends Observed>(before: Tracked<R> | undefined): Track<R> => ({
  ...(before && { tracked: before }),
  changes: [],
  decided: false,
});

/** Shown without a status: it is there, so no absence is being proved; what is gone stays so until a status begins an episode. */
function statusUntold<R extends Observed>(before: Tracked<R> | undefined): Track<R> {
  if (before?.presence.type !== 'missing') return unchanged(before);
  return unchanged({ ...before, presence: { type: 'present' } });
}

function absent<R extends Observed>(before: Tracked<R> | undefined, context: TrackContext): Track<R> {
  if (before === undefined || before.presence.type === 'gone') return unchanged(before);
  if (before.presence.type === 'present') {
    return unchanged({ ...before, presence: { type: 'missing', since: context.now } });
  }
  const { since } = before.presence;
  if (context.now - since < context.interval / 2) return unchanged(before);
  const { unknown, ...rest } = before;
  const changes: Change[] = [];
  if (unknown) changes.push(endOfUnknown(before.resource, unknown, undefined, since, 'superseded'));
  if (before.episode) changes.push(change(before, before.episode, undefined, since, context));
  return { tracked: { ...rest, presence: { type: 'gone', since } }, changes, decided: true };
}

/** No episode of its own kind: it suspends the one before, whose clock runs on. */
function unknownStatus<R extends Observed>(
  before: Tracked<R> | undefined,
  resource: R,
  status: string,
  context: TrackContext,
): Track<R> {
  const { episode, unknown } = before?.presence.type === 'gone' ? {} : (before ?? {});
  const tracked: Tracked<R> = {
    resource,
    presence: { type: 'present' },
    ...(episode && { episode }),
    ...(before?.agedFrom !== undefined && { agedFrom: before.agedFrom }),
    unknown: unknown ? { ...unknown, status } : { status, since: context.now, clock: 'monitor' },
  };
  return { tracked, changes: [], decided: true };
}

type KnownSight = Extract<Sight, { type: 'shown' }> & { readonly status: string };

function knownStatus<R extends Observed>(
  before: Tracked<R> | undefined,
  resource: R,
  sight: KnownSight,
  context: TrackContext,
): Track<R> {
  const running = before?.presence.type === 'gone' ? undefined : before?.episode;
  const same =
    running !== undefined && running.status === sight.status && !restarted(running, sight, context.now);
  const episode = same ? continued(running, sight, context.now) : begun(before, sight, context);
  const agedFrom = episode.clock === 'aws' ? episode.addedAt : before?.agedFrom;
  const tracked: Tracked<R> = {
    resource,
    presence: { type: 'present' },
    episode,
    ...(agedFrom !== undefined && { agedFrom }),
  };
  const changes: Change[] = [];
  if (before?.unknown) {
    changes.push(endOfUnknown(resource, before.unknown, episode, context.now, 'recovered'));
  }
  const firstSight = before?.episode === undefined && context.lastSeenAt === undefined;
  if (!same && !firstSight) changes.push(change(tracked, running, episode, context.now, context));
  return { tracked, changes, decided: true };
}

/** Two known `AddedDate`s of one `ADDING` differ: the workflow was started anew between two polls. */
function restarted(running: Episode, sight: KnownSight, now: Instant): boolean {
  const addedAt = usableAddedAt(sight, now);
  return running.addedAt !== undefined && addedAt !== undefined && running.addedAt !== addedAt;
}

/** Only of `ADDING`, and only when not in the future: then it is as good as missing. */
const usableAddedAt = (sight: KnownSight, now: Instant): Instant | undefined =>
  sight.status === 'ADDING' && sight.addedAt !== undefined && sight.addedAt <= now
    ? sight.addedAt
    : undefined;

function continued(running: Episode, sight: KnownSight, now: Instant): Episode {
  const addedAt = running.addedAt ?? usableAddedAt(sight, now);
  return { ...running, ...(addedAt !== undefined && { addedAt }), ...reasonOf(sight) };
}

function begun(before: Tracked | undefined, sight: KnownSight, context: TrackContext): Episode {
  const addedAt = usableAddedAt(sight, context.now);
  const trusted = addedAt !== undefined && mayHaveBegunAt(addedAt, before, context) ? addedAt : undefined;
  return {
    status: sight.status,
    since: trusted ?? context.now,
    clock: trusted === undefined ? 'monitor' : 'aws',
    ...(addedAt !== undefined && { addedAt }),
    ...reasonOf(sight),
  };
}

/** What was known before can't have begun to be added before it was last seen otherwise, nor when it did the last time. */
function mayHaveBegunAt(
  addedAt: Instant,
  before: Tracked | undefined,
  { lastSeenAt }: TrackContext,
): boolean {
  if (before?.agedFrom === addedAt) return false;
  if (before?.episode === undefined) return true;
  if (before.presence.type === 'gone' && addedAt < before.presence.since) return false;
  // Two that began to be added at one instant would have one id.
  if (before.episode.status === 'ADDING' && addedAt === before.episode.since) return false;
  return addedAt >= (lastSeenAt ?? addedAt) && addedAt >= before.episode.since;
}

const reasonOf = ({ statusReason }: KnownSight): { readonly statusReason?: string } =>
  statusReason === undefined ? {} : { statusReason: cutToBytes(statusReason, STATUS_REASON_BYTES) };

const endOfUnknown = (
  resource: Resource,
  from: Episode,
  to: Episode | undefined,
  at: Instant,
  outcome: Outcome,
): Change => ({ resource, from, ofUnknown: true, ...(to && { to }), at, outcome, severity: 'info' });

function change(
  { resource }: Tracked,
  from: Episode | undefined,
  to: Episode | undefined,
  at: Instant,
  context: TrackContext,
): Change {
  const { outcome, severity } = verdict({ resource, from, to, primary: context.primary ?? false });
  return { resource, ...(from && { from }), ...(to && { to }), at, outcome, severity };
}
