import type { Change } from '../../../lib/domain/change.ts';
import type { ConditionKind } from '../../../lib/domain/conditions.ts';
import type {
  Episode,
  IdleEpisode,
  InstanceEpisode,
  LostEpisode,
  PrimaryEpisode,
  RecordEpisode,
  RegionEpisode,
  ScopeEpisode,
  UnknownEpisode,
  UnlistedEpisode,
  UnseenEpisode,
  UnwatchedEpisode,
} from '../../../lib/domain/episode.ts';
import type {
  AnnouncedNotification,
  ClosedNotification,
  InstanceFacts,
  OngoingNotification,
} from '../../../lib/domain/ledger.ts';
import { remedyOf } from '../../../lib/domain/observe/remedy.ts';
import type {
  InstanceResource,
  RecordResource,
  RegionResource,
  Resource,
  Scope,
  ScopeResource,
  Severity,
} from '../../../lib/domain/resource.ts';
import type { InstanceStatus, RegionStatus, UnseenStatus } from '../../../lib/domain/status.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import type { MessageContext } from '../../../lib/messages/context.ts';

export const NOON = Date.UTC(2026, 10, 22, 12);
export const ARN = 'arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9';
export const SCOPE: Scope = { accountId: '123456789012', stage: 'prod', region: 'eu-central-1' };
export const CONTEXT: MessageContext = { scope: SCOPE, now: NOON, deployedIn: 'eu-west-1' };

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
  remedy: remedyOf({ status, ...more }),
  ...more,
});

export const lostEpisode = (of: LostEpisode['of'], more: Partial<LostEpisode> = {}): LostEpisode => ({
  type: 'lost',
  of,
  status: 'LOST',
  was: 'ACTIVE',
  ...stretch,
  provedDays: 1,
  lastProvedDay: 0,
  ...more,
});

export const primaryEpisode = (status: string, more: Partial<PrimaryEpisode> = {}): PrimaryEpisode => ({
  type: 'primary',
  status,
  ...stretch,
  ...more,
});

export const UNWATCHED: UnwatchedEpisode = {
  type: 'unwatched',
  status: 'UNWATCHED',
  ...stretch,
  shownIn: 'us-east-1',
};

export const UNLISTED: UnlistedEpisode = {
  type: 'unlisted',
  status: 'UNLISTED',
  since: NOON - DAY,
  clock: 'monitor',
  polls: 3,
};

export const IDLE: IdleEpisode = { type: 'idle', status: 'IDLE', since: NOON - DAY, clock: 'monitor' };

export const UNREADABLE: RecordEpisode = { type: 'record', status: 'UNREADABLE', ...stretch };

export const base = (resource: Resource, kind: string, severity: Severity = 'warning') =>
  ({
    incident: `123456789012/prod/x/${kind}/2026-11-22T10:00:00.000Z`,
    sequence: 2,
    severity,
    severities: [severity],
    resource,
    decidedAt: NOON,
    asked: SCOPE.region,
    ...(resource.type === 'scope' || resource.type === 'record' ? {} : { instance: INSTANCE }),
  }) as const;

export const ongoing = (
  kind: ConditionKind,
  resource: Resource,
  running: Episode,
  more: Partial<OngoingNotification> = {},
): OngoingNotification => ({
  ...base(resource, kind, more.severity),
  kind,
  reason: 'opened',
  openedAt: NOON - HOUR,
  episode: running,
  ...more,
});

export const closed = (
  kind: ConditionKind,
  change: Change,
  more: Partial<ClosedNotification> = {},
): ClosedNotification => ({
  ...base(change.resource, kind, more.severity),
  kind,
  reason: 'closed',
  openedAt: NOON - HOUR,
  change,
  ...more,
});

export const announced = (
  change: Change,
  more: Partial<AnnouncedNotification> = {},
): AnnouncedNotification => ({
  ...base(change.resource, change.outcome, change.severity),
  kind: change.outcome,
  sequence: 1,
  reason: 'announced',
  change,
  ...more,
});
