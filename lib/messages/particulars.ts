import { endsOf } from '../domain/change.ts';
import type { Cause, Episode } from '../domain/episode.ts';
import type { Message } from '../domain/judge/owed.ts';
import type { Notification, Reason } from '../domain/ledger.ts';
import { instanceId, type Resource } from '../domain/resource.ts';
import { MINUTE, SECOND } from '../domain/time.ts';
import type { MessageContext } from './context.ts';
import { formatInstant } from './duration.ts';
import type { Changed } from './explain.ts';
import { arnOf, lengthOf, lengthText, outcomeOf } from './reading.ts';

/** A label and its value. */
export type Particular = readonly [label: string, value: string];

/** What is: the facts as they were decided, in the order in which a reader asks for them. */
export function particulars(message: Message, context: MessageContext): readonly Particular[] {
  const { newest } = message;
  return [
    ['Message', reasonText(newest)],
    ['Severity', severityText(message)],
    ...resourceParticulars(newest),
    ...stateParticulars(newest),
    ...instanceParticulars(newest, context),
    ...(context.now - newest.decidedAt >= MINUTE
      ? [['Decided', `${formatInstant(newest.decidedAt)}, and could not be delivered until now`] as const]
      : []),
  ];
}

const REASONS: Readonly<Record<Reason, string>> = {
  opened: 'opened, the first about this',
  escalated: 'escalated, its severity has risen',
  updated: 'update, what AWS answers has changed',
  reminded: 'reminder, it goes on',
  closed: 'closed',
  told: 'a change',
  folded: 'several in one',
};

function reasonText(notification: Notification): string {
  const outcome = outcomeOf(notification);
  const text = REASONS[notification.reason];
  return outcome === undefined ? text : `${text}: ${outcome}`;
}

/** A closing can be louder than what it closes; if it is quieter, the reader must know where the severity comes from. */
const severityText = ({ newest, severity }: Message): string =>
  newest.reason === 'closed' && newest.change.severity !== severity
    ? `${severity} (the highest it reached)`
    : severity;

function resourceParticulars({ resource }: Notification): readonly Particular[] {
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

function stateParticulars(notification: Notification): readonly Particular[] {
  switch (notification.reason) {
    case 'opened':
    case 'escalated':
    case 'updated':
    case 'reminded':
      return [
        ['Status', statusText(notification.resource, notification.episode)],
        [sinceLabel(notification), sinceText(notification, notification.episode)],
        ...episodeParticulars(notification.episode),
        ...(notification.kind === 'not-seen' && notification.lastSeenAt !== undefined
          ? [['All seen at', formatInstant(notification.lastSeenAt)] as const]
          : []),
      ];
    case 'closed':
      return [...changeParticulars(notification), ['Opened', formatInstant(notification.openedAt)]];
    case 'told':
      return changeParticulars(notification);
    case 'folded':
      return [
        ['From', `${formatInstant(notification.from)} to ${formatInstant(notification.to)}`],
        ...Object.entries(notification.counts).map(
          ([what, count]) => ['Counted', `${count} x ${what.replace(/^told /, '')}`] as const,
        ),
      ];
  }
}

/** Of the scope the status is a word of ours, which needs others. */
function statusText(resource: Resource, { status }: Episode): string {
  const words = resource.type === 'scope' ? SCOPE_WORDS[status] : undefined;
  return words === undefined ? status : `${status}, ${words}`;
}

/** An episode of the scope is older than its latest status. */
const sinceLabel = ({ resource }: Notification): string =>
  resource.type === 'scope' ? 'Not seen since' : 'Since';

const SCOPE_WORDS: Readonly<Record<string, string>> = {
  seen: 'all could be read',
  partial: 'only a part could be read',
  empty: 'AWS answered with an empty list',
  elsewhere: 'the primary Region was silent, another one answered',
  blind: 'nothing could be read',
};

function changeParticulars(notification: Changed): readonly Particular[] {
  const { change } = notification;
  const { from, to } = endsOf(change);
  const now: readonly Particular[] =
    change.type === 'primary'
      ? [['Changed', `primary ${change.primary.from} -> ${change.primary.to}`]]
      : [['Now', nowText(notification)]];
  return [
    ...(from ? beforeParticulars(notification, from) : []),
    ...now,
    ...(to ? episodeParticulars(to) : []),
    ['Noticed', formatInstant(change.at)],
  ];
}

function beforeParticulars(notification: Changed, from: Episode): readonly Particular[] {
  const { resource } = notification.change;
  const { to } = endsOf(notification.change);
  const since = sinceText(notification, from);
  const status: readonly Particular[] =
    resource.type === 'scope' && from.status !== 'seen'
      ? [
          ['Before', statusText(resource, from)],
          ['Not seen since', since],
        ]
      : [['Before', `${from.status} since ${since}`]];
  return [
    ...status,
    ...(to && reasonOf(to) === reasonOf(from) && causeOf(to) === causeOf(from)
      ? []
      : episodeParticulars(from)),
  ];
}

function nowText({ change }: Changed): string {
  const { to } = endsOf(change);
  const { resource } = change;
  if (to) return statusText(resource, to);
  return resource.type === 'record' ? 'readable, or deleted' : 'no longer listed';
}

function sinceText(notification: Notification, { since, clock }: Episode): string {
  const begin = clock === 'monitor' ? `${formatInstant(since)} at the latest` : formatInstant(since);
  return (lengthOf(notification) ?? 0) < SECOND ? begin : `${begin} (${lengthText(notification)})`;
}

function episodeParticulars(episode: Episode): readonly Particular[] {
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

function instanceParticulars(notification: Notification, { scope }: MessageContext): readonly Particular[] {
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

/** Then its Regions are not watched. */
function isBeingDeleted(notification: Notification): boolean {
  if (notification.resource.type !== 'instance') return false;
  if ('episode' in notification) return notification.episode.status === 'DELETE_IN_PROGRESS';
  return 'change' in notification && endsOf(notification.change).to?.status === 'DELETE_IN_PROGRESS';
}
