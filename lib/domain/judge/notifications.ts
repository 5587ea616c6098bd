import { type Change, endsOf } from '../change.ts';
import type { Episode } from '../episode.ts';
import type {
  About,
  AnnouncedNotification,
  ClosedNotification,
  Incident,
  InstanceFacts,
  Notification,
  OngoingNotification,
  OpenReason,
  PastChange,
  PastEpisode,
} from '../ledger.ts';
import type { Policy } from '../policy.ts';
import { higher, incidentId, type Scope, type Severity } from '../resource.ts';
import type { Instant } from '../time.ts';

export interface JudgeContext {
  readonly scope: Scope;
  readonly policy: Policy;
  readonly now: Instant;
  readonly about: About;
}

/** Why an open incident is told, and how severe it is by now. */
export interface Step {
  readonly reason: OpenReason;
  readonly severity: Severity;
}

/** That an incident opened, escalated, changed, or goes on. */
export function notify(
  incident: Incident,
  { step, episode }: { readonly step: Step; readonly episode: Episode },
  { scope, now, about }: JudgeContext,
): OngoingNotification {
  return {
    ...step,
    incident: incident.id,
    sequence: incident.sequence,
    kind: incident.kind,
    severities: incident.severities,
    resource: incident.resource,
    decidedAt: now,
    asked: scope.region,
    openedAt: incident.openedAt,
    episode,
    ...about,
  };
}

/** That an incident's episode has ended. */
export function close(
  incident: Incident,
  change: Change,
  { scope, now, about }: JudgeContext,
): ClosedNotification {
  const severity = higher(incident.severity, change.severity);
  return {
    reason: 'closed',
    incident: incident.id,
    sequence: incident.sequence + 1,
    kind: incident.kind,
    severity,
    severities: [...new Set([...incident.severities, severity])],
    resource: incident.resource,
    decidedAt: now,
    asked: scope.region,
    openedAt: incident.openedAt,
    change,
    ...instanceOf(about),
  };
}

/** That something changed of which no incident was open. */
export function announce(change: Change, { scope, now, about }: JudgeContext): AnnouncedNotification {
  return {
    reason: 'announced',
    incident: incidentId(scope, { resource: change.resource, kind: change.outcome, since: now }),
    sequence: 1,
    kind: change.outcome,
    severity: change.severity,
    severities: [change.severity],
    resource: change.resource,
    decidedAt: now,
    asked: scope.region,
    change,
    ...instanceOf(about),
  };
}

const instanceOf = ({ instance }: About): { readonly instance?: InstanceFacts } =>
  instance ? { instance } : {};

/** What history keeps of a change. */
export function past(change: Change, incident: Incident | undefined): PastChange {
  const { resource, at, outcome } = change;
  return {
    resource,
    at,
    outcome,
    ...statusesOf(change),
    ...(incident && {
      incident: { id: incident.id, severity: incident.severity, openedAt: incident.openedAt },
    }),
  };
}

function statusesOf(change: Change): Pick<PastChange, 'from' | 'to'> {
  const { from, to } = endsOf(change);
  return {
    ...(from && { from: kept(from) }),
    ...(to && { to: to.status }),
  };
}

const kept = ({ type, status, since, clock }: Episode): PastEpisode => ({ type, status, since, clock });

/**
 * The outbox with one more. What is pending of the same incident goes out in the same message, which only names it. So
 * its details are dropped, and a record stays small however long SNS refuses.
 */
export const withNewest = (
  outbox: readonly Notification[],
  newest: Notification,
): readonly Notification[] => [
  ...outbox.map((one) => (one.incident === newest.incident ? withoutDetails(one) : one)),
  newest,
];

function withoutDetails(pending: Notification): Notification {
  const { instance: _, ...named } = pending;
  if (!('episode' in named)) return named;
  const { suspended: __, suspendedOthers: ___, episode, ...rest } = named;
  return { ...rest, episode: onlyItsStatus(episode) };
}

function onlyItsStatus(episode: Episode): Episode {
  switch (episode.type) {
    case 'region': {
      const { addedAt: _, ...named } = episode;
      return named;
    }
    case 'instance': {
      const { statusReason: _, ...named } = episode;
      return named;
    }
    case 'scope': {
      if (episode.status === 'seen') return episode;
      const { cause: _, rowReadAt: __, ...named } = episode;
      return named;
    }
    case 'lost':
    case 'primary':
    case 'unwatched':
    case 'unlisted':
    case 'idle':
    case 'record':
    case 'unknown':
      return episode;
  }
}
