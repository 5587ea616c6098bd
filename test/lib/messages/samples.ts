import type { ConditionKind } from '../../../lib/domain/conditions.ts';
import type { Message } from '../../../lib/domain/judge/owed.ts';
import {
  type Change,
  type InstanceFacts,
  type Notification,
  notificationId,
} from '../../../lib/domain/record.ts';
import { type Episode, higher, type Resource, type Scope } from '../../../lib/domain/resource.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { verdict } from '../../../lib/domain/track/outcomes.ts';
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

export const REGION: Resource = { type: 'region', arn: ARN, region: 'eu-west-1' };
export const INSTANCE_ITSELF: Resource = { type: 'instance', arn: ARN };
const THE_SCOPE: Resource = { type: 'scope' };
const RECORD: Resource = { type: 'record', key: ARN };

export const episode = (status: string, more: Partial<Episode> = {}): Episode => ({
  status,
  since: NOON - 2 * HOUR,
  clock: 'monitor',
  ...more,
});

type Open = Extract<Notification, { episode: unknown }>;
type Changed = Extract<Notification, { change: unknown }>;

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
  more: Partial<Open> = {},
): Open => ({ ...base(resource, kind), kind, reason: 'opened', episode: running, ...more }) as Open;

export const closed = (kind: ConditionKind, change: Change, more: Partial<Changed> = {}): Changed =>
  ({
    ...base(change.resource, kind),
    kind,
    reason: 'closed',
    openedAt: NOON - HOUR,
    change,
    ...more,
  }) as Changed;

export const told = (change: Change, more: Partial<Changed> = {}): Changed =>
  ({
    ...base(change.resource, change.outcome),
    kind: change.outcome,
    severity: change.severity,
    sequence: 1,
    reason: 'told',
    change,
    ...more,
  }) as Changed;

export const messageOf = (newest: Notification, earlier: readonly Notification[] = []): Message => ({
  id: notificationId(newest),
  newest,
  earlier,
  severity: earlier.map((each) => each.severity).reduce(higher, newest.severity),
});

const REASONS = ['opened', 'escalated', 'updated', 'reminded'] as const;

const CAUSE = { code: 'TimeoutError', message: 'ListInstances in eu-central-1 did not answer in time' };

export const SUSPENDED = [
  { ...INSTANCE, pending: [{ region: 'eu-west-1', status: 'ADDING', since: NOON - 3 * HOUR }] },
];

const notSeen = (status: string): Open =>
  ongoing('not-seen', THE_SCOPE, episode(status, { cause: CAUSE }), {
    lastSeenAt: NOON - 2 * HOUR - 5 * MINUTE,
    suspended: SUSPENDED,
  });

const CONDITIONS: readonly Open[] = [
  ongoing('region-stuck-adding', REGION, episode('ADDING', { clock: 'aws' })),
  ongoing('region-stuck-removing', REGION, episode('REMOVING')),
  ongoing('instance-create-failed', INSTANCE_ITSELF, episode('CREATE_FAILED', { statusReason: 'No key.' })),
  ongoing('instance-stuck-creating', INSTANCE_ITSELF, episode('CREATE_IN_PROGRESS')),
  ongoing('instance-stuck-deleting', INSTANCE_ITSELF, episode('DELETE_IN_PROGRESS')),
  ...['partial', 'empty', 'elsewhere', 'blind'].map(notSeen),
  ongoing('unknown-status', REGION, episode('PAUSED')),
  ongoing('unknown-status', INSTANCE_ITSELF, episode('FROZEN')),
  ongoing('record-unreadable', RECORD, episode('UNREADABLE')),
];

/** Every change that the rules can tell, and so every outcome. */
export const CHANGES: readonly Change[] = [
  ...transitions(REGION, ['ACTIVE', 'ADDING', 'REMOVING']),
  ...transitions(INSTANCE_ITSELF, ['ACTIVE', 'CREATE_IN_PROGRESS', 'CREATE_FAILED', 'DELETE_IN_PROGRESS']),
  change(THE_SCOPE, episode('blind', { cause: CAUSE }), episode('seen')),
  change(THE_SCOPE, episode('seen'), episode('blind', { cause: CAUSE })),
  { resource: RECORD, from: episode('UNREADABLE'), at: NOON, outcome: 'recovered', severity: 'info' },
  {
    resource: INSTANCE_ITSELF,
    at: NOON,
    outcome: 'primary-changed',
    severity: 'critical',
    primary: { from: 'eu-central-1', to: 'us-east-1' },
  },
  ...['ADDING', 'REMOVING'].map(
    (status): Change => ({
      resource: REGION,
      from: episode(status),
      at: NOON,
      outcome: 'instance-gone',
      severity: 'info',
    }),
  ),
  {
    resource: REGION,
    from: episode('PAUSED'),
    ofUnknown: true,
    at: NOON,
    outcome: 'superseded',
    severity: 'info',
  },
  {
    resource: REGION,
    from: episode('PAUSED'),
    ofUnknown: true,
    to: episode('REMOVING'),
    at: NOON,
    outcome: 'recovered',
    severity: 'info',
  },
  {
    resource: REGION,
    from: episode('PAUSED'),
    ofUnknown: true,
    to: episode('ACTIVE'),
    at: NOON,
    outcome: 'recovered',
    severity: 'info',
  },
];

export const FOLDED: Notification = {
  ...base(INSTANCE_ITSELF, 'folded'),
  reason: 'folded',
  kind: 'folded',
  counts: { 'told vanished': 40, 'told completed': 2, 'closed region-stuck-adding': 9 },
  from: NOON - 30 * HOUR,
  to: NOON - HOUR,
};

/** Every kind with every reason. */
export const NOTIFICATIONS: readonly Notification[] = [
  ...CONDITIONS.flatMap((one) => REASONS.map((reason) => ({ ...one, reason }))),
  ...CHANGES.flatMap((one) => [told(one), closed(kindOf(one), one)]),
  FOLDED,
];

/** The texts that a reader sees as one. */
export const nameOf = ({ reason, kind, resource, ...rest }: Notification): string => {
  const moved =
    'change' in rest ? ` ${rest.change.outcome} ${rest.change.from?.status}>${rest.change.to?.status}` : '';
  const running = 'episode' in rest ? ` ${rest.episode.status}` : '';
  return `${reason} ${kind} ${resource.type}${running}${moved}`;
};

function transitions(resource: Resource, statuses: readonly string[]): readonly Change[] {
  const all = [undefined, ...statuses];
  return all.flatMap((from) =>
    all
      .filter((to) => from !== to || from === 'ADDING')
      .map((to) => change(resource, from && episode(from), to && episode(to))),
  );
}

function change(resource: Resource, from: Episode | '' | undefined, to: Episode | '' | undefined): Change {
  const ends = { ...(from && { from }), ...(to && { to }) };
  const decided = verdict({ resource, from: from || undefined, to: to || undefined, primary: false });
  return { resource, ...ends, at: NOON, ...decided };
}

function kindOf({ resource, from, ofUnknown }: Change): ConditionKind {
  if (ofUnknown) return 'unknown-status';
  if (resource.type === 'scope') return 'not-seen';
  if (resource.type === 'record') return 'record-unreadable';
  if (resource.type === 'region')
    return from?.status === 'REMOVING' ? 'region-stuck-removing' : 'region-stuck-adding';
  return from?.status === 'CREATE_FAILED' ? 'instance-create-failed' : 'instance-stuck-creating';
}
