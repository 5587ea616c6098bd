import { endsOf } from '../domain/change.ts';
import type { Cause, Episode } from '../domain/episode.ts';
import type { Message } from '../domain/judge/owed.ts';
import { type Notification, notificationId, type SuspendedFacts } from '../domain/ledger.ts';
import { isoInstant, SECOND } from '../domain/time.ts';
import type { MessageContext } from './context.ts';
import type { Changed } from './explain.ts';
import { episodeOf, lengthOf } from './reading.ts';
import { title } from './title.ts';

/**
 * The machine-readable form, for Lambda, SQS and Firehose. Within one `version` members are only added.
 * Instants are ISO 8601 in UTC. `severity` is the highest of all that the message tells; `episode` the one that
 * is running, or that ended; members that don't apply are left out.
 */
export function event(message: Message, context: MessageContext) {
  const { id, newest, severity, earlier } = message;
  const { incident, sequence, reason, kind, resource, instance } = newest;
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
    title: `${context.test ? 'TEST: ' : ''}${title(newest)}`,
    scope: context.scope,
    stage: context.stage,
    resource,
    ...(instance && { instance }),
    ...(episode && { episode: episodeData(episode) }),
    ...(length !== undefined && { durationSeconds: Math.floor(length / SECOND) }),
    ...particularData(newest),
    decidedAt: isoInstant(newest.decidedAt),
    earlier: earlier.map(earlierData),
    ...(context.test && { test: true }),
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
function particularData(notification: Notification): Readonly<Record<string, unknown>> {
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
    case 'told':
      return changeData(notification);
    case 'folded':
      return {
        counts: notification.counts,
        from: isoInstant(notification.from),
        to: isoInstant(notification.to),
      };
  }
}

function changeData({ change }: Changed) {
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
