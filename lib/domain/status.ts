/** Statuses of AWS that we know. Any other is of an `UnknownEpisode`: it is reported, and never guessed at. */
export const REGION_STATUSES = ['ACTIVE', 'ADDING', 'REMOVING'] as const;
export const INSTANCE_STATUSES = [
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'ACTIVE',
  'DELETE_IN_PROGRESS',
] as const;

export type RegionStatus = (typeof REGION_STATUSES)[number];
export type InstanceStatus = (typeof INSTANCE_STATUSES)[number];

/** What a poll saw of the scope. Only `seen` proves, by itself, that something is absent. */
export type ScopeStatus = 'seen' | UnseenStatus;

export const UNSEEN_STATUSES = ['partial', 'empty', 'elsewhere', 'blind'] as const;

export type UnseenStatus = (typeof UNSEEN_STATUSES)[number];

export const isRegionStatus = (status: string): status is RegionStatus =>
  (REGION_STATUSES as readonly string[]).includes(status);

export const isInstanceStatus = (status: string): status is InstanceStatus =>
  (INSTANCE_STATUSES as readonly string[]).includes(status);

// What the rules ask about a status stands in these tables, so a status that AWS adds has to be answered for here.

const IN_TRANSITION: Readonly<Record<RegionStatus, boolean>> = {
  ACTIVE: false,
  ADDING: true,
  REMOVING: true,
};

const MUST_BE_LISTED: Readonly<Record<InstanceStatus, boolean>> = {
  CREATE_IN_PROGRESS: true,
  CREATE_FAILED: false,
  ACTIVE: true,
  DELETE_IN_PROGRESS: false,
};

/** Whether a workflow of AWS is under way. Its age is measured, and it may end with the Region not being listed. */
export const isInTransition = (status: RegionStatus): boolean => IN_TRANSITION[status];

/** Whether nothing explains it when an instance that was in this status is no longer listed. */
export const mustBeListed = (status: InstanceStatus): boolean => MUST_BE_LISTED[status];
