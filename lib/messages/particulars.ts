import type { Message } from '../domain/owed.ts';
import type { Notification, Reason } from '../domain/record.ts';
import { type Episode, instanceId } from '../domain/resource.ts';
import { MINUTE, SECOND } from '../domain/time.ts';
import type { MessageContext } from './context.ts';
import { formatInstant } from './duration.ts';
import type { Changed, Ongoing } from './explain.ts';
import { arnOf, lengthOf, lengthText, outcomeOf } from './reading.ts';

/** A label and its value. */
export type Particular = readonly [label: string, value: string];

/** What is: the facts as they were decided, in the order in which a reader asks for them. */
export function particulars(message: Message, context: MessageContext): readonly Particular[] {
  const { newest, severity } = message;
  return [
    ['Message', reasonText(newest)],
    ['Severity', newest.reason === 'closed' ? `${severity} (the highest it reached)` : severity],
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
  told: 'one change, told by itself',
  folded: 'several in one',
};

function reasonText(notification: Notification): string {
  const outcome = outcomeOf(notification);
  const text = REASONS[notification.reason];
  return outcome === undefined ? text : `${text}: ${outcome}`;
}

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
        ['Status', statusText(notification)],
        ['Since', sinceText(notification, notification.episode)],
        ...episodeParticulars(notification.episode),
        ...(notification.lastSeenAt !== undefined
          ? [['Last seen', formatInstant(notification.lastSeenAt)] as const]
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
          ([what, count]) => ['Counted', `${count} x ${what}`] as const,
        ),
      ];
  }
}

/** Of the scope the status is a word of ours, which needs others. */
function statusText({ resource, episode }: Ongoing): string {
  const words = resource.type === 'scope' ? SCOPE_WORDS[episode.status] : undefined;
  return words === undefined ? episode.status : `${episode.status}, ${words}`;
}

const SCOPE_WORDS: Readonly<Record<string, string>> = {
  partial: 'only a part could be read',
  empty: 'AWS answered with an empty list',
  elsewhere: 'the primary Region was silent, another one answered',
  blind: 'nothing could be read',
};

function changeParticulars(notification: Changed): readonly Particular[] {
  const { from, to, at, primary, outcome } = notification.change;
  const before: readonly Particular[] = from
    ? [
        ['Before', `${from.status} since ${sinceText(notification, from)}`],
        ...(to?.statusReason === from.statusReason ? [] : episodeParticulars(from)),
      ]
    : [];
  const now: readonly Particular[] = [
    ...(primary
      ? []
      : [['Now', to?.status ?? (outcome === 'recovered' ? 'readable' : 'no longer listed')] as const]),
    ...(to ? episodeParticulars(to) : []),
  ];
  const moved: readonly Particular[] = primary ? [['Primary', `${primary.from}, now ${primary.to}`]] : [];
  return [...before, ...now, ...moved, ['Noticed', formatInstant(at)]];
}

function sinceText(notification: Notification, { since, clock }: Episode): string {
  const begin = clock === 'monitor' ? `${formatInstant(since)} at the latest` : formatInstant(since);
  return (lengthOf(notification) ?? 0) < SECOND ? begin : `${begin} (${lengthText(notification)})`;
}

const episodeParticulars = ({ statusReason, cause }: Episode): readonly Particular[] => [
  ...(statusReason ? [['StatusReason', statusReason] as const] : []),
  ...(cause ? [['Cause', `${cause.message} (${cause.code})`] as const] : []),
  ...(cause?.answeredIn ? [['Answered in', cause.answeredIn] as const] : []),
];

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
      ? [['ACTIVE in', instance.activeRegions.join(', ')] as const]
      : []),
  ];
}
