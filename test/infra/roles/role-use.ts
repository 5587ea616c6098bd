import type { Stack } from '../template/evaluate.ts';
import { listed, resourcesOf } from '../template/resources-of.ts';
import {
  type Access,
  applies,
  isAllowed,
  type PolicyDocument,
  type Statement,
  statementsOf,
} from './iam-policy.ts';

/** The differences between what a role allows and what was requested under it. */
export interface RoleUse {
  /** Requested, but not allowed. */
  readonly denied: readonly string[];
  /** Allowed, but never requested. */
  readonly idle: readonly string[];
}

export function roleUse(documents: readonly PolicyDocument[], requested: readonly Access[]): RoleUse {
  const denied = requested.filter((access) => !isAllowed(documents, access));
  const idle = statementsOf(documents).flatMap((statement) =>
    grants(statement).filter((grant) => !requested.some((access) => applies(grant, access))),
  );
  return {
    denied: [...new Set(denied.map(({ action, resource }) => `${action} on ${resource}`))],
    idle: idle.map(({ Action, Resource }) => `${Action} on ${Resource}`),
  };
}

/** Each action on each resource by itself, so that none hides behind another. */
const grants = (statement: Statement): readonly Statement[] =>
  statement.Effect === 'Deny'
    ? []
    : listed(statement.Action).flatMap((Action) =>
        listed(statement.Resource).map((Resource) => ({ ...statement, Action, Resource })),
      );

/** The policies of the role with that ARN, its own and those that are attached to it. */
export function policiesOf(stack: Stack, roleArn: string): readonly PolicyDocument[] {
  const roles = resourcesOf<RoleProperties>(stack, 'AWS::IAM::Role');
  const role = roles.find(({ id }) => roleArn.endsWith(`:role/${stack.references[id]}`))?.properties;
  if (role === undefined) throw new Error(`${roleArn} is not a role of the stack`);
  if (role.ManagedPolicyArns !== undefined) throw new Error('Not simulated: managed policies of a role');
  return (role.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument);
}

interface RoleProperties {
  readonly Policies?: readonly { readonly PolicyDocument: PolicyDocument }[];
  readonly ManagedPolicyArns?: readonly string[];
}
