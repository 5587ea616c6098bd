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

// The rules ask about a status only through these tables, so a status that AWS adds has to be answered for here.

interface RegionTraits {
  /** A workflow of AWS is under way. Its age is measured, and it may end with the Region not being listed. */
  readonly inTransition: boolean;
}

const REGION: Readonly<Record<RegionStatus, RegionTraits>> = {
  ACTIVE: { inTransition: false },
  ADDING: { inTransition: true },
  REMOVING: { inTransition: true },
};

interface InstanceTraits {
  /** It has been `ACTIVE`, so people may sign in through it. */
  readonly wasActive: boolean;
  /** Nothing explains it when the instance is no longer listed. */
  readonly mustBeListed: boolean;
}

const INSTANCE: Readonly<Record<InstanceStatus, InstanceTraits>> = {
  CREATE_IN_PROGRESS: { wasActive: false, mustBeListed: true },
  CREATE_FAILED: { wasActive: false, mustBeListed: false },
  ACTIVE: { wasActive: true, mustBeListed: true },
  DELETE_IN_PROGRESS: { wasActive: true, mustBeListed: false },
};

export const isInTransition = (status: RegionStatus): boolean => REGION[status].inTransition;
export const wasActive = (status: InstanceStatus): boolean => INSTANCE[status].wasActive;
export const mustBeListed = (status: InstanceStatus): boolean => INSTANCE[status].mustBeListed;
