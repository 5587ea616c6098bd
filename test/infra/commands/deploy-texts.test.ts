import { expect, test } from 'vitest';
import { readOptions } from '../../../infra/command-line/options.ts';
import { announcement, nextSteps } from '../../../infra/commands/deploy.ts';
import { planDeployment } from '../../../infra/parameters/plan.ts';

/** A stage without a settings file, because the settings of whoever runs the tests must not matter. */
const ROOT = '/nowhere';
const EMAIL = '--param=alertEmail=ops@example.com';
const IN_IRELAND = '--region=eu-west-1';

const plan = (options: readonly string[], environment = {}) =>
  planDeployment(readOptions('deploy', options, environment), ROOT);

test('before: the values that are not the defaults, and no others', () => {
  const text = announcement(
    plan([EMAIL, IN_IRELAND, '--stage=dev', '--param=tellFrom=info', '--param=updateMinutes=60']),
  );
  expect(
    text,
  ).toBe(`Deploying the stack identity-center-monitor-dev, stage dev, to eu-west-1, in the account of your AWS credentials, with
  alertEmail  ops@example.com (command line)
  tellFrom    info instead of warning (command line)
and the defaults of all other parameters.
There is no settings file infra/settings/dev.yml.
`);
});

test('before: in whose account, and who named that', () => {
  expect(announcement(plan([EMAIL, IN_IRELAND], { AWS_DEFAULT_PROFILE: 'platform' }))).toContain(
    'in the account of the profile platform (AWS_DEFAULT_PROFILE), with',
  );
});

test('after: both addresses, when alerts and operations go to different ones', () => {
  const two = plan([EMAIL, IN_IRELAND, '--param=operationsEmail=sre@example.com', '--aws-profile=platform']);
  const text = nextSteps(two, {});
  expect(text).toContain('ops@example.com (alerts) and sre@example.com (operations)');
  expect(text).toContain('--region eu-west-1 --profile platform /dev/stdout');
});
