import { expect, test } from 'vitest';
import { environmentFor, wordsFor } from '../../../infra/stack/osls.ts';

const DEV = { stage: 'dev', region: 'eu-west-1', profile: '-x' };

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
