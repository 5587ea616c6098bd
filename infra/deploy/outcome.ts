import type { Target } from './osls.ts';
import { findStack, type Stack, stackNameOf } from './stack.ts';

/**
 * What CloudFormation says of it: osls can end without an error and without having done anything.
 * @throws Error when it was not deployed
 */
export async function deployedStack(target: Target): Promise<Stack> {
  const stack = await asked('deploy', target);
  const why = whyNotDeployed(stack, target);
  if (stack === undefined || why !== undefined)
    throw new Error(`\nThe deployment failed: ${LIED.deploy} ${why}`);
  return stack;
}

/** @throws Error when it was not removed */
export async function requireRemoved(target: Target): Promise<void> {
  const why = whyNotRemoved(await asked('remove', target), target);
  if (why !== undefined) throw new Error(`\nThe removal failed: ${LIED.remove} ${why}`);
}

const LIED = {
  deploy: 'osls deploy ended without an error, but',
  remove: 'osls remove ended without an error, but',
};

export function whyNotDeployed(stack: Stack | undefined, target: Target): string | undefined {
  const name = `${stackNameOf(target)} in ${target.region}`;
  if (stack === undefined) return `there is no stack ${name}`;
  if (/ROLLBACK|FAILED/.test(stack.status)) return `the stack ${name} is ${stack.status}: its events say why`;
  if (stack.outputs.FunctionName !== undefined) return undefined;
  return `the stack ${name}, which is ${stack.status}, has no function: its output FunctionName is missing`;
}

export const whyNotRemoved = (stack: Stack | undefined, target: Target): string | undefined =>
  stack === undefined || stack.status === 'DELETE_COMPLETE'
    ? undefined
    : `the stack ${stackNameOf(target)} in ${target.region} is still there, and is ${stack.status}`;

async function asked(command: 'deploy' | 'remove', target: Target): Promise<Stack | undefined> {
  try {
    return await findStack(target);
  } catch (cause) {
    throw new Error(`\nLook at the stack: ${LIED[command]} ${(cause as Error).message}`, { cause });
  }
}
