import { endsOf } from '../../domain/change.ts';
import type { Cause, Episode } from '../../domain/episode.ts';
import type { Envelope } from '../../domain/judge/outbox.ts';
import {
  type ChangedNotification,
  type Notification,
  notificationId,
  type SuspendedFacts,
} from '../../domain/ledger.ts';
import { isoInstant, SECOND } from '../../domain/time.ts';
import type { Message } from '../message.ts';
import { episodeOf, lengthOf } from '../topic.ts';

/** What a subscriber gets that is a program. */
export type JsonEvent = ReturnType<typeof jsonEvent>;

/**
 * The machine-readable form, for Lambda, SQS and Firehose. Within one `version` members are only added.
 * Instants are ISO 8601 in UTC. `severity` is the highest of all that the message tells; `episode` the one that
 * is running, or that ended; members that don't apply are left out. `headline`, `meaning` and `steps` are for people:
 * whoever passes it on can say what to do without working it out.
 */
export function jsonEvent(message: Message, { newest, earlier }: Envelope) {
  const { id, incident, reason, kind, severity, notice } = message;
  const { sequence, resource, instance } = newest;
  const episode = episodeOf(newest);
  const length = lengthOf(newest);
  return {
    version: 1,
    id,
    incident,
    sequence,
    reason,
    kind,
    severity,
    title: `${notice === undefined ? '' : 'TEST: '}${message.title}`,
    headline: `${notice === undefined ? '' : '[TEST] '}[${message.mark}] ${message.headline}`,
    meaning: message.meaning,
    steps: message.steps,
    scope: message.sender.scope,
    stage: message.sender.stage,
    resource,
    ...(instance && { instance }),
    ...(episode && { episode: episodeData(episode) }),
    ...(length !== undefined && { durationSeconds: Math.floor(length / SECOND) }),
    ...reasonData(newest),
    decidedAt: isoInstant(newest.decidedAt),
    earlier: earlier.map(earlierData),
    ...(notice !== undefined && { test: true }),
  };
}

const episodeData = (episode: Episode) => ({
  status: episode.status,
  since: isoInstant(episode.since),
  clock: episode.clock,
  ...detailData(episode),
});

/** What only some kinds of resource have. */
function detailData(episode: Episode): { readonly statusReason?: string; readonly cause?: Cause } {
  if (episode.type === 'instance') {
    return episode.statusReason === undefined ? {} : { statusReason: episode.statusReason };
  }
  return 'cause' in episode && episode.cause ? { cause: episode.cause } : {};
}

/** What only some reasons have. */
function reasonData(notification: Notification): Readonly<Record<string, unknown>> {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'updated':
    case 'reminded':
      return {
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
    ...(change.type === 'primary' && { primary: change.primary }),
  };
}

const suspendedData = ({ pending, ...facts }: SuspendedFacts) => ({
  ...facts,
  pending: pending.map((entry) => ({ ...entry, since: isoInstant(entry.since) })),
});

const earlierData = (notification: Notification) => ({
  id: notificationId(notification),
  reason: notification.reason,
  severity: notification.severity,
  decidedAt: isoInstant(notification.decidedAt),
});
