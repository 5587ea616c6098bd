import { type Change, endsOf } from '../domain/change.ts';
import type { Cause, Episode } from '../domain/episode.ts';
import type { Envelope } from '../domain/judge/outbox.ts';
import type { ChangedNotification, Notification, OngoingNotification } from '../domain/ledger.ts';
import { instanceId } from '../domain/resource.ts';
import { MINUTE, SECOND } from '../domain/time.ts';
import type { MessageContext } from './context.ts';
import { formatInstant } from './duration.ts';
import { arnOf, isAwsStatus, isChanged, isOngoing, lengthOf, lengthText } from './topic.ts';
import { whyNow } from './wording/notification.ts';
import { endsByItself } from './wording/settling.ts';
import { beforeText, statusText } from './wording/status.ts';
import { countText } from './wording/summary.ts';
import type { Fact } from './wording/words.ts';

/** How things stand, since when, and why there is a message now, as it was decided. */
export function factsOf(envelope: Envelope, context: MessageContext): readonly Fact[] {
  const { newest } = envelope;
  return [
    ...stateFacts(newest, context),
    ['Severity', severityText(envelope)],
    ['Why now', whyNow(envelope, context)],
    ...(isOngoing(newest) ? endsByItself(newest, context) : []),
    ...(context.now - newest.decidedAt >= MINUTE
      ? [
          [
            'Decided',
            `${formatInstant(newest.decidedAt, context)}, and could not be delivered until now`,
          ] as const,
        ]
      : []),
  ];
}

/** What it is about, for whoever has to find it. */
export const detailsOf = ({ newest }: Envelope, context: MessageContext): readonly Fact[] => [
  ...resourceFacts(newest),
  ...instanceFacts(newest, context),
];

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

function stateFacts(notification: Notification, context: MessageContext): readonly Fact[] {
  if (isOngoing(notification)) return ongoingFacts(notification, context);
  if (isChanged(notification)) return changeFacts(notification, context);
  const [from, to] = [notification.from, notification.to].map((at) => formatInstant(at, context));
  return [
    ['From', `${from} to ${to}`],
    ...Object.entries(notification.counts).map(
      ([what, count]) => ['Counted', `${count} x ${countText(what)}`] as const,
    ),
  ];
}

const ongoingFacts = (notification: OngoingNotification, context: MessageContext): readonly Fact[] => [
  [notification.undecided ? 'Last seen' : 'Status', statusText(notification.episode)],
  [sinceLabel(notification), sinceText(notification, notification.episode, context)],
  ...episodeFacts(notification.episode),
  ...undecidedFacts(notification),
  ...(notification.kind === 'not-seen' && notification.lastSeenAt !== undefined
    ? [['Last full poll', formatInstant(notification.lastSeenAt, context)] as const]
    : []),
];

const undecidedFacts = ({ undecided }: OngoingNotification): readonly Fact[] =>
  undecided ? [['Now', undecided.shownAs ?? 'not shown by the latest poll']] : [];

/** An episode of the scope is older than its latest status. */
const sinceLabel = ({ kind }: Notification): string => (kind === 'not-seen' ? 'Not seen since' : 'Since');

function changeFacts(notification: ChangedNotification, context: MessageContext): readonly Fact[] {
  const { change } = notification;
  const { from, to } = endsOf(change);
  return [
    ...(from ? beforeFacts(notification, from, context) : []),
    ['Now', nowText(notification)],
    ...(to ? episodeFacts(to) : []),
    ['Noticed', formatInstant(change.at, context)],
    ...justificationFacts(change),
  ];
}

/** Nobody has checked what the person said who settled it. */
function justificationFacts({ justification }: Change): readonly Fact[] {
  return [
    ...(justification?.because === undefined ? [] : [['Reason, as claimed', justification.because] as const]),
    ...(justification?.by === undefined ? [] : [['By, as claimed', justification.by] as const]),
  ];
}

function beforeFacts(
  notification: ChangedNotification,
  from: Episode,
  context: MessageContext,
): readonly Fact[] {
  const { to } = endsOf(notification.change);
  const since = sinceText(notification, from, context);
  const status: readonly Fact[] =
    from.type === 'scope' && from.status !== 'seen'
      ? [
          ['Before', statusText(from)],
          ['Not seen since', since],
        ]
      : [['Before', beforeText(from, since)]];
  return [
    ...status,
    ...(to && reasonOf(to) === reasonOf(from) && causeOf(to) === causeOf(from) ? [] : episodeFacts(from)),
  ];
}

function nowText({ change }: ChangedNotification): string {
  const { from, to } = endsOf(change);
  switch (change.outcome) {
    case 'settled':
      // What it said goes on, unless it was about a status and nobody looks any more.
      return from && !isAwsStatus(from) ? statusText(from) : 'not watched any more';
    case 'unlisted':
      return change.type === 'scope'
        ? 'all could be read but the Regions that AWS leaves out'
        : 'AWS lists no Regions of the instance';
    case 'instance-gone':
      return 'the instance is no longer listed';
    case 'superseded':
      return to ? statusText(to) : supersededNow(from);
    default:
      return to ? statusText(to) : (NOW_AFTER[from?.type ?? 'record'] ?? 'no longer listed');
  }
}

function supersededNow(from: Episode | undefined): string {
  switch (from?.type) {
    case 'unwatched':
      return `the monitor asks ${from.shownIn} again`;
    case 'unlisted':
      return 'no additional Region is remembered';
    case 'record':
      return 'deleted';
    default:
      return 'no longer listed';
  }
}

/** What is no status of AWS ends without another. */
const NOW_AFTER: Partial<Record<Episode['type'], string>> = {
  record: 'readable',
  primary: 'the primary Region is the one that the monitor asks',
  unwatched: 'listed where the monitor asks',
  unlisted: 'listed with its Regions',
  idle: 'an instance is listed',
};

function sinceText(notification: Notification, { since, clock }: Episode, context: MessageContext): string {
  const at = formatInstant(since, context);
  const begin = clock === 'monitor' ? `${at} at the latest` : at;
  return (lengthOf(notification) ?? 0) < SECOND ? begin : `${begin}, for ${lengthText(notification)}`;
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
  const primary = instance?.primaryRegion;
  return [
    ...(arn === undefined
      ? []
      : [['Instance', instance?.name || instanceId(arn)] as const, ['ARN', arn] as const]),
    ['Account', instance?.ownerAccountId || scope.accountId],
    ...(primary ? [['Primary', primary] as const] : []),
    ...(primary === scope.region ? [] : [['Region asked', scope.region] as const]),
    ...(instance && instance.activeRegions.length > 0
      ? [['ACTIVE in', activeText(instance.activeRegions, notification)] as const]
      : []),
  ];
}

const activeText = (regions: readonly string[], notification: Notification): string =>
  `${regions.join(', ')}${isWatched(notification) ? '' : ', as last seen'}`;

/** Whether the latest poll showed the instance with its Regions. While it is being deleted, they are not watched. */
function isWatched(notification: Notification): boolean {
  if (isOngoing(notification) && notification.undecided) return false;
  const { resource } = notification;
  if (isChanged(notification)) {
    const { outcome } = notification.change;
    if (outcome === 'instance-gone' || outcome === 'settled') return false;
    if (resource.type !== 'instance') return true;
    const { from, to } = endsOf(notification.change);
    return to === undefined ? from?.type === 'unlisted' || from?.type === 'primary' : showsRegions(to);
  }
  return !isOngoing(notification) || resource.type !== 'instance' || showsRegions(notification.episode);
}

const showsRegions = ({ type, status }: Episode): boolean =>
  type !== 'lost' && type !== 'unwatched' && status !== 'DELETE_IN_PROGRESS';
