import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEPLOY_HELP, REMOVE_HELP } from '../../../infra/command-line/help.ts';
import { copyOfProject, type Ended, type ProjectCopy } from '../stack/recorder/project-copy.ts';
import { type Recorder, startRecorder } from '../stack/recorder/recorder.ts';
import { sha256OfCode } from '../stack/recorder/stacks.ts';

const IN_IRELAND = '--region=eu-west-1';
const EMAIL = '--param=alertEmail=ops@example.com';
const STACK = 'identity-center-monitor-prod';

let aws: Recorder;
let project: ProjectCopy;

beforeAll(async () => {
  aws = await startRecorder();
  project = copyOfProject(aws.url);
});

afterAll(async () => {
  await aws.close();
  project.end();
});

const stackOf = (name = STACK) => aws.stacks.get(name) ?? expect.fail(`There is no stack ${name}`);

const environmentOfFunction = () => {
  const { Environment } = stackOf().evaluated.resources.MonitorLambdaFunction?.Properties ?? {};
  return (Environment as { Variables: Record<string, string> }).Variables;
};

const objects = () => [...aws.buckets.values()].flatMap((bucket) => [...bucket.keys()]);

/** What AWS refused, and what the recorder does not know. Not counted: a request for a stack that does not exist, which is normal. */
const refusals = () =>
  aws.requests
    .filter(
      ({ refused, action }) =>
        refused !== undefined && !['DescribeStacks', 'DescribeStackEvents'].includes(action),
    )
    .map(({ service, action, refused }) => `${service} ${action}: ${refused}`);

/** Commands one after another, as a person gives them, with the same AWS. */
describe('npm run deploy', () => {
  test('refuses what is wrong before anything is built or sent', async () => {
    const { code, stdout, stderr } = await project.deploy(IN_IRELAND, '--param=addingWarningMinutes=soon');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(
      'alertEmail must be one email address such as ops@example.com, but it is not given',
    );
    expect(stderr).toContain('addingWarningMinutes must be a number of minutes such as 30');
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(aws.requests).toEqual([]);
    expect(project.exists('build')).toBe(false);
  });

  describe('the first time', () => {
    let first: Ended;

    beforeAll(async () => {
      first = await project.deploy(
        IN_IRELAND,
        EMAIL,
        '--param=addingWarningMinutes=45',
        '--param=tellFrom=info',
      );
    });

    test('creates the stack and updates it to its end', () => {
      expect(first.stderr).toContain('Service deployed to stack identity-center-monitor-prod');
      expect(first.code).toBe(0);
      expect(refusals()).toEqual([]);
      expect(stackOf().status).toBe('UPDATE_COMPLETE');
    });

    test('creates it without parameters, as the template of the bucket declares none', () => {
      const [create] = aws.requests.filter(({ action }) => action === 'CreateStack');
      expect(create?.input.Parameters).toBeUndefined();
      expect(create?.input.Tags).toEqual([{ Key: 'STAGE', Value: 'prod' }]);
    });

    test('gives CloudFormation every parameter: what was chosen, and the defaults', () => {
      const { parameters } = stackOf().source ?? {};
      expect(parameters).toMatchObject({
        AlertEmail: 'ops@example.com',
        AddingWarningMinutes: '45',
        AddingCriticalMinutes: '120',
        TellFrom: 'info',
        Stage: 'prod',
        OperationsEmail: '',
      });
      expect(Object.keys(parameters ?? {}).sort()).toEqual(
        Object.keys(stackOf().evaluated.parameters).sort(),
      );
    });

    test('gives the function what was chosen', () => {
      expect(environmentOfFunction()).toMatchObject({
        ADDING_WARNING_MINUTES: '45',
        TELL_FROM: 'info',
        STAGE: 'prod',
      });
    });

    test('uploads the code that was built', () => {
      expect(new Set(sha256OfCode(stackOf(), aws.buckets))).toEqual(
        new Set([project.sha256Of('build/functions.zip')]),
      );
    });

    test('goes to the Region that was named', () => {
      expect(new Set(aws.requests.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));
    });

    test('leaves no parameters behind', () => {
      expect(project.exists('build/stack-parameters-prod-eu-west-1.json')).toBe(false);
    });

    test('says before what it deploys, and after what is left to do', () => {
      expect(first.stdout).toContain(
        'Deploying the stack identity-center-monitor-prod, stage prod, to eu-west-1',
      );
      expect(first.stdout).toContain('It will be a new stack.');
      expect(first.stdout).toMatch(/addingWarningMinutes +45 instead of 30 \(command line\)/);
      expect(first.stdout).toContain('Confirm both subscriptions that AWS has sent to ops@example.com');
      expect(first.stdout).toContain(
        `aws lambda invoke --function-name identity-center-monitor-prod --payload '{"action":"test-notification"}' --cli-binary-format raw-in-base64-out --region eu-west-1 /dev/stdout`,
      );
      expect(first.stdout).toContain('the dashboard identity-center-monitor-prod');
    });
  });

  test('the second time, refuses to let what was chosen fall back to its default, where there is nobody to ask', async () => {
    const before = aws.requests.length;
    const { code, stdout, stderr } = await project.deploy(
      IN_IRELAND,
      EMAIL,
      '--param=addingWarningMinutes=45',
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}tellFrom +info -> warning, its default$/m);
    expect(stdout).not.toContain('Building');
    expect(stderr).toContain(
      'tellFrom is info now and would fall back to its default, warning: give it again (--param="tellFrom=info", or in the settings file), or add --yes',
    );
    expect(stderr).not.toContain('alertEmail is');
    expect(aws.requests.slice(before).map(({ action }) => action)).toEqual([
      'DescribeStacks',
      'GetTemplateSummary',
    ]);
  });

  test('updates the stack the second time, with --param before the settings file before the defaults', async () => {
    project.write(
      'infra/settings/prod.yml',
      'alertEmail: sre@example.com\naddingWarningMinutes: 50\nupdateMinutes: 15\n',
    );
    const { code, stdout } = await project.deploy(IN_IRELAND, '--param=addingWarningMinutes=60', '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain('There is such a stack: it will be updated.');
    expect(stdout).toMatch(/^ {2}addingWarningMinutes +45 -> 60$/m);
    expect(stdout).toMatch(/^ {2}alertEmail +ops@example.com -> sre@example.com$/m);
    expect(stdout).toMatch(/^ {2}tellFrom +info -> warning, its default$/m);
    expect(aws.requests.filter(({ action }) => action === 'CreateStack')).toHaveLength(1);
    expect(stackOf().source?.parameters.AlertEmail).toBe('sre@example.com');
    expect(environmentOfFunction()).toMatchObject({
      ADDING_WARNING_MINUTES: '60',
      UPDATE_MINUTES: '15',
      TELL_FROM: 'warning',
    });
  });

  test('is needed: osls alone sends parameters that the template of the bucket does not declare', async () => {
    project.write(
      'build/given.json',
      JSON.stringify([{ ParameterKey: 'AlertEmail', ParameterValue: 'ops@example.com' }]),
    );
    const { code, stdout } = await project.oslsDeploy('alone', 'build/given.json');
    expect(code).toBe(1);
    expect(stdout).toContain('Parameters: [AlertEmail] do not exist in the template');
    expect(aws.stacks.has('identity-center-monitor-alone')).toBe(false);
  });

  test('ends with the exit code and the words of osls when that fails', async () => {
    const lost = [...aws.buckets.keys()];
    aws.buckets.clear();
    const { code, stdout, stderr } = await project.deploy(IN_IRELAND);
    for (const bucket of lost) aws.buckets.set(bucket, new Map());
    expect(code).toBe(1);
    expect(stdout).toContain('Deployment bucket has been removed manually');
    expect(stderr).toContain('The deployment failed: osls deploy ended with exit code 1');
  });

  test('does not take the word of osls for it', async () => {
    const { code, stdout, stderr } = await project.withIdleOsls.deploy(IN_IRELAND, EMAIL, '--stage=idle');
    expect(code).toBe(1);
    expect(stdout).not.toContain('Deployed.');
    expect(stderr).toContain(
      'The deployment failed: osls deploy ended without an error, but the stack identity-center-monitor-idle in eu-west-1, which is CREATE_COMPLETE, has no function',
    );
  });

  test('refuses a stack that can only be removed, before it builds', async () => {
    const before = stackOf();
    aws.stacks.set(STACK, { ...before, status: 'ROLLBACK_COMPLETE' });
    const { code, stdout, stderr } = await project.deploy(IN_IRELAND);
    aws.stacks.set(STACK, before);
    expect(code).toBe(1);
    expect(stdout).not.toContain('Building');
    expect(stderr).toContain(
      "is ROLLBACK_COMPLETE, which can't be updated: remove it (npm run remove -- --stage=prod --region=eu-west-1)",
    );
  });
});

test('help is given without anything being sent, whatever is wrong', async () => {
  const before = aws.requests.length;
  expect(await project.deploy('--help', '--foo')).toEqual({ code: 0, stdout: DEPLOY_HELP, stderr: '' });
  expect(await project.remove('--help', '--foo')).toEqual({ code: 0, stdout: REMOVE_HELP, stderr: '' });
  expect(aws.requests).toHaveLength(before);
});

describe('npm run remove', () => {
  test('needs no parameters, empties the bucket, and says which table is kept and how to delete it', async () => {
    const { code, stdout } = await project.remove(IN_IRELAND);
    expect(code).toBe(0);
    expect(aws.stacks.has(STACK)).toBe(false);
    expect(objects()).toEqual([]);
    expect(aws.keptTables).toEqual(['RecordsTable-name']);
    expect(stdout).toContain('the table RecordsTable-name in eu-west-1 is kept');
    expect(stdout).toContain(
      'aws dynamodb update-table --no-deletion-protection-enabled --table-name RecordsTable-name --region eu-west-1',
    );
    expect(stdout).toContain('aws dynamodb delete-table --table-name RecordsTable-name --region eu-west-1');
  });

  test('does not take the word of osls for it', async () => {
    const { code, stdout, stderr } = await project.withIdleOsls.remove(IN_IRELAND, '--stage=idle');
    aws.stacks.delete('identity-center-monitor-idle');
    expect(code).toBe(1);
    expect(stdout).not.toContain('Removed');
    expect(stderr).toContain(
      'The removal failed: osls remove ended without an error, but the stack identity-center-monitor-idle in eu-west-1 is still there',
    );
  });

  test('refuses every mistake in its options before AWS is asked', async () => {
    const before = aws.requests.length;
    const { code, stdout, stderr } = await project.remove('--region=Ireland', '--stage=-v');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(`Nothing was removed:
  --region must be a Region, such as --region=eu-west-1, got "Ireland"
  --stage must be 1 to 32 letters, digits and hyphens, beginning with a letter or digit, and not end in -slack or -widget, such as prod, got "-v"
npm run remove -- --help tells more.
`);
    expect(aws.requests).toHaveLength(before);
  });

  test('when there is no stack, says which one it looked for, and where', async () => {
    const { code, stderr } = await project.remove(IN_IRELAND);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no stack identity-center-monitor-prod in eu-west-1');
  });

  test('lets it be deployed again', async () => {
    const { code } = await project.deploy(IN_IRELAND);
    expect(code).toBe(0);
    expect(stackOf().status).toBe('UPDATE_COMPLETE');
  });

  test('keeps nothing of the stage dev, and does not touch another', async () => {
    aws.keptTables.length = 0;
    expect((await project.deploy(IN_IRELAND, EMAIL, '--stage=dev')).code).toBe(0);
    const { code, stdout } = await project.remove(IN_IRELAND, '--stage=dev');
    expect(code).toBe(0);
    expect(stdout).toContain('nothing of it is kept');
    expect(aws.keptTables).toEqual([]);
    expect([...aws.stacks.keys()]).toEqual([STACK]);
  });

  test('was refused nothing by AWS but what was staged here', () => {
    expect(refusals()).toEqual([
      'cloudformation CreateChangeSet: ValidationError',
      's3 HeadBucket: NoSuchBucket',
      ...WITHOUT_IMAGES,
    ]);
  });
});

/** osls looks for a repository of images in each removal. */
const WITHOUT_IMAGES = Array(2).fill('ecr DescribeRepositories: RepositoryNotFoundException');
