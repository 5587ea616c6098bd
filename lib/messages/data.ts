import { endsOf } from '../domain/change.ts';
import type { Cause, Episode } from '../domain/episode.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import {
  type ChangedNotification,
  type Notification,
  notificationId,
  type SuspendedFacts,
} from '../domain/ledger.ts';
import { isoInstant, SECOND } from '../domain/time.ts';
import { episodeOf, lengthOf } from './topic.ts';

export type MessageData = ReturnType<typeof dataOf>;

/**
 * What a message says to a program. Instants are ISO 8601 in UTC. `episode` is the one that is running, or that ended.
 * Members that don't apply are left out.
 */
export function dataOf({ newest, earlier }: Envelope) {
  const { sequence, resource, instance } = newest;
  const episode = episodeOf(newest);
  const length = lengthOf(newest);
  return {
    sequence,
    resource,
    ...(instance && { instance }),
    ...(episode && { episode: episodeData(episode) }),
    ...(length !== undefined && { durationSeconds: Math.floor(length / SECOND) }),
    ...reasonData(newest),
    decidedAt: isoInstant(newest.decidedAt),
    earlier: earlier.map(earlierData),
  };
}

const episodeData = (episode: Episode) => ({
  status: episode.status,
  since: isoInstant(episode.since),
  clock: episode.clock,
  ...detailData(episode),
});

/** What only some episodes have. */
function detailData(episode: Episode): Readonly<Record<string, string | Cause>> {
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

/** What only some reasons have. */
function reasonData(notification: Notification): Readonly<Record<string, unknown>> {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'overdue':
    case 'updated':
    case 'reminded':
      return {
        openedAt: isoInstant(notification.openedAt),
        ...(notification.undecided && { undecided: notification.undecided }),
        ...(notification.lastSeenAt !== undefined && { lastSeenAt: isoInstant(notification.lastSeenAt) }),
        ...(notification.suspended && { suspended: notification.suspended.map(suspendedData) }),
        ...(notification.suspendedOthers !== undefined && { suspendedOthers: notification.suspendedOthers }),
      };
    case 'closed':
      return { ...changeData(notification), openedAt: isoInstant(notification.openedAt) };
    case 'announced':
      return changeData(notification);
    case 'summarised':
      return {
        counts: notification.counts,
        ids: notification.ids,
        from: isoInstant(notification.from),
        to: isoInstant(notification.to),
      };
  }
}

function changeData({ change }: ChangedNotification) {
  const { to } = endsOf(change);
  return {
    outcome: change.outcome,
    endedAt: isoInstant(change.at),
    ...(to && { next: episodeData(to) }),
    ...(change.justification && { justification: change.justification }),
  };
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
