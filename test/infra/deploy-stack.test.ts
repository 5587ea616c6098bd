import { expect, test } from 'vitest';
import { whyNotUpdatable } from '../../infra/deploy/updatable.ts';

const PROD = { stage: 'prod', region: 'eu-west-1' };

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
