import type { Policy } from './policy.ts';
import type { Episode, Resource, Severity } from './resource.ts';
import type { Duration, Instant } from './time.ts';

/** A new kind of alert is named here and has its row in the table below. */
export const CONDITION_KINDS = [
  'region-stuck-adding',
  'region-stuck-removing',
  'instance-create-failed',
  'instance-stuck-creating',
  'instance-stuck-deleting',
  'not-seen',
  'unknown-status',
  'record-unreadable',
] as const;

export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** A resource that has been in a status for as long as the policy allows. */
export interface Condition {
  readonly kind: ConditionKind;
  readonly warning: (policy: Policy) => Duration;
  readonly critical: (policy: Policy) => Duration;
  /** From when `critical` counts; from the episode's `since` unless told here. */
  readonly criticalSince?: (episode: Episode) => Instant;
  readonly reminded: boolean;
}

interface Row extends Omit<Condition, 'kind'> {
  readonly applies: (type: Resource['type'], status: string) => boolean;
}

const NEVER = (): Duration => Number.POSITIVE_INFINITY;
const AT_ONCE = (): Duration => 0;
/** In the policy 0 turns a severity off. */
const unlessOff = (duration: Duration): Duration => (duration === 0 ? Number.POSITIVE_INFINITY : duration);

const of =
  (type: Resource['type'], wanted: string) =>
  (actual: Resource['type'], status: string): boolean =>
    actual === type && status === wanted;

const ROWS: Readonly<Record<Exclude<ConditionKind, 'unknown-status'>, Row>> = {
  'region-stuck-adding': {
    applies: of('region', 'ADDING'),
    warning: (policy) => unlessOff(policy.adding.warning),
    critical: (policy) => unlessOff(policy.adding.critical),
    reminded: true,
  },
  'region-stuck-removing': {
    applies: of('region', 'REMOVING'),
    warning: (policy) => unlessOff(policy.removing.warning),
    critical: (policy) => unlessOff(policy.removing.critical),
    reminded: true,
  },
  'instance-create-failed': {
    applies: of('instance', 'CREATE_FAILED'),
    warning: NEVER,
    critical: AT_ONCE,
    reminded: true,
  },
  'instance-stuck-creating': {
    applies: of('instance', 'CREATE_IN_PROGRESS'),
    warning: (policy) => unlessOff(policy.creating.warning),
    critical: (policy) => unlessOff(policy.creating.critical),
    reminded: true,
  },
  'instance-stuck-deleting': {
    applies: of('instance', 'DELETE_IN_PROGRESS'),
    warning: (policy) => unlessOff(policy.deleting.warning),
    critical: (policy) => unlessOff(policy.deleting.critical),
    reminded: true,
  },
  'not-seen': {
    applies: (type, status) => type === 'scope' && status !== 'seen',
    warning: (policy) => unlessOff(policy.notSeen.warning),
    critical: (policy) => unlessOff(policy.notSeen.critical),
    criticalSince: (episode) => Math.max(episode.since, episode.rowReadAt ?? episode.since),
    reminded: true,
  },
  'record-unreadable': {
    applies: (type) => type === 'record',
    warning: NEVER,
    critical: AT_ONCE,
    reminded: true,
  },
};

export const CONDITIONS: readonly (Condition & Row)[] = Object.entries(ROWS).map(([kind, row]) => ({
  kind: kind as keyof typeof ROWS,
  ...row,
}));

/** Of any resource, in a status that no other row knows. Its row stands apart because it suspends theirs. */
export const UNKNOWN_STATUS: Condition = {
  kind: 'unknown-status',
  warning: AT_ONCE,
  critical: NEVER,
  reminded: false,
};

/** The condition that an episode in a status that we know can come to. */
export const conditionOf = (resource: Resource, episode: Episode): Condition | undefined =>
  CONDITIONS.find((row) => row.applies(resource.type, episode.status));

/** How severe it is by now, if it is one at all. */
export function severityOf(
  condition: Condition,
  episode: Episode,
  policy: Policy,
  now: Instant,
): Severity | undefined {
  const criticalSince = condition.criticalSince?.(episode) ?? episode.since;
  if (now - criticalSince >= condition.critical(policy)) return 'critical';
  return now - episode.since >= condition.warning(policy) ? 'warning' : undefined;
}

/** What an incident tells of its episode beside its age; when it differs from what was told, people are updated. */
export function detailOf(resource: Resource, episode: Episode): string {
  switch (resource.type) {
    case 'scope':
      return episode.status;
    case 'instance':
      return episode.statusReason ?? '';
    case 'region':
    case 'record':
      return '';
  }
}
