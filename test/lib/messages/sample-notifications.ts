import { type Change, endsOf, NEVER_ANNOUNCED } from '../../../lib/domain/change.ts';
import { conditionOf } from '../../../lib/domain/conditions.ts';
import type { Episode } from '../../../lib/domain/episode.ts';
import {
  type Notification,
  type OngoingNotification,
  OPEN_REASONS,
  type SummaryNotification,
} from '../../../lib/domain/ledger.ts';
import type { Resource } from '../../../lib/domain/resource.ts';
import { UNSEEN_STATUSES, type UnseenStatus } from '../../../lib/domain/status.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { CAUSE, CHANGES } from './sample-changes.ts';
import {
  ARN,
  announced,
  base,
  closed,
  episode,
  IDLE,
  INSTANCE,
  INSTANCE_ITSELF,
  instanceEpisode,
  lostEpisode,
  NOON,
  ongoing,
  primaryEpisode,
  RECORD,
  REGION,
  THE_SCOPE,
  UNLISTED,
  UNREADABLE,
  UNWATCHED,
  unknownEpisode,
  unseenEpisode,
} from './samples.ts';

export const SUSPENDED = [
  { ...INSTANCE, unfinished: [{ region: 'eu-west-1', status: 'ADDING', since: NOON - 3 * HOUR }] },
];

const MOVED = { instance: { ...INSTANCE, primaryRegion: 'us-east-1' } };
const PRIMARY = { type: 'region', arn: ARN, region: 'eu-central-1' } as const;

/** Of the kind and the severity that the rules give to the episode. */
function told(
  resource: Resource,
  running: Episode,
  more: Partial<OngoingNotification> = {},
): OngoingNotification {
  const condition = conditionOf(running);
  if (condition === undefined) throw new Error(`nobody is told of ${running.status}`);
  return ongoing(condition.kind, resource, running, { severity: condition.atOnce ?? 'warning', ...more });
}

const notSeen = (status: UnseenStatus): OngoingNotification =>
  told(THE_SCOPE, unseenEpisode(status, { cause: CAUSE }), {
    lastSeenAt: NOON - 2 * HOUR - 5 * MINUTE,
    suspended: SUSPENDED,
  });

/** Every condition as it is when it has lasted. */
const LASTING: readonly OngoingNotification[] = [
  told(REGION, episode('ADDING', { clock: 'aws' })),
  told(REGION, episode('ADDING', { after: 'ACTIVE' })),
  told(REGION, episode('REMOVING')),
  told(PRIMARY, episode('REMOVING', { isPrimary: true })),
  told(REGION, lostEpisode('region')),
  told(REGION, lostEpisode('region', { shownAs: 'ADDING' })),
  told(INSTANCE_ITSELF, instanceEpisode('CREATE_FAILED', { statusReason: 'No key.' })),
  told(INSTANCE_ITSELF, instanceEpisode('CREATE_IN_PROGRESS')),
  told(INSTANCE_ITSELF, instanceEpisode('CREATE_FAILED', { after: 'ACTIVE' })),
  ...(['CREATE_FAILED', 'CREATE_IN_PROGRESS', 'ACTIVE'] as const).map((after) =>
    told(INSTANCE_ITSELF, instanceEpisode('DELETE_IN_PROGRESS', { after })),
  ),
  told(INSTANCE_ITSELF, instanceEpisode('DELETE_IN_PROGRESS')),
  told(INSTANCE_ITSELF, lostEpisode('instance')),
  told(INSTANCE_ITSELF, lostEpisode('instance', { was: '' })),
  told(INSTANCE_ITSELF, lostEpisode('instance', { shownAs: 'FROZEN' })),
  told(INSTANCE_ITSELF, primaryEpisode('us-east-1'), MOVED),
  told(INSTANCE_ITSELF, primaryEpisode('us-east-1', { was: 'eu-central-1' }), MOVED),
  told(INSTANCE_ITSELF, UNWATCHED),
  told(INSTANCE_ITSELF, UNLISTED, { instance: { ...INSTANCE, activeRegions: [] } }),
  ...UNSEEN_STATUSES.map(notSeen),
  told(THE_SCOPE, IDLE),
  told(REGION, unknownEpisode('PAUSED')),
  told(INSTANCE_ITSELF, unknownEpisode('FROZEN')),
  told(RECORD, UNREADABLE),
];

/** What is told in the run that sees it begin. */
const AT_ONCE: readonly OngoingNotification[] = LASTING.filter(
  ({ kind, episode: running }) =>
    conditionOf(running)?.atOnce !== undefined && !['region-lost', 'instance-lost'].includes(kind),
).map((one) => ({ ...one, sequence: 1, episode: { ...one.episode, since: NOON, clock: 'monitor' } }));

/** What people are reminded of though the poll did not decide it. */
const UNDECIDED: readonly OngoingNotification[] = LASTING.filter(
  ({ resource, kind }) =>
    (resource.type === 'region' || resource.type === 'instance') && kind !== 'no-longer-watched',
).flatMap((one) => [
  { ...one, reason: 'reminded', undecided: {} },
  ...(one.episode.type === 'region' || one.episode.type === 'instance'
    ? [{ ...one, reason: 'reminded', undecided: { shownAs: 'PAUSED' } } as const]
    : []),
]);

export const SUMMARY: SummaryNotification = {
  ...base(INSTANCE_ITSELF, 'summary'),
  reason: 'summarised',
  kind: 'summary',
  counts: { 'announced vanished': 40, 'announced completed': 2, 'closed region-adding': 9 },
  ids: ['123456789012/prod/x/region-adding/2026-11-21T10:00:00.000Z.4'],
  from: NOON - 30 * HOUR,
  to: NOON - HOUR,
};

/** Every kind with every reason, and every change in each way in which it can be told. */
export const NOTIFICATIONS: readonly Notification[] = [
  ...LASTING.flatMap((one) => OPEN_REASONS.map((reason) => ({ ...one, reason }))),
  ...AT_ONCE,
  ...UNDECIDED,
  ...CHANGES.flatMap(toldOf),
  SUMMARY,
];

/** A closing, if people can have been told of what ended, and an announcement, if it is announced at all. */
function toldOf(change: Change): readonly Notification[] {
  const { from } = endsOf(change);
  const condition = from && conditionOf(from);
  return [
    ...(condition ? [closed(condition.kind, change, { severity: condition.atOnce ?? 'warning' })] : []),
    ...(NEVER_ANNOUNCED[change.outcome] ? [] : [announced(change)]),
  ];
}

/** The texts that a reader sees as one. */
export function nameOf({ reason, kind, resource, ...rest }: Notification): string {
  if ('episode' in rest) {
    const { episode: running, undecided } = rest;
    const age = running.since === NOON ? ' new' : '';
    const now = undecided ? ` now ${undecided.shownAs ?? 'undecided'}` : '';
    return `${reason} ${kind} ${resource.type} ${nameOfEpisode(running)}${age}${now}`;
  }
  if (!('change' in rest)) return `${reason} ${kind} ${resource.type}`;
  const { from, to } = endsOf(rest.change);
  const { justification } = rest.change;
  const by = justification ? ` by ${justification.by ?? 'somebody'}` : '';
  return `${reason} ${kind} ${resource.type} ${rest.change.outcome}${by} ${from ? nameOfEpisode(from) : '-'}>${to ? nameOfEpisode(to) : '-'}`;
}

function nameOfEpisode(running: Episode): string {
  const details = Object.entries(running).filter(([name]) =>
    ['after', 'was', 'shownAs', 'isPrimary'].includes(name),
  );
  return [running.type, running.status, ...details.map(([name, value]) => `${name} ${value}`)].join(' ');
}
