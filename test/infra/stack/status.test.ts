import { expect, test } from 'vitest';
import { whyNotDeployed, whyNotRemoved, whyNotUpdatable } from '../../../infra/stack/status.ts';

const PROD = { stage: 'prod', region: 'eu-west-1' };
const DEV = { ...PROD, stage: 'dev' };
const STACK = 'the stack identity-center-monitor-dev in eu-west-1';

test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'])(
  'a stack that is %s can be updated',
  (status) => {
    expect(whyNotUpdatable(status, PROD)).toBeUndefined();
  },
);

test.each([
  ['ROLLBACK_COMPLETE', 'remove it (npm run remove -- --stage=prod --region=eu-west-1), then deploy again'],
  ['REVIEW_IN_PROGRESS', 'remove it (npm run remove -- --stage=prod --region=eu-west-1), then deploy again'],
  ['DELETE_FAILED', 'remove it (npm run remove'],
  ['UPDATE_IN_PROGRESS', 'somebody changes it now; deploy again when that has ended'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'deploy again when that has ended'],
  [
    'UPDATE_ROLLBACK_FAILED',
    'aws cloudformation continue-update-rollback --stack-name identity-center-monitor-prod --region eu-west-1',
  ],
  ['UPDATE_FAILED', 'aws cloudformation rollback-stack --stack-name identity-center-monitor-prod'],
])('a stack that is %s can not, and the message says the way out', (status, wayOut) => {
  const why = whyNotUpdatable(status, PROD);
  expect(why).toContain(`The stack identity-center-monitor-prod in eu-west-1 is ${status}`);
  expect(why).toContain(wayOut);
});

test('what was deployed has a function, whatever osls says', () => {
  const deployed = { parameters: {}, outputs: { FunctionName: 'identity-center-monitor-dev' } };
  expect(whyNotDeployed({ status: 'UPDATE_COMPLETE', ...deployed }, DEV)).toBeUndefined();
  expect(whyNotDeployed({ status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', ...deployed }, DEV)).toBeUndefined();
  expect(whyNotDeployed(undefined, DEV)).toBe('there is no stack identity-center-monitor-dev in eu-west-1');
  expect(whyNotDeployed({ status: 'CREATE_COMPLETE', parameters: {}, outputs: {} }, DEV)).toBe(
    `${STACK}, which is CREATE_COMPLETE, has no function: its output FunctionName is missing`,
  );
  expect(whyNotDeployed({ status: 'UPDATE_ROLLBACK_COMPLETE', ...deployed }, DEV)).toBe(
    `${STACK} is UPDATE_ROLLBACK_COMPLETE: its events say why`,
  );
});

test('what was removed is not there, whatever osls says', () => {
  expect(whyNotRemoved(undefined, DEV)).toBeUndefined();
  expect(whyNotRemoved({ status: 'DELETE_COMPLETE', parameters: {}, outputs: {} }, DEV)).toBeUndefined();
  expect(whyNotRemoved({ status: 'CREATE_COMPLETE', parameters: {}, outputs: {} }, DEV)).toBe(
    `${STACK} is still there, and is CREATE_COMPLETE`,
  );
});
