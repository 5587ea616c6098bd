import type { Change, InstanceChange, RegionChange } from '../../../lib/domain/change.ts';
import type {
  IdleEpisode,
  InstanceEpisode,
  RegionEpisode,
  ScopeEpisode,
} from '../../../lib/domain/episode.ts';
import type { InstanceStatus, RegionStatus } from '../../../lib/domain/status.ts';
import { DAY } from '../../../lib/domain/time.ts';
import {
  outcomeOfInstance,
  outcomeOfLostInstance,
  outcomeOfLostRegion,
  outcomeOfRegion,
  outcomeOfScope,
} from '../../../lib/domain/track/outcomes.ts';
import { endRegion } from '../../../lib/domain/track/region.ts';
import {
  ARN,
  episode,
  IDLE,
  INSTANCE_ITSELF,
  instanceEpisode,
  lostEpisode,
  NOON,
  primaryEpisode,
  RECORD,
  REGION,
  SEEN,
  THE_SCOPE,
  UNLISTED,
  UNREADABLE,
  UNWATCHED,
  unknownEpisode,
  unseenEpisode,
} from './samples.ts';

/** In the order in which the samples show them. */
const REGION_ORDER: readonly RegionStatus[] = ['ACTIVE', 'ADDING', 'REMOVING'];
const INSTANCE_ORDER: readonly InstanceStatus[] = [
  'ACTIVE',
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'DELETE_IN_PROGRESS',
];

export const CAUSE = {
  code: 'TimeoutError',
  message: 'ListInstances in eu-central-1 did not answer in time',
};
export const CLAIM = { because: 'we moved to us-east-1', by: 'Ana' };

const BLIND = unseenEpisode('blind', { cause: CAUSE });
const A_WEEK = { since: NOON - 7 * DAY, provedDays: 7 };
const LOST_REGION = lostEpisode('region');
const LOST_INSTANCE = lostEpisode('instance');
const ELSEWHERE = primaryEpisode('us-east-1');
const PAUSED = unknownEpisode('PAUSED');

const OF_REGIONS: readonly RegionChange[] = [
  ...transitions(REGION_ORDER, (from, to) => ofRegion(from && episode(from), to && episode(to))),
  {
    ...ofRegion(episode('ADDING', { isPrimary: true }), episode('REMOVING', { isPrimary: true })),
    resource: { type: 'region', arn: ARN, region: 'eu-central-1' },
    ...outcomeOfRegion({ status: 'ADDING' }, { status: 'REMOVING' }),
  },
  ...[episode('ACTIVE'), episode('REMOVING')].map(
    (to): RegionChange => ({ ...ofRegion(undefined, to), from: PAUSED, outcome: 'recovered' }),
  ),
  { ...ofRegion(undefined, undefined), from: PAUSED, outcome: 'superseded' },
  ...[episode('ACTIVE'), episode('REMOVING')].flatMap((to): readonly RegionChange[] => {
    const found = outcomeOfLostRegion(to.status);
    return found ? [{ ...ofRegion(undefined, to), from: LOST_REGION, ...found }] : [];
  }),
  ...[episode('ADDING'), episode('REMOVING'), PAUSED, LOST_REGION].flatMap((from) =>
    ended(from, 'instance-gone'),
  ),
  ...ended(episode('REMOVING'), 'unlisted'),
  ...ended(lostEpisode('region', A_WEEK), 'settled'),
  ...[LOST_REGION, episode('ADDING'), episode('REMOVING'), PAUSED]
    .flatMap((from) => ended(from, 'settled'))
    .map((change) => ({ ...change, justification: CLAIM })),
];

const OF_INSTANCES: readonly InstanceChange[] = [
  ...transitions(INSTANCE_ORDER, (from, to) =>
    ofInstance(from && instanceEpisode(from), to && instanceEpisode(to)),
  ),
  {
    ...ofInstance(instanceEpisode('DELETE_IN_PROGRESS', { after: 'CREATE_FAILED' }), undefined),
  },
  ...[instanceEpisode('ACTIVE'), instanceEpisode('DELETE_IN_PROGRESS')].map(
    (to): InstanceChange => ({ ...ofInstance(undefined, to), from: PAUSED, outcome: 'recovered' }),
  ),
  facet(PAUSED, 'superseded'),
  ...[instanceEpisode('ACTIVE'), instanceEpisode('CREATE_IN_PROGRESS')].map(
    (to): InstanceChange => ({
      ...ofInstance(undefined, to),
      from: LOST_INSTANCE,
      ...outcomeOfLostInstance(),
    }),
  ),
  facet(lostEpisode('instance', A_WEEK), 'settled'),
  ...[
    LOST_INSTANCE,
    ELSEWHERE,
    UNWATCHED,
    UNLISTED,
    PAUSED,
    instanceEpisode('CREATE_IN_PROGRESS'),
    instanceEpisode('CREATE_FAILED'),
    instanceEpisode('DELETE_IN_PROGRESS'),
  ].map((from) => ({ ...facet(from, 'settled'), justification: CLAIM })),
  { ...facet(ELSEWHERE, 'settled'), justification: {} },
  ...[ELSEWHERE, UNWATCHED, UNLISTED].map((from) => facet(from, 'recovered')),
  ...[ELSEWHERE, UNLISTED].map((from) => facet(from, 'instance-gone')),
  ...[UNWATCHED, UNLISTED].map((from) => facet(from, 'superseded')),
  { ...facet(ELSEWHERE, 'primary-changed'), to: primaryEpisode('eu-west-1', { was: 'us-east-1' }) },
];

const OF_THE_SCOPE: readonly Change[] = [
  ofScope(BLIND, SEEN),
  ofScope(SEEN, BLIND),
  { ...ofScope(unseenEpisode('partial'), SEEN), outcome: 'unlisted' },
  ofScope(IDLE),
  { ...ofScope(IDLE), outcome: 'settled', justification: CLAIM },
];

/** Every change that the rules can make, and so every outcome. */
export const CHANGES: readonly Change[] = [
  ...OF_REGIONS,
  ...OF_INSTANCES,
  ...OF_THE_SCOPE,
  ...(['recovered', 'superseded'] as const).map(
    (outcome): Change => ({
      type: 'record',
      resource: RECORD,
      from: UNREADABLE,
      at: NOON,
      outcome,
      severity: 'info',
    }),
  ),
];

/** From each status, and from none, to each other and to none; a Region can begin `ADDING` anew. */
function transitions<S extends string, C extends Change>(
  statuses: readonly S[],
  change: (from: S | undefined, to: S | undefined) => C,
): readonly C[] {
  const all = [undefined, ...statuses];
  return all.flatMap((from) =>
    all.filter((to) => from !== to || from === 'ADDING').map((to) => change(from, to)),
  );
}

function ofRegion(from: RegionEpisode | undefined, to: RegionEpisode | undefined): RegionChange {
  return {
    type: 'region',
    resource: REGION,
    ...(from && { from }),
    ...(to && { to }),
    at: NOON,
    ...outcomeOfRegion(from, to),
  };
}

function ofInstance(from: InstanceEpisode | undefined, to: InstanceEpisode | undefined): InstanceChange {
  return {
    type: 'instance',
    resource: INSTANCE_ITSELF,
    ...(from && { from }),
    ...(to && { to }),
    at: NOON,
    ...outcomeOfInstance(from?.status, to?.status),
  };
}

function ofScope(from: ScopeEpisode | IdleEpisode, to?: ScopeEpisode): Change {
  const isSeen = to === undefined || to.status === 'seen';
  return {
    type: 'scope',
    resource: THE_SCOPE,
    from,
    ...(to && { to }),
    at: NOON,
    ...outcomeOfScope(isSeen),
  };
}

/** A Region's episode ends because of something else. */
function ended(from: NonNullable<RegionChange['from']>, outcome: Change['outcome']): readonly RegionChange[] {
  const presence = { type: 'present' } as const;
  const verdict = { outcome, severity: 'info' } as const;
  switch (from.type) {
    case 'region':
      return endRegion({ resource: REGION, presence, episode: from }, verdict, NOON);
    case 'lost':
      return endRegion({ resource: REGION, presence, lost: from }, verdict, NOON);
    case 'unknown':
      return endRegion({ resource: REGION, presence, unknown: from }, verdict, NOON);
  }
}

/** Something of an instance ends, and nothing begins. */
function facet(from: NonNullable<InstanceChange['from']>, outcome: Change['outcome']): InstanceChange {
  return { type: 'instance', resource: INSTANCE_ITSELF, from, at: NOON, outcome, severity: 'info' };
}
