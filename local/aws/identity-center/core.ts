import { type Duration, type Instant, MINUTE } from '../../../lib/domain/time.ts';
import { type OrganizationState, settle } from './state.ts';

export interface OrganizationOptions {
  readonly now: () => Instant;
  /** How long each workflow takes, 10 minutes by default. Infinite ones never complete by themselves. */
  readonly addTakes?: Duration;
  readonly removeTakes?: Duration;
  readonly createTakes?: Duration;
  readonly deleteTakes?: Duration;
  /** Regions per instance, the primary among them. AWS allows 6 by default. */
  readonly regionQuota?: number;
  /** The account that calls. It owns the instances that it creates, and can delete only those. */
  readonly accountId?: string;
}

/** The state of an organisation, and what will happen to workflows that have not begun. */
export interface OrganizationCore {
  readonly options: Required<OrganizationOptions>;
  /** First completes the workflows that are due. */
  readonly read: () => OrganizationState;
  readonly write: (state: OrganizationState) => void;
  /** The next workflow on that Region hangs. */
  readonly hangNext: (arn: string, region: string) => void;
  /** Whether the workflow that begins now on that Region hangs. True once for each `hangNext`. */
  readonly takeHang: (arn: string, region: string) => boolean;
  /** Instances that are created from now on fail with this reason; with `undefined` they succeed again. */
  readonly failCreations: (reason: string | undefined) => void;
  readonly creationFailure: () => string | undefined;
}

export function createCore(given: OrganizationOptions): OrganizationCore {
  const options = { ...DEFAULTS, ...given };
  const hanging = new Set<string>();
  let state: OrganizationState = { instances: [], workflows: [] };
  let creationFailure: string | undefined;
  return {
    options,
    read: () => {
      state = settle(state, options.now());
      return state;
    },
    write: (next) => {
      state = next;
    },
    hangNext: (arn, region) => {
      hanging.add(`${arn} ${region}`);
    },
    takeHang: (arn, region) => hanging.delete(`${arn} ${region}`),
    failCreations: (reason) => {
      creationFailure = reason;
    },
    creationFailure: () => creationFailure,
  };
}

const DEFAULTS = {
  addTakes: 10 * MINUTE,
  removeTakes: 10 * MINUTE,
  createTakes: 10 * MINUTE,
  deleteTakes: 10 * MINUTE,
  regionQuota: 6,
  accountId: '111122223333',
} as const;
