import { ApiError } from '../wire/api-error.ts';
import type { OrganizationCore } from './core.ts';
import type { InstanceRow, Workflow } from './state.ts';

/** Members as on the wire, before validation. */
export interface CreateInstanceInput {
  readonly Name?: unknown;
  readonly ClientToken?: unknown;
  readonly Tags?: unknown;
}

export type CreateInstance = (endpoint: string, input: CreateInstanceInput) => { readonly arn: string };

/** Creates account instances, one per account. The same `ClientToken` gives the same instance again. */
export function createInstances(core: OrganizationCore): CreateInstance {
  const tokens = new Map<string, { readonly input: string; readonly arn: string }>();
  return (endpoint, input) => {
    const token = typeof input.ClientToken === 'string' ? input.ClientToken : undefined;
    const before = token === undefined ? undefined : tokens.get(token);
    if (before) return { arn: sameAs(before, input) };
    const arn = createInstance(core, endpoint, input);
    if (token !== undefined) tokens.set(token, { input: fingerprint(input), arn });
    return { arn };
  };
}

function createInstance(core: OrganizationCore, endpoint: string, { Name }: CreateInstanceInput): string {
  const { accountId, createTakes, now } = core.options;
  const state = core.read();
  if (state.instances.some(({ ownerAccountId }) => ownerAccountId === accountId)) {
    const message = `Account ${accountId} already has an instance`;
    throw new ApiError({ code: 'ConflictException', status: 409, message });
  }
  const at = now();
  const instance: InstanceRow = {
    arn: nextArn(state.instances),
    ...(typeof Name === 'string' && { name: Name }),
    ownerAccountId: accountId,
    identityStoreId: `d-${accountId.slice(-10)}`,
    createdAt: at,
    status: 'CREATE_IN_PROGRESS',
    primaryRegion: endpoint,
    regions: [{ name: endpoint, status: 'ACTIVE', addedAt: at, isPrimary: true }],
  };
  const failure = core.creationFailure();
  const workflow: Workflow = {
    kind: 'create',
    arn: instance.arn,
    endsAt: at + createTakes,
    ...(failure !== undefined && { failure }),
  };
  core.write({ instances: [...state.instances, instance], workflows: [...state.workflows, workflow] });
  return instance.arn;
}

function sameAs({ input, arn }: { readonly input: string; readonly arn: string }, now: CreateInstanceInput) {
  if (input === fingerprint(now)) return arn;
  const message = `ClientToken ${now.ClientToken} was used with other parameters`;
  throw new ApiError({ code: 'IdempotentParameterMismatch', status: 400, message });
}

const fingerprint = ({ Name, Tags }: CreateInstanceInput): string => JSON.stringify([Name, Tags]);

function nextArn(instances: readonly InstanceRow[]): string {
  const taken = new Set(instances.map(({ arn }) => arn));
  for (let number = 1; ; number++) {
    const arn = `arn:aws:sso:::instance/ssoins-${number.toString(16).padStart(16, '0')}`;
    if (!taken.has(arn)) return arn;
  }
}
