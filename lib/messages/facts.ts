import { endsOf } from '../domain/change.ts';
import type { Cause, Episode } from '../domain/episode.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import type { ChangedNotification, Notification } from '../domain/ledger.ts';
import { instanceId } from '../domain/resource.ts';
import { MINUTE, SECOND } from '../domain/time.ts';
import type { MessageContext } from './context.ts';
import { formatInstant } from './duration.ts';
import { arnOf, lengthOf, lengthText, outcomeOf } from './topic.ts';
import { SCOPE } from './wording/not-seen.ts';
import { REASONS } from './wording/reasons.ts';

/** A label and its value. */
export type Fact = readonly [label: string, value: string];

/** The facts as they were decided, in the order in which a reader asks for them. */
export function factsOf(envelope: Envelope, context: MessageContext): readonly Fact[] {
  const { newest } = envelope;
  return [
    ['Message', reasonText(newest)],
    ['Severity', severityText(envelope)],
    ...resourceFacts(newest),
    ...stateFacts(newest),
    ...instanceFacts(newest, context),
    ...(context.now - newest.decidedAt >= MINUTE
      ? [['Decided', `${formatInstant(newest.decidedAt)}, and could not be delivered until now`] as const]
      : []),
  ];
}

function reasonText(notification: Notification): string {
  const outcome = outcomeOf(notification);
  const text = REASONS[notification.reason];
  return outcome === undefined ? text : `${text}: ${outcome}`;
}

/** A closing can be louder than what it closes; if it is quieter, the reader must know where the severity comes from. */
const severityText = ({ newest, severity }: Envelope): string =>
  newest.reason === 'closed' && newest.change.severity !== severity
    ? `${severity} (the highest it reached)`
    : severity;

function resourceFacts({ resource }: Notification): readonly Fact[] {
  switch (resource.type) {
    case 'region':
      return [['Region', resource.region]];
    case 'record':
      return [['Record', resource.key]];
    case 'scope':
    case 'instance':
      return [];
  }
}

function stateFacts(notification: Notification): readonly Fact[] {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'updated':
    case 'reminded':
      return [
        ['Status', statusText(notification.episode)],
        [sinceLabel(notification), sinceText(notification, notification.episode)],
        ...episodeFacts(notification.episode),
        ...(notification.kind === 'not-seen' && notification.lastSeenAt !== undefined
          ? [['All seen at', formatInstant(notification.lastSeenAt)] as const]
          : []),
      ];
    case 'closed':
      return [...changeFacts(notification), ['Opened', formatInstant(notification.openedAt)]];
    case 'announced':
      return changeFacts(notification);
    case 'summarised':
      return [
        ['From', `${formatInstant(notification.from)} to ${formatInstant(notification.to)}`],
        ...Object.entries(notification.counts).map(
          ([what, count]) => ['Counted', `${count} x ${what.replace(/^announced /, '')}`] as const,
        ),
      ];
  }
}

/** The statuses of the scope are words of ours, so they need an explanation. */
const statusText = ({ type, status }: Episode): string =>
  type === 'scope' ? `${status}, ${SCOPE[status].fact}` : status;

/** An episode of the scope is older than its latest status. */
const sinceLabel = ({ resource }: Notification): string =>
  resource.type === 'scope' ? 'Not seen since' : 'Since';

function changeFacts(notification: ChangedNotification): readonly Fact[] {
  const { change } = notification;
  const { from, to } = endsOf(change);
  const now: readonly Fact[] =
    change.type === 'primary'
      ? [['Changed', `primary ${change.primary.from} -> ${change.primary.to}`]]
      : [['Now', nowText(notification)]];
  return [
    ...(from ? beforeFacts(notification, from) : []),
    ...now,
    ...(to ? episodeFacts(to) : []),
    ['Noticed', formatInstant(change.at)],
  ];
}

function beforeFacts(notification: ChangedNotification, from: Episode): readonly Fact[] {
  const { resource } = notification.change;
  const { to } = endsOf(notification.change);
  const since = sinceText(notification, from);
  const status: readonly Fact[] =
    resource.type === 'scope' && from.status !== 'seen'
      ? [
          ['Before', statusText(from)],
          ['Not seen since', since],
        ]
      : [['Before', `${from.status} since ${since}`]];
  return [
    ...status,
    ...(to && reasonOf(to) === reasonOf(from) && causeOf(to) === causeOf(from) ? [] : episodeFacts(from)),
  ];
}

function nowText({ change }: ChangedNotification): string {
  const { to } = endsOf(change);
  const { resource } = change;
  if (to) return statusText(to);
  return resource.type === 'record' ? 'readable, or deleted' : 'no longer listed';
}

function sinceText(notification: Notification, { since, clock }: Episode): string {
  const begin = clock === 'monitor' ? `${formatInstant(since)} at the latest` : formatInstant(since);
  return (lengthOf(notification) ?? 0) < SECOND ? begin : `${begin} (${lengthText(notification)})`;
}

function episodeFacts(episode: Episode): readonly Fact[] {
  const statusReason = reasonOf(episode);
  const cause = causeOf(episode);
  return [
    ...(statusReason ? [['StatusReason', statusReason] as const] : []),
    ...(cause ? [['Cause', `${cause.message} (${cause.code})`] as const] : []),
    ...(cause?.answeredIn ? [['Answered in', cause.answeredIn] as const] : []),
  ];
}

const reasonOf = (episode: Episode): string | undefined =>
  episode.type === 'instance' ? episode.statusReason : undefined;

const causeOf = (episode: Episode): Cause | undefined => ('cause' in episode ? episode.cause : undefined);

function instanceFacts(notification: Notification, { scope }: MessageContext): readonly Fact[] {
  const { instance } = notification;
  const arn = arnOf(notification);
  return [
    ...(arn === undefined
      ? []
      : [['Instance', instance?.name || instanceId(arn)] as const, ['ARN', arn] as const]),
    ['Account', instance?.ownerAccountId || scope.accountId],
    ['Primary', instance?.primaryRegion || scope.region],
    ...(instance && instance.activeRegions.length > 0
      ? [
          [
            'ACTIVE in',
            `${instance.activeRegions.join(', ')}${isBeingDeleted(notification) ? ', as last seen' : ''}`,
          ] as const,
        ]
      : []),
  ];
}

/** While it is being deleted, its Regions are not watched. */
function isBeingDeleted(notification: Notification): boolean {
  if (notification.resource.type !== 'instance') return false;
  if ('episode' in notification) return notification.episode.status === 'DELETE_IN_PROGRESS';
  return 'change' in notification && endsOf(notification.change).to?.status === 'DELETE_IN_PROGRESS';
}
