import type {
  Episode,
  InstanceEpisode,
  LostEpisode,
  PrimaryEpisode,
  RegionEpisode,
  UnknownEpisode,
} from './episode.ts';
import type { Policy, Thresholds } from './policy.ts';
import { atLeast, higher, type Severity } from './resource.ts';
import type { InstanceStatus, RegionStatus } from './status.ts';
import { DAY, type Duration, type Instant } from './time.ts';

/** To add a kind of alert, name it here and give it a row in the tables below. */
export const CONDITION_KINDS = [
  'region-adding',
  'region-removing',
  'region-lost',
  'instance-creating',
  'instance-create-failed',
  'instance-deleting',
  'instance-lost',
  'primary-elsewhere',
  'no-longer-watched',
  'unlisted',
  'not-seen',
  'nothing-to-watch',
  'unknown-status',
  'record-unreadable',
] as const;

export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** Whether it is about the status of its resource. The others are true of an instance, or of all, whatever the status. */
export const IS_OF_STATUS: Readonly<Record<ConditionKind, boolean>> = {
  'region-adding': true,
  'region-removing': true,
  'region-lost': true,
  'instance-creating': true,
  'instance-create-failed': true,
  'instance-deleting': true,
  'instance-lost': true,
  'primary-elsewhere': false,
  'no-longer-watched': false,
  unlisted: false,
  'not-seen': true,
  'nothing-to-watch': false,
  'unknown-status': true,
  'record-unreadable': true,
};

/** A severity that comes with age. */
export const THRESHOLDS = ['warning', 'critical'] as const;

export type Threshold = (typeof THRESHOLDS)[number];

/** What people must hear of when an episode begins, or when it lasts. */
export interface Condition {
  readonly kind: ConditionKind;
  /** How severe it is from the first moment. Without it there is no incident before the first threshold. */
  readonly atOnce?: Severity | undefined;
  readonly thresholds: (policy: Policy) => Thresholds;
}

/** In the policy 0 turns a severity off. */
const OFF: Duration = 0;
const NONE = (): Thresholds => ({ warning: OFF, critical: OFF });
const A_DAY = (): Thresholds => ({ warning: DAY, critical: OFF });

/** For so long the list of Regions must be left out until that has an incident of its own. */
export const UNLISTED_AFTER: Duration = DAY;

type Rows<Status extends string, E> = Readonly<Record<Status, (episode: E) => Condition | undefined>>;

const OF_REGION: Rows<RegionStatus, RegionEpisode> = {
  ACTIVE: () => undefined,
  ADDING: ({ after }) => ({
    kind: 'region-adding',
    atOnce: after === 'ACTIVE' ? 'warning' : undefined,
    thresholds: ({ adding }) => adding,
  }),
  REMOVING: ({ isPrimary }) =>
    isPrimary
      ? { kind: 'region-removing', atOnce: 'critical', thresholds: NONE }
      : { kind: 'region-removing', atOnce: 'warning', thresholds: ({ removing }) => removing },
};

const OF_INSTANCE: Rows<InstanceStatus, InstanceEpisode> = {
  CREATE_IN_PROGRESS: () => ({ kind: 'instance-creating', thresholds: ({ creating }) => creating }),
  CREATE_FAILED: () => ({ kind: 'instance-create-failed', atOnce: 'critical', thresholds: NONE }),
  ACTIVE: () => undefined,
  DELETE_IN_PROGRESS: ({ after = 'ACTIVE' }) => ({
    kind: 'instance-deleting',
    atOnce: DELETION_AFTER[after],
    thresholds: ({ deleting }) => deleting,
  }),
};

/** By what the instance was before: who deletes one that failed follows the advice of its message. */
const DELETION_AFTER: Readonly<Record<InstanceStatus, Severity | undefined>> = {
  CREATE_IN_PROGRESS: 'warning',
  CREATE_FAILED: undefined,
  ACTIVE: 'critical',
  DELETE_IN_PROGRESS: 'critical',
};

const ofLost = ({ of }: LostEpisode): Condition => ({
  kind: of === 'region' ? 'region-lost' : 'instance-lost',
  atOnce: 'critical',
  thresholds: NONE,
});

const ofPrimary = ({ was }: PrimaryEpisode): Condition => ({
  kind: 'primary-elsewhere',
  atOnce: was === undefined ? 'warning' : 'critical',
  thresholds: NONE,
});

const ofUnknown = ({ status }: UnknownEpisode): Condition => ({
  kind: 'unknown-status',
  atOnce: status.endsWith('FAILED') ? 'critical' : 'warning',
  thresholds: NONE,
});

/** The condition that an episode is from the start, or becomes with age. */
export function conditionOf(episode: Episode): Condition | undefined {
  switch (episode.type) {
    case 'region':
      return OF_REGION[episode.status](episode);
    case 'instance':
      return OF_INSTANCE[episode.status](episode);
    case 'lost':
      return ofLost(episode);
    case 'primary':
      return ofPrimary(episode);
    case 'unwatched':
      return { kind: 'no-longer-watched', atOnce: 'warning', thresholds: NONE };
    case 'unlisted':
      return { kind: 'unlisted', thresholds: () => ({ warning: UNLISTED_AFTER, critical: OFF }) };
    case 'scope':
      return episode.status === 'seen'
        ? undefined
        : { kind: 'not-seen', thresholds: ({ notSeen }) => notSeen };
    case 'idle':
      return { kind: 'nothing-to-watch', thresholds: A_DAY };
    case 'unknown':
      return ofUnknown(episode);
    case 'record':
      return { kind: 'record-unreadable', atOnce: 'critical', thresholds: NONE };
  }
}

/** How severe a condition is by now. */
export interface Standing {
  /** Absent while nobody is to be told. */
  readonly severity?: Severity;
  /** The highest threshold that its age has crossed. */
  readonly crossed?: Threshold;
}

export function standingOf(
  condition: Condition,
  episode: Episode,
  { policy, now }: { readonly policy: Policy; readonly now: Instant },
): Standing {
  const crossed = crossingsOf(condition, episode, policy).findLast(({ at }) => now >= at)?.threshold;
  const atOnce = isToldAtOnce(condition, policy) ? condition.atOnce : undefined;
  const severity = atOnce && crossed ? higher(atOnce, crossed) : (crossed ?? atOnce);
  return { ...(severity && { severity }), ...(crossed && { crossed }) };
}

/** Whether a condition opens an incident when it begins. */
const isToldAtOnce = ({ atOnce }: Condition, { tellFrom }: Policy): boolean =>
  atOnce !== undefined && atLeast(atOnce, tellFrom);

/** A threshold, and when the condition crosses it. */
export interface Crossing {
  readonly threshold: Threshold;
  readonly at: Instant;
}

/** The thresholds that are on, the warning first. */
export function crossingsOf(
  { thresholds }: Condition,
  episode: Episode,
  policy: Policy,
): readonly Crossing[] {
  const { warning, critical } = thresholds(policy);
  return [
    ...(warning === OFF ? [] : [{ threshold: 'warning', at: episode.since + warning } as const]),
    ...(critical === OFF ? [] : [{ threshold: 'critical', at: criticalSince(episode) + critical } as const]),
  ];
}

/** While part of the scope is seen, it is not critical. The time to critical starts at the last row that was read. */
const criticalSince = (episode: Episode): Instant =>
  'rowReadAt' in episode ? Math.max(episode.since, episode.rowReadAt) : episode.since;

/** Whether a person has said that it is as intended. It then is no condition, until it begins anew. */
export const isSettled = (episode: Episode): boolean => 'isSettled' in episode;

/** What a message says of the episode beside its age. When it changes, people get an update. */
export function detailOf(episode: Episode): string {
  switch (episode.type) {
    case 'scope':
      return episode.status === 'seen' ? '' : episode.remedy;
    case 'instance':
      return episode.statusReason ?? '';
    case 'lost':
      return episode.shownAs ?? '';
    case 'unknown':
      return episode.status;
    case 'region':
    case 'primary':
    case 'unwatched':
    case 'unlisted':
    case 'idle':
    case 'record':
      return '';
  }
}
