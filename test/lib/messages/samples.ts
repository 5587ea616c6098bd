import { type Change, endsOf, type RegionChange } from '../../../lib/domain/change.ts';
import type { ConditionKind } from '../../../lib/domain/conditions.ts';
import type {
  Episode,
  InstanceEpisode,
  RecordEpisode,
  RegionEpisode,
  ScopeEpisode,
  UnknownEpisode,
  UnseenEpisode,
} from '../../../lib/domain/episode.ts';
import {
  type AnnouncedNotification,
  type ClosedNotification,
  type InstanceFacts,
  type Notification,
  type OngoingNotification,
  OPEN_REASONS,
} from '../../../lib/domain/ledger.ts';
import type {
  InstanceResource,
  RecordResource,
  RegionResource,
  Resource,
  Scope,
  ScopeResource,
} from '../../../lib/domain/resource.ts';
import {
  type InstanceStatus,
  type RegionStatus,
  UNSEEN_STATUSES,
  type UnseenStatus,
} from '../../../lib/domain/status.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { outcomeOfInstance, outcomeOfRegion, outcomeOfScope } from '../../../lib/domain/track/outcomes.ts';
import type { MessageContext } from '../../../lib/messages/context.ts';

export const NOON = Date.UTC(2026, 10, 22, 12);
export const ARN = 'arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9';
export const SCOPE: Scope = { accountId: '123456789012', region: 'eu-central-1' };
export const CONTEXT: MessageContext = { scope: SCOPE, stage: 'prod', now: NOON };

export const INSTANCE: InstanceFacts = {
  arn: ARN,
  name: 'acme-workforce',
  ownerAccountId: '210987654321',
  primaryRegion: 'eu-central-1',
  activeRegions: ['eu-central-1', 'us-east-1'],
};

export const REGION: RegionResource = { type: 'region', arn: ARN, region: 'eu-west-1' };
export const INSTANCE_ITSELF: InstanceResource = { type: 'instance', arn: ARN };
export const THE_SCOPE: ScopeResource = { type: 'scope' };
export const RECORD: RecordResource = { type: 'record', key: ARN };

const stretch = { since: NOON - 2 * HOUR, clock: 'monitor' } as const;

export const episode = (status: RegionStatus, more: Partial<RegionEpisode> = {}): RegionEpisode => ({
  type: 'region',
  status,
  ...stretch,
  ...more,
});

export const instanceEpisode = (
  status: InstanceStatus,
  more: Partial<InstanceEpisode> = {},
): InstanceEpisode => ({ type: 'instance', status, ...stretch, ...more });

export const unknownEpisode = (status: string): UnknownEpisode => ({ type: 'unknown', status, ...stretch });

export const SEEN: ScopeEpisode = { type: 'scope', status: 'seen', ...stretch };

export const unseenEpisode = (status: UnseenStatus, more: Partial<UnseenEpisode> = {}): UnseenEpisode => ({
  type: 'scope',
  status,
  ...stretch,
  ...more,
});

export const UNREADABLE: RecordEpisode = { type: 'record', status: 'UNREADABLE', ...stretch };

const base = (resource: Resource, kind: string) =>
  ({
    incident: `123456789012/eu-central-1/x/${kind}/2026-11-22T10:00:00.000Z`,
    sequence: 2,
    severity: 'warning',
    resource,
    decidedAt: NOON,
    ...(resource.type === 'scope' || resource.type === 'record' ? {} : { instance: INSTANCE }),
  }) as const;

export const ongoing = (
  kind: ConditionKind,
  resource: Resource,
  running: Episode,
  more: Partial<OngoingNotification> = {},
): OngoingNotification =>
  ({ ...base(resource, kind), kind, reason: 'opened', episode: running, ...more }) as OngoingNotification;

export const closed = (
  kind: ConditionKind,
  change: Change,
  more: Partial<ClosedNotification> = {},
): ClosedNotification =>
  ({
    ...base(change.resource, kind),
    kind,
    reason: 'closed',
    openedAt: NOON - HOUR,
    change,
    ...more,
  }) as ClosedNotification;

export const announced = (change: Change, more: Partial<AnnouncedNotification> = {}): AnnouncedNotification =>
  ({
    ...base(change.resource, change.outcome),
    kind: change.outcome,
    severity: change.severity,
    sequence: 1,
    reason: 'announced',
    change,
    ...more,
  }) as AnnouncedNotification;

/** In the order in which the samples show them. */
const REGION_ORDER: readonly RegionStatus[] = ['ACTIVE', 'ADDING', 'REMOVING'];
const INSTANCE_ORDER: readonly InstanceStatus[] = [
  'ACTIVE',
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'DELETE_IN_PROGRESS',
];

const CAUSE = { code: 'TimeoutError', message: 'ListInstances in eu-central-1 did not answer in time' };

export const SUSPENDED = [
  { ...INSTANCE, unfinished: [{ region: 'eu-west-1', status: 'ADDING', since: NOON - 3 * HOUR }] },
];

const notSeen = (status: UnseenStatus): OngoingNotification =>
  ongoing('not-seen', THE_SCOPE, unseenEpisode(status, { cause: CAUSE }), {
    lastSeenAt: NOON - 2 * HOUR - 5 * MINUTE,
    suspended: SUSPENDED,
  });

const CONDITIONS: readonly OngoingNotification[] = [
  ongoing('region-adding', REGION, episode('ADDING', { clock: 'aws' })),
  ongoing('region-removing', REGION, episode('REMOVING')),
  ongoing(
    'instance-create-failed',
    INSTANCE_ITSELF,
    instanceEpisode('CREATE_FAILED', { statusReason: 'No key.' }),
  ),
  ongoing('instance-creating', INSTANCE_ITSELF, instanceEpisode('CREATE_IN_PROGRESS')),
  ongoing('instance-deleting', INSTANCE_ITSELF, instanceEpisode('DELETE_IN_PROGRESS')),
  ...UNSEEN_STATUSES.map(notSeen),
  ongoing('unknown-status', REGION, unknownEpisode('PAUSED')),
  ongoing('unknown-status', INSTANCE_ITSELF, unknownEpisode('FROZEN')),
  ongoing('record-unreadable', RECORD, UNREADABLE),
];

/** Every change that the rules can tell, and so every outcome. */
export const CHANGES: readonly Change[] = [
  ...transitions(
    REGION_ORDER,
    (from, to): Change => ({
      type: 'region',
      resource: REGION,
      ...(from && { from: episode(from) }),
      ...(to && { to: episode(to) }),
      at: NOON,
      ...outcomeOfRegion(from, to, false),
    }),
  ),
  ...transitions(
    INSTANCE_ORDER,
    (from, to): Change => ({
      type: 'instance',
      resource: INSTANCE_ITSELF,
      ...(from && { from: instanceEpisode(from) }),
      ...(to && { to: instanceEpisode(to) }),
      at: NOON,
      ...outcomeOfInstance(from, to),
    }),
  ),
  scopeChange(unseenEpisode('blind', { cause: CAUSE }), SEEN),
  scopeChange(SEEN, unseenEpisode('blind', { cause: CAUSE })),
  { type: 'record', resource: RECORD, from: UNREADABLE, at: NOON, outcome: 'recovered', severity: 'info' },
  {
    type: 'primary',
    resource: INSTANCE_ITSELF,
    at: NOON,
    outcome: 'primary-changed',
    severity: 'critical',
    primary: { from: 'eu-central-1', to: 'us-east-1' },
  },
  regionChange({ from: episode('ADDING'), outcome: 'instance-gone' }),
  regionChange({ from: episode('REMOVING'), outcome: 'instance-gone' }),
  regionChange({ from: unknownEpisode('PAUSED'), outcome: 'superseded' }),
  regionChange({ from: unknownEpisode('PAUSED'), to: episode('REMOVING'), outcome: 'recovered' }),
  regionChange({ from: unknownEpisode('PAUSED'), to: episode('ACTIVE'), outcome: 'recovered' }),
];

export const SUMMARY: Notification = {
  ...base(INSTANCE_ITSELF, 'summary'),
  reason: 'summarised',
  kind: 'summary',
  counts: { 'announced vanished': 40, 'announced completed': 2, 'closed region-adding': 9 },
  from: NOON - 30 * HOUR,
  to: NOON - HOUR,
};

/** Every kind with every reason. */
export const NOTIFICATIONS: readonly Notification[] = [
  ...CONDITIONS.flatMap((one) => OPEN_REASONS.map((reason) => ({ ...one, reason }))),
  ...CHANGES.flatMap((one) => [announced(one), closed(kindOf(one), one)]),
  SUMMARY,
];

/** The texts that a reader sees as one. */
export const nameOf = ({ reason, kind, resource, ...rest }: Notification): string => {
  const ends = 'change' in rest ? endsOf(rest.change) : {};
  const moved = 'change' in rest ? ` ${rest.change.outcome} ${ends.from?.status}>${ends.to?.status}` : '';
  const running = 'episode' in rest ? ` ${rest.episode.status}` : '';
  return `${reason} ${kind} ${resource.type}${running}${moved}`;
};

/** From each status, and from none, to each other and to none; a Region can begin `ADDING` anew. */
function transitions<S extends string>(
  statuses: readonly S[],
  change: (from: S | undefined, to: S | undefined) => Change,
): readonly Change[] {
  const all = [undefined, ...statuses];
  return all.flatMap((from) =>
    all.filter((to) => from !== to || from === 'ADDING').map((to) => change(from, to)),
  );
}

function scopeChange(from: ScopeEpisode, to: ScopeEpisode): Change {
  return { type: 'scope', resource: THE_SCOPE, from, to, at: NOON, ...outcomeOfScope(to.status === 'seen') };
}

function regionChange(ends: Pick<RegionChange, 'from' | 'to' | 'outcome'>): Change {
  return { type: 'region', resource: REGION, at: NOON, severity: 'info', ...ends };
}

function kindOf(change: Change): ConditionKind {
  if (change.type === 'scope') return 'not-seen';
  if (change.type === 'record') return 'record-unreadable';
  const { from } = endsOf(change);
  if (from?.type === 'unknown') return 'unknown-status';
  if (change.type === 'region') return from?.status === 'REMOVING' ? 'region-removing' : 'region-adding';
  return from?.status === 'CREATE_FAILED' ? 'instance-create-failed' : 'instance-creating';
}
