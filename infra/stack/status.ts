import type { CommandName } from '../command-line/options.ts';
import type { Target } from '../command-line/target.ts';
import { findStack, type Stack, stackNameOf } from './cloudformation.ts';

const UPDATABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

/** Statuses of a stack in which nothing has ever run, or of which nothing is left. */
const ONLY_REMOVABLE = [
  'REVIEW_IN_PROGRESS',
  'CREATE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'DELETE_FAILED',
];

/** Why a stack of this status can't be updated, and the way out; undefined if it can. */
export function whyNotUpdatable(status: string, target: Target): string | undefined {
  if (UPDATABLE.includes(status)) return undefined;
  return `The stack ${named(target)} is ${status}, which can't be updated: ${wayOut(status, target)}`;
}

function wayOut(status: string, target: Target): string {
  const { stage, region } = target;
  if (ONLY_REMOVABLE.includes(status)) {
    return `remove it (npm run remove -- --stage=${stage} --region=${region}), then deploy again`;
  }
  const options = `--stack-name ${stackNameOf(target)} --region ${region}`;
  if (status.endsWith('_IN_PROGRESS')) return 'somebody changes it now; deploy again when that has ended';
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return `mend what its events name, then aws cloudformation continue-update-rollback ${options}`;
  }
  return `mend what its events name, then aws cloudformation rollback-stack ${options}`;
}

/**
 * The stack after osls has deployed it. CloudFormation is asked, because osls can end without an error and without having
 * done anything.
 * @throws Error when it was not deployed
 */
export async function requireDeployed(target: Target): Promise<Stack> {
  const stack = await stackAfter('deploy', target);
  const why = whyNotDeployed(stack, target);
  if (stack === undefined || why !== undefined) {
    throw new Error(`\nThe deployment failed: ${withoutError('deploy')} ${why}`);
  }
  return stack;
}

/** @throws Error when it was not removed */
export async function requireRemoved(target: Target): Promise<void> {
  const why = whyNotRemoved(await stackAfter('remove', target), target);
  if (why !== undefined) throw new Error(`\nThe removal failed: ${withoutError('remove')} ${why}`);
}

export function whyNotDeployed(stack: Stack | undefined, target: Target): string | undefined {
  if (stack === undefined) return `there is no stack ${named(target)}`;
  if (/ROLLBACK|FAILED/.test(stack.status)) {
    return `the stack ${named(target)} is ${stack.status}: its events say why`;
  }
  if (stack.outputs.FunctionName !== undefined) return undefined;
  return `the stack ${named(target)}, which is ${stack.status}, has no function: its output FunctionName is missing`;
}

export const whyNotRemoved = (stack: Stack | undefined, target: Target): string | undefined =>
  stack === undefined || stack.status === 'DELETE_COMPLETE'
    ? undefined
    : `the stack ${named(target)} is still there, and is ${stack.status}`;

const named = (target: Target): string => `${stackNameOf(target)} in ${target.region}`;

const withoutError = (command: CommandName): string => `osls ${command} ended without an error, but`;

async function stackAfter(command: CommandName, target: Target): Promise<Stack | undefined> {
  try {
    return await findStack(target);
  } catch (cause) {
    throw new Error(`\nLook at the stack: ${withoutError(command)} ${(cause as Error).message}`, { cause });
  }
}
