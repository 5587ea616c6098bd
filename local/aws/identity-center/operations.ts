import type { Duration } from '../../../lib/domain/time.ts';
import { ApiError } from '../wire/api-error.ts';
import type { OrganizationCore } from './core.ts';
import { type CreateInstance, createInstances } from './create-instance.ts';
import {
  changeInstance,
  type InstanceRow,
  isListedAt,
  primaryOf,
  type RegionRow,
  regionsOf,
  replaceRegion,
  type Workflow,
} from './state.ts';
import { instanceArnOf, invalid, regionNameOf } from './validation.ts';

/** Members as on the wire, before validation. */
export interface RegionInput {
  readonly InstanceArn?: unknown;
  readonly RegionName?: unknown;
}

/**
 * The operations of the API, called at the endpoint of one Region. Each throws the {@link ApiError}s of the API
 * reference, also for the constraints that it states only in words.
 */
export interface OrganizationOperations {
  readonly addRegion: (endpoint: string, input: RegionInput) => { readonly status: 'ADDING' };
  readonly removeRegion: (endpoint: string, input: RegionInput) => { readonly status: 'REMOVING' };
  readonly describeRegion: (endpoint: string, input: RegionInput) => RegionRow;
  readonly listRegions: (endpoint: string, input: Omit<RegionInput, 'RegionName'>) => readonly RegionRow[];
  readonly createInstance: CreateInstance;
  /** One that is unknown, or was deleted, is denied: the reference has no other error for it. */
  readonly describeInstance: (endpoint: string, input: Omit<RegionInput, 'RegionName'>) => InstanceRow;
  readonly deleteInstance: (endpoint: string, input: Omit<RegionInput, 'RegionName'>) => void;
  /** Only the instances that are enabled in the Region of the endpoint. None is no error. */
  readonly listInstances: (endpoint: string) => readonly InstanceRow[];
}

export function operationsOn(core: OrganizationCore): OrganizationOperations {
  const listInstances = (endpoint: string) =>
    core.read().instances.filter((instance) => isListedAt(instance, endpoint));
  const known = (endpoint: string, input: RegionInput) =>
    knownInstance(listInstances(endpoint), instanceArnOf(input.InstanceArn));
  const asked = (endpoint: string, input: RegionInput): RegionAsked => ({
    endpoint,
    instance: known(endpoint, input),
    name: regionNameOf(input.RegionName),
  });
  return {
    listInstances,
    createInstance: createInstances(core),
    describeInstance: (endpoint, input) => {
      const arn = instanceArnOf(input.InstanceArn);
      return listInstances(endpoint).find((each) => each.arn === arn) ?? denied(arn);
    },
    listRegions: (endpoint, input) => regionsOf(known(endpoint, input)),
    describeRegion: (endpoint, input) => {
      const { instance, name } = asked(endpoint, input);
      return knownRegion(instance, name);
    },
    addRegion: (endpoint, input) => addRegion(core, asked(endpoint, input)),
    removeRegion: (endpoint, input) => removeRegion(core, asked(endpoint, input)),
    deleteInstance: (endpoint, input) => deleteInstance(core, known(endpoint, input)),
  };
}

/** A Region of a known instance, asked for at an endpoint. */
interface RegionAsked {
  readonly endpoint: string;
  readonly instance: InstanceRow;
  readonly name: string;
}

function addRegion(
  core: OrganizationCore,
  { endpoint, instance, name }: RegionAsked,
): { readonly status: 'ADDING' } {
  mustBePrimary(instance, endpoint);
  mustBeIdle(instance);
  const regions = regionsOf(instance);
  if (regions.some((region) => region.name === name)) throw conflict(`${name} is already enabled`);
  const { regionQuota, addTakes, now } = core.options;
  if (regions.length >= regionQuota) {
    const message = `The instance has ${regions.length} Regions; the quota is ${regionQuota}`;
    throw new ApiError({ code: 'ServiceQuotaExceededException', status: 402, message });
  }
  const region = { name, status: 'ADDING', addedAt: now(), isPrimary: false };
  begin(core, { kind: 'add', arn: instance.arn, region, takes: addTakes });
  return { status: 'ADDING' };
}

function removeRegion(
  core: OrganizationCore,
  { endpoint, instance, name }: RegionAsked,
): { readonly status: 'REMOVING' } {
  mustBePrimary(instance, endpoint);
  if (name === primaryOf(instance)) {
    throw invalid(name, 'regionName', 'The primary Region cannot be removed');
  }
  const region = { ...knownRegion(instance, name), status: 'REMOVING' };
  mustBeIdle(instance);
  begin(core, { kind: 'remove', arn: instance.arn, region, takes: core.options.removeTakes });
  return { status: 'REMOVING' };
}

interface Beginning {
  readonly kind: 'add' | 'remove';
  readonly arn: string;
  readonly region: RegionRow & { readonly name: string };
  readonly takes: Duration;
}

function begin(core: OrganizationCore, { kind, arn, region, takes }: Beginning): void {
  const duration = core.takeHang(arn, region.name) ? Number.POSITIVE_INFINITY : takes;
  const workflow: Workflow = { kind, arn, region: region.name, endsAt: core.options.now() + duration };
  const state = replaceRegion(core.read(), arn, region);
  core.write({ ...state, workflows: [...state.workflows, workflow] });
}

function deleteInstance(core: OrganizationCore, { arn, ownerAccountId, status }: InstanceRow): void {
  const { accountId, deleteTakes, now } = core.options;
  if (ownerAccountId !== undefined && ownerAccountId !== accountId) {
    const message = `Only the account that owns the instance, ${ownerAccountId}, can delete it`;
    throw new ApiError({ code: 'AccessDeniedException', status: 403, message });
  }
  if (status === 'DELETE_IN_PROGRESS') throw conflict('The instance is already being deleted');
  const { instances, workflows } = changeInstance(core.read(), arn, (instance) => ({
    ...instance,
    status: 'DELETE_IN_PROGRESS',
  }));
  const others = workflows.filter((workflow) => workflow.arn !== arn);
  core.write({ instances, workflows: [...others, { kind: 'delete', arn, endsAt: now() + deleteTakes }] });
}

function knownInstance(listed: readonly InstanceRow[], arn: string): InstanceRow {
  const instance = listed.find((each) => each.arn === arn);
  if (instance) return instance;
  throw notFound(`Instance ${arn} is not found in this Region`);
}

function knownRegion(instance: InstanceRow, name: string): RegionRow & { readonly name: string } {
  const region = regionsOf(instance).find((each) => each.name === name);
  if (region) return { ...region, name };
  throw notFound(`Region ${name} is not enabled in ${instance.arn}`);
}

function mustBePrimary(instance: InstanceRow, endpoint: string): void {
  const primary = primaryOf(instance);
  if (endpoint === primary) return;
  const message = `The request must be made from the primary Region ${primary}, not from ${endpoint}`;
  throw new ApiError({ code: 'ValidationException', status: 400, message });
}

function mustBeIdle(instance: InstanceRow): void {
  const busy = regionsOf(instance).find(({ status }) => status === 'ADDING' || status === 'REMOVING');
  if (busy) throw conflict(`${busy.name} is ${busy.status}; only one workflow can be in progress`);
}

function denied(arn: string): never {
  const message = `You do not have sufficient access to ${arn}, or it is not there`;
  throw new ApiError({ code: 'AccessDeniedException', status: 403, message });
}

const conflict = (message: string): ApiError =>
  new ApiError({ code: 'ConflictException', status: 409, message });

const notFound = (message: string): ApiError =>
  new ApiError({ code: 'ResourceNotFoundException', status: 404, message });
