import { endsOf } from '../domain/change.ts';
import type { Episode } from '../domain/episode.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import {
  type ChangedNotification,
  type Notification,
  notificationId,
  type OngoingNotification,
  type SummaryNotification,
  type SuspendedFacts,
} from '../domain/ledger.ts';
import { isoInstant, SECOND } from '../domain/time.ts';
import type { EventEpisode } from './event.ts';
import { episodeOf, isOngoing, lengthOf } from './topic.ts';

export type MessageData = ReturnType<typeof dataOf>;

/**
 * What a message says to a program. Instants are ISO 8601 in UTC. `episode` is the one that is running, or that ended.
 * Members that don't apply are left out.
 */
export function dataOf({ newest, earlier }: Envelope) {
  const { sequence, resource, instance } = newest;
  const about = {
    sequence,
    resource,
    ...(instance && { instance }),
    decidedAt: isoInstant(newest.decidedAt),
    earlier: earlier.map(earlierData),
  };
  if (isOngoing(newest)) return { ...about, ...ongoingData(newest) };
  if (newest.reason === 'summarised') return { ...about, ...summaryData(newest) };
  if (newest.reason === 'announced') {
    return { ...about, reason: newest.reason, kind: newest.kind, ...changeData(newest) };
  }
  const { reason, kind, openedAt } = newest;
  return { ...about, reason, kind, ...changeData(newest), openedAt: isoInstant(openedAt) };
}

const ongoingData = (notification: OngoingNotification) => ({
  reason: notification.reason,
  kind: notification.kind,
  episode: episodeData(notification.episode),
  durationSeconds: secondsOf(notification) ?? 0,
  openedAt: isoInstant(notification.openedAt),
  ...(notification.undecided && { undecided: notification.undecided }),
  ...(notification.lastSeenAt !== undefined && { lastSeenAt: isoInstant(notification.lastSeenAt) }),
  ...(notification.suspended && { suspended: notification.suspended.map(suspendedData) }),
  ...(notification.suspendedOthers !== undefined && { suspendedOthers: notification.suspendedOthers }),
});

function changeData(notification: ChangedNotification) {
  const { change } = notification;
  const { to } = endsOf(change);
  const episode = episodeOf(notification);
  const seconds = secondsOf(notification);
  return {
    ...(episode && { episode: episodeData(episode) }),
    ...(seconds !== undefined && { durationSeconds: seconds }),
    outcome: change.outcome,
    endedAt: isoInstant(change.at),
    ...(to && { next: episodeData(to) }),
    ...(change.justification && { justification: change.justification }),
  };
}

const summaryData = ({ reason, kind, counts, ids, from, to }: SummaryNotification) => ({
  reason,
  kind,
  counts,
  ids,
  from: isoInstant(from),
  to: isoInstant(to),
});

function secondsOf(notification: Notification): number | undefined {
  const length = lengthOf(notification);
  return length === undefined ? undefined : Math.floor(length / SECOND);
}

const episodeData = (episode: Episode): EventEpisode => ({
  status: episode.status,
  since: isoInstant(episode.since),
  clock: episode.clock,
  ...detailData(episode),
});

/** What only some episodes have. */
function detailData(episode: Episode): Omit<EventEpisode, 'status' | 'since' | 'clock'> {
  switch (episode.type) {
    case 'region':
    case 'instance': {
      const { after } = episode;
      const statusReason = episode.type === 'instance' ? episode.statusReason : undefined;
      return { ...(after && { after }), ...(statusReason !== undefined && { statusReason }) };
    }
    case 'lost':
      return {
        ...(episode.was !== undefined && { was: episode.was }),
        ...(episode.shownAs !== undefined && { shownAs: episode.shownAs }),
      };
    case 'primary':
      return episode.was === undefined ? {} : { was: episode.was };
    case 'unwatched':
      return { shownIn: episode.shownIn };
    case 'scope':
      return 'cause' in episode && episode.cause ? { cause: episode.cause } : {};
    case 'unlisted':
    case 'idle':
    case 'record':
    case 'unknown':
      return {};
  }
}

const suspendedData = ({ unfinished, ...facts }: SuspendedFacts) => ({
  ...facts,
  unfinished: unfinished.map((entry) => ({ ...entry, since: isoInstant(entry.since) })),
});

const earlierData = (notification: Notification) => ({
  id: notificationId(notification),
  reason: notification.reason,
  severity: notification.severity,
  decidedAt: isoInstant(notification.decidedAt),
});
