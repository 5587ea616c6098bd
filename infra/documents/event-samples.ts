import type { Change } from '../../lib/domain/change.ts';
import { type Envelope, envelopeOf } from '../../lib/domain/judge/outbox.ts';
import type {
  InstanceFacts,
  Notification,
  OngoingNotification,
  OpenReason,
  Reason,
} from '../../lib/domain/ledger.ts';
import { incidentId, type RegionResource, type Scope } from '../../lib/domain/resource.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time.ts';
import type { JsonEvent } from '../../lib/messages/event.ts';
import { compose } from '../../lib/messages/publication.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 30);
const SCOPE: Scope = { accountId: '123456789012', stage: 'prod', region: 'eu-central-1' };
const ARN = 'arn:aws:sso:::instance/ssoins-72234f1e0a5bc6d9';
const REGION: RegionResource = { type: 'region', arn: ARN, region: 'ap-southeast-2' };

const INSTANCE: InstanceFacts = {
  arn: ARN,
  name: 'acme',
  ownerAccountId: '123456789012',
  primaryRegion: 'eu-central-1',
  activeRegions: ['eu-central-1', 'us-east-1'],
};

/** One event for each reason, as the monitor would send it. */
export const eventSamples = (): readonly JsonEvent[] =>
  Object.entries(NOTIFICATIONS).map(([reason, sample]) =>
    eventOf(envelopeOf({ ...sample, reason } as Notification)),
  );

const eventOf = (envelope: Envelope): JsonEvent =>
  JSON.parse(
    compose(envelope, { scope: SCOPE, now: envelope.newest.decidedAt, deployedIn: 'eu-west-1' }).bodies
      .lambda,
  );

const ABOUT = { asked: SCOPE.region, instance: INSTANCE, openedAt: NOW } as const;

const ADDING = {
  ...ABOUT,
  incident: incidentId(SCOPE, { resource: REGION, kind: 'region-adding', since: NOW - 30 * MINUTE }),
  kind: 'region-adding',
  resource: REGION,
  episode: { type: 'region', status: 'ADDING', since: NOW - 30 * MINUTE, clock: 'aws' },
} as const;

const ADDED: Change = {
  type: 'region',
  resource: REGION,
  from: ADDING.episode,
  to: { type: 'region', status: 'ACTIVE', since: NOW + 100 * MINUTE, clock: 'monitor' },
  at: NOW + 100 * MINUTE,
  outcome: 'completed',
  severity: 'info',
};

const INSTANCE_ITSELF = { type: 'instance', arn: ARN } as const;

const CREATE_FAILED = {
  ...ABOUT,
  instance: { ...INSTANCE, activeRegions: [] },
  kind: 'instance-create-failed',
  incident: incidentId(SCOPE, { resource: INSTANCE_ITSELF, kind: 'instance-create-failed', since: NOW }),
  resource: INSTANCE_ITSELF,
  severity: 'critical',
  severities: ['critical'],
  episode: {
    type: 'instance',
    status: 'CREATE_FAILED',
    since: NOW,
    clock: 'monitor',
    statusReason: 'The KMS key is disabled.',
  },
} as const;

const DELETING = {
  ...ABOUT,
  kind: 'instance-deleting',
  incident: incidentId(SCOPE, { resource: INSTANCE_ITSELF, kind: 'instance-deleting', since: NOW }),
  resource: INSTANCE_ITSELF,
  severity: 'critical',
  severities: ['critical'],
  episode: { type: 'instance', status: 'DELETE_IN_PROGRESS', since: NOW, clock: 'monitor', after: 'ACTIVE' },
} as const;

const NOT_SEEN = {
  asked: SCOPE.region,
  openedAt: NOW + 15 * MINUTE,
  kind: 'not-seen',
  incident: incidentId(SCOPE, { resource: { type: 'scope' }, kind: 'not-seen', since: NOW }),
  resource: { type: 'scope' },
  severity: 'critical',
  severities: ['warning', 'critical'],
  episode: {
    type: 'scope',
    status: 'blind',
    since: NOW,
    clock: 'monitor',
    remedy: 'permission',
    cause: {
      code: 'AccessDeniedException',
      message: 'ListInstances at eu-central-1 answered AccessDeniedException: not authorized',
    },
  },
  lastSeenAt: NOW - 5 * MINUTE,
  suspended: [
    { ...INSTANCE, unfinished: [{ region: 'ap-southeast-2', status: 'ADDING', since: NOW - 30 * MINUTE }] },
  ],
} as const;

const VANISHED: Change = {
  type: 'region',
  resource: REGION,
  from: ADDING.episode,
  at: NOW - 20 * MINUTE,
  outcome: 'vanished',
  severity: 'warning',
};

type Sample<R extends Reason> = Omit<
  R extends OpenReason ? OngoingNotification : Extract<Notification, { reason: R }>,
  'reason'
>;

const NOTIFICATIONS: { readonly [R in Reason]: Sample<R> } = {
  opened: { ...ADDING, sequence: 1, severity: 'warning', severities: ['warning'], decidedAt: NOW },
  escalated: {
    ...ADDING,
    sequence: 2,
    severity: 'critical',
    severities: ['warning', 'critical'],
    decidedAt: NOW + 90 * MINUTE,
  },
  overdue: { ...DELETING, sequence: 2, decidedAt: NOW + 2 * HOUR },
  updated: { ...CREATE_FAILED, sequence: 2, decidedAt: NOW + HOUR },
  reminded: { ...NOT_SEEN, sequence: 3, decidedAt: NOW + 5 * HOUR },
  closed: {
    ...ADDING,
    sequence: 3,
    severity: 'critical',
    severities: ['warning', 'critical'],
    decidedAt: ADDED.at,
    openedAt: NOW,
    change: ADDED,
  },
  announced: {
    ...ABOUT,
    kind: 'vanished',
    incident: incidentId(SCOPE, { resource: REGION, kind: 'vanished', since: VANISHED.at }),
    resource: REGION,
    sequence: 1,
    severity: 'warning',
    severities: ['warning'],
    decidedAt: VANISHED.at,
    change: VANISHED,
  },
  summarised: {
    ...ABOUT,
    kind: 'summary',
    incident: incidentId(SCOPE, { resource: INSTANCE_ITSELF, kind: 'summary', since: NOW - DAY }),
    resource: INSTANCE_ITSELF,
    sequence: 12,
    severity: 'warning',
    severities: ['warning'],
    decidedAt: NOW,
    counts: { 'announced vanished': 10, 'closed region-adding': 2 },
    ids: [`${ADDING.incident}.4`],
    from: NOW - DAY,
    to: NOW,
  },
};
