import type { Message } from '../domain/owed.ts';
import type { Notification, SuspendedFacts } from '../domain/record.ts';
import { instanceId } from '../domain/resource.ts';
import { formatInstant } from './duration.ts';
import { signInElsewhere } from './portal.ts';
import { outcomeOf } from './reading.ts';
import { title } from './title.ts';

export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What only some messages have to say; sections without a line are left out. */
export function sections({ newest, earlier }: Message): readonly Section[] {
  const all: readonly Section[] = [
    { heading: 'Sign-in through other Regions, as last seen', lines: signInLines(newest) },
    { heading: 'Not watched meanwhile, as last seen', lines: suspendedOf(newest).map(suspendedLine) },
    { heading: 'Not delivered before', lines: earlier.map(earlierLine) },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function signInLines(notification: Notification): readonly string[] {
  const { instance } = notification;
  if (instance && endangersSignIn(notification)) return signInElsewhere(instance);
  const suspended = suspendedOf(notification);
  return suspended.flatMap((facts) => {
    const lines = signInElsewhere(facts);
    return suspended.length > 1 && lines.length > 0
      ? [`${facts.name || instanceId(facts.arn)}:`, ...lines]
      : lines;
  });
}

const suspendedOf = (notification: Notification): readonly SuspendedFacts[] =>
  'suspended' in notification && notification.kind === 'not-seen' ? (notification.suspended ?? []) : [];

/** Whether people may be unable to sign in where they always did. */
function endangersSignIn(notification: Notification): boolean {
  const outcome = outcomeOf(notification);
  if (outcome === 'lost' || outcome === 'primary-changed') return true;
  const { resource, instance } = notification;
  return (
    outcome === 'removal-started' && resource.type === 'region' && resource.region === instance?.primaryRegion
  );
}

function suspendedLine({ arn, name, activeRegions, pending }: SuspendedFacts): string {
  const id = instanceId(arn);
  const watched = pending.map(
    ({ region, status, since }) => `${region ?? 'instance'} ${status} since ${formatInstant(since)}`,
  );
  const active = activeRegions.length > 0 ? [`ACTIVE in ${activeRegions.join(', ')}`] : [];
  return `${name ? `${name} (${id})` : id}: ${[...watched, ...active].join('; ') || 'no Region known'}`;
}

const earlierLine = (notification: Notification): string =>
  `${notification.reason}, ${notification.severity}: ${title(notification)}. This was decided at ${formatInstant(notification.decidedAt)} and could not be delivered until now.`;
