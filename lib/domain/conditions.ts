import type { Episode } from './episode.ts';
import type { Policy, Thresholds } from './policy.ts';
import type { Severity } from './resource.ts';
import type { InstanceStatus, RegionStatus } from './status.ts';
import type { Duration, Instant } from './time.ts';

/** To add a kind of alert, name it here and fill in the tables below. */
export const CONDITION_KINDS = [
  'region-adding',
  'region-removing',
  'instance-create-failed',
  'instance-creating',
  'instance-deleting',
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
  readonly reminded: boolean;
}

/** The kind that each status comes to when it lasts, if it comes to one. */
const OF_REGION: Readonly<Record<RegionStatus, ConditionKind | undefined>> = {
  ACTIVE: undefined,
  ADDING: 'region-adding',
  REMOVING: 'region-removing',
};

const OF_INSTANCE: Readonly<Record<InstanceStatus, ConditionKind | undefined>> = {
  CREATE_IN_PROGRESS: 'instance-creating',
  CREATE_FAILED: 'instance-create-failed',
  ACTIVE: undefined,
  DELETE_IN_PROGRESS: 'instance-deleting',
};

const NEVER = (): Duration => Number.POSITIVE_INFINITY;
const AT_ONCE = (): Duration => 0;

const CONDITIONS: Readonly<Record<ConditionKind, Omit<Condition, 'kind'>>> = {
  'region-adding': { ...after((policy) => policy.adding), reminded: true },
  'region-removing': { ...after((policy) => policy.removing), reminded: true },
  'instance-create-failed': { warning: NEVER, critical: AT_ONCE, reminded: true },
  'instance-creating': { ...after((policy) => policy.creating), reminded: true },
  'instance-deleting': { ...after((policy) => policy.deleting), reminded: true },
  'not-seen': { ...after((policy) => policy.notSeen), reminded: true },
  'unknown-status': { warning: AT_ONCE, critical: NEVER, reminded: false },
  'record-unreadable': { warning: NEVER, critical: AT_ONCE, reminded: true },
};

/** The condition that an episode can come to. */
export function conditionOf(episode: Episode): Condition | undefined {
  const kind = kindOf(episode);
  return kind && { kind, ...CONDITIONS[kind] };
}

function kindOf(episode: Episode): ConditionKind | undefined {
  switch (episode.type) {
    case 'region':
      return OF_REGION[episode.status];
    case 'instance':
      return OF_INSTANCE[episode.status];
    case 'scope':
      return episode.status === 'seen' ? undefined : 'not-seen';
    case 'record':
      return 'record-unreadable';
    case 'unknown':
      return 'unknown-status';
  }
}

/** How severe it is by now, if it is a condition at all. */
export function severityOf(
  condition: Condition,
  episode: Episode,
  { policy, now }: { readonly policy: Policy; readonly now: Instant },
): Severity | undefined {
  if (now - criticalSince(episode) >= condition.critical(policy)) return 'critical';
  return now - episode.since >= condition.warning(policy) ? 'warning' : undefined;
}

/** While part of the scope is seen, it is not critical. The time to critical starts at the last row that was read. */
const criticalSince = (episode: Episode): Instant =>
  'rowReadAt' in episode ? Math.max(episode.since, episode.rowReadAt) : episode.since;

/** What a message says of the episode beside its age. When it changes, people get an update. */
export function detailOf(episode: Episode): string {
  switch (episode.type) {
    case 'scope':
      return episode.status;
    case 'instance':
      return episode.statusReason ?? '';
    case 'region':
    case 'record':
    case 'unknown':
      return '';
  }
}

function after(thresholds: (policy: Policy) => Thresholds): Pick<Condition, 'warning' | 'critical'> {
  return {
    warning: (policy) => unlessOff(thresholds(policy).warning),
    critical: (policy) => unlessOff(thresholds(policy).critical),
  };
}

/** In the policy 0 turns a severity off. */
function unlessOff(duration: Duration): Duration {
  return duration === 0 ? Number.POSITIVE_INFINITY : duration;
}
