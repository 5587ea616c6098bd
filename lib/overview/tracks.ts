import { type Crossing, conditionOf } from '../domain/conditions.ts';
import type { Episode } from '../domain/episode.ts';
import type { InstanceRecord, TrackedInstance, TrackedRegion } from '../domain/record.ts';
import { instanceId, sameResource } from '../domain/resource.ts';
import type { Instant } from '../domain/time.ts';
import type { Tone } from '../messages/tone.ts';
import { nextCrossing, type OpenIncident } from './incidents.ts';
import { incidentMarks, isWithin, type Mark, thresholdMarks } from './marks.ts';
import type { Standpoint } from './standpoint.ts';
import { goneSince, stretchesOf } from './stretches.ts';
import { type Phase, type Segment, type Span, type State, timelineOf } from './timeline.ts';
import { worstOf } from './worst.ts';

/** An instance itself or one of its Regions: how it is, and how it came to be so. */
export interface Track {
  readonly type: 'instance' | 'region';
  readonly name: string;
  readonly isPrimary: boolean;
  readonly tone: Tone;
  /** How it is, or was when it was seen last. */
  readonly state: State;
  /** What happens if that lasts. */
  readonly next?: Crossing;
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
}

/** What the tracks of one overview have in common. */
export interface Outlook extends Standpoint {
  readonly range: Span;
  /** Whether the monitor sees now how they are. */
  readonly isSeen: boolean;
  /** When nobody knows how it was. */
  readonly gaps: readonly Segment[];
  /** The worst first. */
  readonly incidents: readonly OpenIncident[];
}

export function trackOf(
  tracked: TrackedRegion | TrackedInstance,
  record: InstanceRecord,
  outlook: Outlook,
): Track {
  const { now, range, gaps, isSeen } = outlook;
  const { resource } = tracked;
  const gone = goneSince({ tracked, record });
  const running = tracked.lost ?? (gone === undefined ? (tracked.unknown ?? tracked.episode) : undefined);
  const state = stateOf(running, { tracked, gone, now, isSeen });
  const open = outlook.incidents.filter((one) => sameResource(one.resource, resource));
  const segments = timelineOf([...stretchesOf({ tracked, record, now }), ...gaps], range, now);
  const next = state.isSeen && running ? nextOf(running, open, outlook) : undefined;
  return {
    type: resource.type,
    name: resource.type === 'region' ? resource.region : record.name || instanceId(resource.arn),
    isPrimary: resource.type === 'region' && resource.region === record.primaryRegion,
    tone: toneOf(state, open),
    state,
    ...(next && { next }),
    segments,
    marks: [
      ...thresholdMarks(running, outlook).filter(({ at }) => isKnownAt(at, segments)),
      ...incidentMarks(resource, { open, history: record.ledger.history }),
    ].filter((mark) => isWithin(mark, range)),
  };
}

/** Whether the status that has crossed a threshold was seen then. */
const isKnownAt = (at: Instant, segments: readonly Segment[]): boolean =>
  segments.some(({ type, from, to }) => type !== 'unseen' && type !== 'forgotten' && from <= at && at <= to);

function nextOf(running: Episode, open: readonly OpenIncident[], outlook: Outlook): Crossing | undefined {
  const kind = conditionOf(running)?.kind;
  return nextCrossing(running, open.find((one) => one.kind === kind)?.severity, outlook);
}

interface Standing {
  readonly tracked: TrackedRegion | TrackedInstance;
  readonly gone: Instant | undefined;
  readonly now: Instant;
  readonly isSeen: boolean;
}

function stateOf(running: Episode | undefined, { tracked, gone, now, isSeen }: Standing): State {
  if (running === undefined) {
    // What is not gone and has no status was never listed with one.
    const phase: Phase = gone === undefined ? { type: 'unseen', why: 'without-status' } : { type: 'absent' };
    return { phase, since: gone ?? now, isAtLeast: false, isSeen };
  }
  return {
    phase: phaseOf(running),
    since: running.since,
    isAtLeast: running.clock === 'monitor',
    // What one poll did not show may be gone; the next one tells.
    isSeen: isSeen && tracked.presence.type !== 'missing',
  };
}

function phaseOf(running: Episode): Phase {
  if (running.type !== 'lost') return { type: 'status', status: running.status };
  const { shownAs } = running;
  return { type: 'lost', ...(shownAs !== undefined && { shownAs }) };
}

/** As loud as what is open about it. Only what is seen to be `ACTIVE` is good. */
function toneOf({ phase, isSeen }: State, open: readonly OpenIncident[]): Tone {
  if (open.length > 0) return worstOf(open.map(({ severity }) => severity));
  return isSeen && phase.type === 'status' && phase.status === 'ACTIVE' ? 'good' : 'info';
}
