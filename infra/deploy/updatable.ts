import type { Target } from './osls.ts';
import { stackNameOf } from './stack.ts';

const UPDATABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

/** Nothing has ever run in it, or nothing is left of it. */
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
  return `The stack ${stackNameOf(target)} in ${target.region} is ${status}, which can't be updated: ${wayOut(status, target)}`;
}

function wayOut(status: string, target: Target): string {
  const { stage, region } = target;
  if (ONLY_REMOVABLE.includes(status)) {
    return `remove it (npm run remove -- --stage=${stage} --region=${region}), then deploy again`;
  }
  const of = `--stack-name ${stackNameOf(target)} --region ${region}`;
  if (status.endsWith('_IN_PROGRESS')) return 'somebody changes it now; deploy again when that has ended';
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return `mend what its events name, then aws cloudformation continue-update-rollback ${of}`;
  }
  return `mend what its events name, then aws cloudformation rollback-stack ${of}`;
}
