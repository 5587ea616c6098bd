import { expect, test } from 'vitest';
import { environmentFor, wordsFor } from '../../infra/deploy/osls.ts';
import { whyNotDeployed, whyNotRemoved } from '../../infra/deploy/outcome.ts';

const DEV = { stage: 'dev', region: 'eu-west-1', profile: '-x' };
const STACK = 'the stack identity-center-monitor-dev in eu-west-1';

test('osls gets one word for each option, so that no value is an option of its own', () => {
  expect(wordsFor(DEV)).toEqual(['--stage=dev', '--region=eu-west-1', '--aws-profile=-x']);
});

test('osls gets the Region that was checked, and no credentials of the stage alone', () => {
  const environment = environmentFor(DEV, {
    PATH: '/bin',
    AWS_REGION: 'eu-west-1\r',
    AWS_DEV_PROFILE: 'other',
  });
  expect(environment).toMatchObject({ PATH: '/bin', AWS_REGION: 'eu-west-1' });
  expect(environment).not.toHaveProperty('AWS_DEV_PROFILE');
});

test('what was deployed has a function, whatever osls says', () => {
  const outputs = { FunctionName: 'identity-center-monitor-dev' };
  expect(whyNotDeployed({ status: 'UPDATE_COMPLETE', outputs }, DEV)).toBeUndefined();
  expect(whyNotDeployed({ status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', outputs }, DEV)).toBeUndefined();
  expect(whyNotDeployed(undefined, DEV)).toBe('there is no stack identity-center-monitor-dev in eu-west-1');
  expect(whyNotDeployed({ status: 'CREATE_COMPLETE', outputs: {} }, DEV)).toBe(
    `${STACK}, which is CREATE_COMPLETE, has no function: its output FunctionName is missing`,
  );
  expect(whyNotDeployed({ status: 'UPDATE_ROLLBACK_COMPLETE', outputs }, DEV)).toBe(
    `${STACK} is UPDATE_ROLLBACK_COMPLETE: its events say why`,
  );
});

test('what was removed is not there, whatever osls says', () => {
  expect(whyNotRemoved(undefined, DEV)).toBeUndefined();
  expect(whyNotRemoved({ status: 'DELETE_COMPLETE', outputs: {} }, DEV)).toBeUndefined();
  expect(whyNotRemoved({ status: 'CREATE_COMPLETE', outputs: {} }, DEV)).toBe(
    `${STACK} is still there, and is CREATE_COMPLETE`,
  );
});
