import type { OrganizationCore } from './core.ts';
import {
  changeInstance,
  dropInstance,
  dropRegion,
  type InstanceRow,
  isWorkflowOn,
  type OrganizationState,
  type RegionRow,
  replaceRegion,
} from './state.ts';

/** What a test or a story does to the organisation, beside the API. */
export interface OrganizationControls {
  /** In the order in which they were put or created. */
  readonly instances: () => readonly InstanceRow[];
  /** Adds an instance, or replaces the one with its ARN. What was under way on it is over. */
  readonly put: (instance: InstanceRow) => void;
  readonly remove: (arn: string) => void;
  /** Adds a Region's row, or replaces the one of its name. What was under way on it is over. */
  readonly putRegion: (arn: string, region: RegionRow) => void;
  readonly removeRegionRow: (arn: string, region: string) => void;
  /** The add or remove that is under way never completes by itself. If none is under way, the next one never does. */
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

export function controlsOf(core: OrganizationCore): OrganizationControls {
  const { read, write } = core;
  const removeRegionRow = (arn: string, region: string) => {
    regionToChange(read(), { arn, region });
    write(dropRegion(read(), arn, region));
  };
  return {
    instances: () => read().instances,
    put: (instance) => write(putInstance(read(), instance)),
    remove: (arn) => write(dropInstance(read(), arn)),
    putRegion: (arn, region) => {
      if (!read().instances.some((each) => each.arn === arn)) throw new Error(`There is no instance ${arn}`);
      write(replaceRegion(read(), arn, region));
    },
    removeRegionRow,
    vanish: removeRegionRow,
    finish: (arn, region) => {
      const row = regionToChange(read(), { arn, region, statuses: ['ADDING', 'REMOVING'] });
      write(
        row.status === 'ADDING'
          ? replaceRegion(read(), arn, { ...row, status: 'ACTIVE' })
          : dropRegion(read(), arn, region),
      );
    },
    revert: (arn, region) => {
      const row = regionToChange(read(), { arn, region, statuses: ['REMOVING'] });
      write(replaceRegion(read(), arn, { ...row, status: 'ACTIVE' }));
    },
    hang: (arn, region) => {
      const { status } = regionRow(read(), arn, region) ?? {};
      if (status === 'ADDING' || status === 'REMOVING') write(withoutEnd(read(), arn, region));
      else core.hangNext(arn, region);
    },
    failCreations: core.failCreations,
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

interface RegionWanted {
  readonly arn: string;
  readonly region: string;
  /** One of these. Any status, if left out. */
  readonly statuses?: readonly string[];
}

/** @throws Error that says what was found instead */
function regionToChange(state: OrganizationState, { arn, region, statuses }: RegionWanted): RegionRow {
  const row = regionRow(state, arn, region);
  if (row && (statuses === undefined || statuses.includes(row.status ?? ''))) return row;
  const found = row ? `is ${row.status}` : 'has no row';
  throw new Error(
    `${region} of ${arn} ${found}; there must be ${statuses?.join(' or ') ?? 'one to take away'}`,
  );
}

const withoutEnd = (state: OrganizationState, arn: string, region: string): OrganizationState => ({
  ...state,
  workflows: state.workflows.map((workflow) =>
    isWorkflowOn(workflow, arn, region) ? { ...workflow, endsAt: Number.POSITIVE_INFINITY } : workflow,
  ),
});
