import type { Envelope } from '../domain/judge/outbox.ts';
import type { Notification, SuspendedFacts } from '../domain/ledger.ts';
import { instanceId, type Scope } from '../domain/resource.ts';
import type { MessageContext } from './context.ts';
import { formatInstant } from './duration.ts';
import { isOngoing, isPrimary } from './topic.ts';
import { signInElsewhere } from './wording/links.ts';
import { titleOf } from './wording/notification.ts';

export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What only some messages have to say; sections without a line are left out. */
export function sectionsOf({ newest, earlier }: Envelope, context: MessageContext): readonly Section[] {
  const all: readonly Section[] = [
    { heading: 'Sign-in through other Regions, as last seen', lines: signInLines(newest, context.scope) },
    { heading: 'Not watched meanwhile, as last seen', lines: suspendedLines(newest, context) },
    { heading: 'Counted in this message', lines: 'ids' in newest ? newest.ids : [] },
    {
      heading: 'Decided earlier, and told late or once more',
      lines: earlier.map((one) => earlierLine(one, context)),
    },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function signInLines(notification: Notification, scope: Scope): readonly string[] {
  const { instance } = notification;
  if (instance && endangersSignIn(notification))
    return signInElsewhere(instance, regionInDanger(notification));
  const suspended = suspendedOf(notification);
  return suspended.flatMap((facts) => {
    // What is not seen is the Region that the monitor asks, whatever an instance calls its primary.
    const lines = signInElsewhere(facts, scope.region);
    return suspended.length > 1 && lines.length > 0
      ? [`${facts.name || instanceId(facts.arn)}:`, ...lines]
      : lines;
  });
}

const suspendedOf = (notification: Notification): readonly SuspendedFacts[] =>
  isOngoing(notification) && notification.kind === 'not-seen' ? (notification.suspended ?? []) : [];

/** Whether people may be unable to sign in where they always did. */
function endangersSignIn(notification: Notification): boolean {
  if (!isOngoing(notification)) return false;
  const { episode } = notification;
  if (episode.type === 'primary') return episode.was !== undefined;
  return episode.type === 'lost' || (notification.kind === 'region-removing' && isPrimary(notification));
}

/** The Region that people can't rely on, so it is left out of the list. */
function regionInDanger(notification: Notification): string | undefined {
  const { resource, instance } = notification;
  if (resource.type === 'region') return resource.region;
  if (isOngoing(notification) && notification.episode.type === 'primary') return notification.episode.was;
  return instance?.primaryRegion;
}

function suspendedLines(notification: Notification, context: MessageContext): readonly string[] {
  const others = isOngoing(notification) ? (notification.suspendedOthers ?? 0) : 0;
  const lines = suspendedOf(notification).map((facts) => suspendedLine(facts, context));
  return others > 0 ? [...lines, `and ${others} more instance${others > 1 ? 's' : ''}`] : lines;
}

function suspendedLine(
  { arn, name, activeRegions, unfinished }: SuspendedFacts,
  context: MessageContext,
): string {
  const id = instanceId(arn);
  const watched = unfinished.map(
    ({ region, status, since }) => `${region ?? 'instance'} ${status} since ${formatInstant(since, context)}`,
  );
  const active = activeRegions.length > 0 ? [`ACTIVE in ${activeRegions.join(', ')}`] : [];
  return `${name ? `${name} (${id})` : id}: ${[...watched, ...active].join('; ') || 'no Region known'}`;
}

const earlierLine = (notification: Notification, context: MessageContext): string =>
  `${notification.reason}, ${notification.severity}: ${titleOf(notification)} (${formatInstant(notification.decidedAt, context)})`;
