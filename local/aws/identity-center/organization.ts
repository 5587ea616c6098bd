import { type Duration, type Instant, MINUTE } from '../../../lib/domain/time.ts';
import { type OrganizationOperations, operationsOn } from './operations.ts';
import {
  changeInstance,
  dropInstance,
  dropRegion,
  type InstanceRow,
  isWorkflowOn,
  type OrganizationState,
  type RegionRow,
  replaceRegion,
  settle,
  type Workflow,
} from './state.ts';

export interface OrganizationOptions {
  readonly now: () => Instant;
  /** How long the workflows take; infinite ones never complete by themselves. 10 minutes each by default. */
  readonly addTakes?: Duration;
  readonly removeTakes?: Duration;
  readonly createTakes?: Duration;
  readonly deleteTakes?: Duration;
  /** Regions per instance, the primary among them. AWS allows 6 by default. */
  readonly regionQuota?: number;
  /** The account that calls: it owns what it creates, and can delete nothing else. */
  readonly accountId?: string;
}

/** An organisation's Identity Center instances, as AWS would tell them. */
export interface Organization extends OrganizationOperations {
  /** In the order in which they were put or created. */
  readonly instances: () => readonly InstanceRow[];
  /** Adds an instance, or replaces the one with its ARN. What was under way on it is over. */
  readonly put: (instance: InstanceRow) => void;
  readonly remove: (arn: string) => void;
  /** Adds a Region's row, or replaces the one of its name. What was under way on it is over. */
  readonly putRegion: (arn: string, region: RegionRow) => void;
  readonly removeRegionRow: (arn: string, region: string) => void;
  /** The add or remove that is under way never completes by itself; if there is none, the next one doesn't. */
  readonly hang: (arn: string, region: string) => void;
  /** Completes an `ADDING` or `REMOVING` now. */
  readonly finish: (arn: string, region: string) => void;
  /** The row disappears now, as a failed add may. */
  readonly vanish: (arn: string, region: string) => void;
  /** `REMOVING` goes back to `ACTIVE`. */
  readonly revert: (arn: string, region: string) => void;
  /** Instances that are created from now on fail with this reason; with `undefined` they succeed again. */
  readonly failCreations: (reason: string | undefined) => void;
}

/** What the operations need of the organisation behind them. */
export interface OrganizationCore {
  readonly options: Required<OrganizationOptions>;
  /** With everything completed that is due. */
  readonly read: () => OrganizationState;
  readonly write: (state: OrganizationState) => void;
  /** Whether the workflow that begins now on that Region shall hang. True once for each time it was told. */
  readonly takeHang: (arn: string, region: string) => boolean;
  readonly creationFailure: () => string | undefined;
}

export function createOrganization(given: OrganizationOptions): Organization {
  const options = { ...DEFAULTS, ...given };
  let state: OrganizationState = { instances: [], workflows: [] };
  let creationFailure: string | undefined;
  const hanging = new Set<string>();
  const read = () => {
    state = settle(state, options.now());
    return state;
  };
  const write = (next: OrganizationState) => {
    state = next;
  };
  const takeHang = (arn: string, region: string) => hanging.delete(`${arn} ${region}`);
  return {
    ...puppetry(read, write),
    ...operationsOn({ options, read, write, takeHang, creationFailure: () => creationFailure }),
    instances: () => read().instances,
    hang: (arn, region) => {
      const { status } = regionRow(read(), arn, region) ?? {};
      if (status === 'ADDING' || status === 'REMOVING') write(withoutEnd(read(), arn, region));
      else hanging.add(`${arn} ${region}`);
    },
    failCreations: (reason) => {
      creationFailure = reason;
    },
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

type Puppetry = Pick<
  Organization,
  'put' | 'remove' | 'putRegion' | 'removeRegionRow' | 'finish' | 'vanish' | 'revert'
>;

function puppetry(read: OrganizationCore['read'], write: OrganizationCore['write']): Puppetry {
  const removeRegionRow = (arn: string, region: string) => {
    existing(read(), arn, region);
    write(dropRegion(read(), arn, region));
  };
  return {
    put: (instance) => write(putInstance(read(), instance)),
    remove: (arn) => write(dropInstance(read(), arn)),
    putRegion: (arn, region) => {
      if (!read().instances.some((each) => each.arn === arn)) throw new Error(`There is no instance ${arn}`);
      write(replaceRegion(read(), arn, region));
    },
    removeRegionRow,
    vanish: removeRegionRow,
    finish: (arn, region) => {
      const row = existing(read(), arn, region, 'ADDING', 'REMOVING');
      write(
        row.status === 'ADDING'
          ? replaceRegion(read(), arn, { ...row, status: 'ACTIVE' })
          : dropRegion(read(), arn, region),
      );
    },
    revert: (arn, region) => {
      const row = existing(read(), arn, region, 'REMOVING');
      write(replaceRegion(read(), arn, { ...row, status: 'ACTIVE' }));
    },
  };
}

function putInstance(state: OrganizationState, instance: InstanceRow): OrganizationState {
  if (!state.instances.some(({ arn }) => arn === instance.arn)) {
    return { ...state, instances: [...state.instances, instance] };
  }
  const workflows = state.workflows.filter(({ arn }) => arn !== instance.arn);
  return changeInstance({ ...state, workflows }, instance.arn, () => instance);
}

const regionRow = (state: OrganizationState, arn: string, region: string): RegionRow | undefined =>
  state.instances.find((each) => each.arn === arn)?.regions?.find(({ name }) => name === region);

function existing(
  state: OrganizationState,
  arn: string,
  region: string,
  ...statuses: readonly string[]
): RegionRow {
  const row = regionRow(state, arn, region);
  if (row && (statuses.length === 0 || statuses.includes(row.status ?? ''))) return row;
  const found = row ? `is ${row.status}` : 'has no row';
  const wanted = statuses.length === 0 ? 'one to take away' : statuses.join(' or ');
  throw new Error(`${region} of ${arn} ${found}; there must be ${wanted}`);
}

const withoutEnd = (state: OrganizationState, arn: string, region: string): OrganizationState => ({
  ...state,
  workflows: state.workflows.map((workflow: Workflow) =>
    isWorkflowOn(workflow, arn, region) ? { ...workflow, endsAt: Number.POSITIVE_INFINITY } : workflow,
  ),
});
