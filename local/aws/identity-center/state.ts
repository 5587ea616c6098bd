import type { Instant } from '../../../lib/domain/time.ts';

/** A row of `Regions`. What is absent, AWS leaves out. */
export interface RegionRow {
  readonly name?: string;
  /** `ADDING`, `ACTIVE`, `REMOVING`, or one that AWS may invent. */
  readonly status?: string;
  readonly addedAt?: Instant;
  readonly isPrimary?: boolean;
}

/** A row of `ListInstances`. What is absent, AWS leaves out. */
export interface InstanceRow {
  /** Identifies the instance here, whether or not its row has it. */
  readonly arn: string;
  /** Leaves the ARN out of the row. */
  readonly hidesArn?: boolean;
  /** Endpoints that list the row, instead of those that follow from its Regions. */
  readonly listedAt?: readonly string[];
  readonly name?: string;
  readonly ownerAccountId?: string;
  readonly identityStoreId?: string;
  readonly createdAt: Instant;
  readonly status?: string;
  readonly statusReason?: string;
  readonly primaryRegion?: string;
  readonly regions?: readonly RegionRow[];
}

/** Completes by itself at `endsAt`, which is infinite for one that hangs. */
export type Workflow =
  | {
      readonly kind: 'add' | 'remove';
      readonly arn: string;
      readonly region: string;
      readonly endsAt: Instant;
    }
  | { readonly kind: 'create'; readonly arn: string; readonly endsAt: Instant; readonly failure?: string }
  | { readonly kind: 'delete'; readonly arn: string; readonly endsAt: Instant };

export interface OrganizationState {
  readonly instances: readonly InstanceRow[];
  readonly workflows: readonly Workflow[];
}

/** Completes what is due, in the order in which it became so. */
export function settle(state: OrganizationState, now: Instant): OrganizationState {
  const due = state.workflows.filter(({ endsAt }) => endsAt <= now);
  return due.toSorted((a, b) => a.endsAt - b.endsAt).reduce(complete, state);
}

export function primaryOf({ primaryRegion, regions }: InstanceRow): string | undefined {
  return primaryRegion ?? regions?.find(({ isPrimary }) => isPrimary)?.name;
}

/** A row that names no Region is listed everywhere. Otherwise nobody could ever see it. */
export function isListedAt(instance: InstanceRow, endpoint: string): boolean {
  if (instance.listedAt !== undefined) return instance.listedAt.includes(endpoint);
  const primary = primaryOf(instance);
  if (primary === undefined && instance.regions === undefined) return true;
  const active = instance.regions?.filter(({ status }) => status === 'ACTIVE') ?? [];
  return endpoint === primary || active.some(({ name }) => name === endpoint);
}

/** The Regions of an instance, even when its row leaves them out. */
export function regionsOf(instance: InstanceRow): readonly RegionRow[] {
  if (instance.regions !== undefined) return instance.regions;
  const { createdAt: addedAt, primaryRegion: name } = instance;
  return name === undefined ? [] : [{ name, status: 'ACTIVE', addedAt, isPrimary: true }];
}

export const changeInstance = (
  state: OrganizationState,
  arn: string,
  change: (instance: InstanceRow) => InstanceRow,
): OrganizationState => ({
  ...state,
  instances: state.instances.map((instance) => (instance.arn === arn ? change(instance) : instance)),
});

export const dropInstance = (
  { instances, workflows }: OrganizationState,
  arn: string,
): OrganizationState => ({
  instances: instances.filter((instance) => instance.arn !== arn),
  workflows: workflows.filter((workflow) => workflow.arn !== arn),
});

/** Replaces the row of the same name, or adds one at the end. Its workflow is over. */
export const replaceRegion = (state: OrganizationState, arn: string, region: RegionRow): OrganizationState =>
  changeInstance(withoutWorkflow(state, arn, region.name), arn, (instance) => {
    const regions = regionsOf(instance);
    const at = regions.findIndex(({ name }) => name !== undefined && name === region.name);
    return { ...instance, regions: at < 0 ? [...regions, region] : regions.with(at, region) };
  });

export const dropRegion = (state: OrganizationState, arn: string, name: string): OrganizationState =>
  changeInstance(withoutWorkflow(state, arn, name), arn, (instance) => ({
    ...instance,
    regions: regionsOf(instance).filter((region) => region.name !== name),
  }));

export const isWorkflowOn = (workflow: Workflow, arn: string, region: string | undefined): boolean =>
  workflow.arn === arn && 'region' in workflow && workflow.region === region;

const withoutWorkflow = (
  { instances, workflows }: OrganizationState,
  arn: string,
  region: string | undefined,
): OrganizationState => ({
  instances,
  workflows: workflows.filter((workflow) => !isWorkflowOn(workflow, arn, region)),
});

function complete(state: OrganizationState, done: Workflow): OrganizationState {
  const rest = { ...state, workflows: state.workflows.filter((workflow) => workflow !== done) };
  switch (done.kind) {
    case 'add':
      return activate(rest, done.arn, done.region);
    case 'remove':
      return dropRegion(rest, done.arn, done.region);
    case 'create':
      return changeInstance(rest, done.arn, (instance) => created(instance, done.failure));
    case 'delete':
      return dropInstance(rest, done.arn);
  }
}

function activate(state: OrganizationState, arn: string, name: string): OrganizationState {
  const instance = state.instances.find((each) => each.arn === arn);
  const region = instance?.regions?.find((each) => each.name === name);
  return region ? replaceRegion(state, arn, { ...region, status: 'ACTIVE' }) : state;
}

const created = (instance: InstanceRow, failure: string | undefined): InstanceRow =>
  failure === undefined
    ? { ...instance, status: 'ACTIVE' }
    : { ...instance, status: 'CREATE_FAILED', statusReason: failure };
