import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { npmRun, ROOT } from '../command-line/child-process.ts';
import { Refused, runAsProcess, say } from '../command-line/command.ts';
import { confirm } from '../command-line/confirm.ts';
import { DEPLOY_HELP } from '../command-line/help.ts';
import { type Options, readOptions } from '../command-line/options.ts';
import { accountOf } from '../command-line/target.ts';
import {
  type DeployedParameter,
  type Difference,
  differences,
  differencesText,
  printable,
  whyNotWithoutYes,
} from '../parameters/compare.ts';
import { type Plan, planDeployment } from '../parameters/plan.ts';
import type { ParameterName } from '../parameters/table.ts';
import {
  createStackOfBucket,
  deployedParameters,
  findStack,
  type Stack,
  stackNameOf,
} from '../stack/cloudformation.ts';
import { osls } from '../stack/osls.ts';
import { requireDeployed, whyNotUpdatable } from '../stack/status.ts';

/** What `npm run deploy` does; the exit code. */
async function deploy(): Promise<number> {
  const options = readOptions('deploy', process.argv.slice(2), process.env);
  if (options.help) {
    say(DEPLOY_HELP);
    return 0;
  }

  // 1. Check everything that can be checked here. With any mistake nothing is built or sent.
  const plan = planDeployment(options, ROOT);
  say(announcement(plan));

  // 2. Ask whether the stack exists, and can be updated; and whether it may lose what was once chosen for it.
  const stack = await findUpdatableStack(plan);
  const isNew = stack === undefined;
  say(isNew ? 'It will be a new stack.\n' : 'There is such a stack: it will be updated.\n');
  const deployed = stack ? await deployedParameters(plan, stack) : [];
  if (stack) await mayChange(differences(plan, deployed), options);

  // 3. Build and package.
  say('\nBuilding and packaging …\n');
  const packaged = await npmRun('package');
  if (packaged !== 0) return failed('npm run package', packaged);

  // 4. Create a new stack with the bucket for the code, then update it with everything.
  if (isNew) await createWithBucket(plan);
  say('\nUploading and updating the stack …\n');
  const updated = await update(plan, deployed);
  if (updated !== 0) return failed('osls deploy', updated);

  // 5. Ask CloudFormation what became of it, and say what is left to do.
  const { outputs } = await requireDeployed(plan);
  say(nextSteps(plan, outputs));
  return 0;
}

/** What will be deployed: the values that are not the defaults. */
export function announcement(plan: Plan): string {
  const chosen = plan.parameters.filter(
    ({ parameter, value }) => parameter.name !== 'stage' && value !== parameter.default,
  );
  const width = Math.max(...chosen.map(({ parameter }) => parameter.name.length));
  const lines = chosen.map(({ parameter, value, from }) => {
    const instead = parameter.default ? ` instead of ${parameter.default}` : '';
    return `  ${parameter.name.padEnd(width)}  ${printable(value)}${instead} (${from})\n`;
  });
  const { path, exists } = plan.file;
  return [
    `Deploying the stack ${stackNameOf(plan)}, stage ${plan.stage}, to ${plan.region}, in the account of ${accountOf(plan)}, with\n`,
    ...lines,
    'and the defaults of all other parameters.\n',
    exists ? `The settings file ${path} was read.\n` : `There is no settings file ${path}.\n`,
  ].join('');
}

/** @throws Refused when something would fall back to its default, and nobody says that it may */
async function mayChange(changes: readonly Difference[], { yes }: Pick<Options, 'yes'>): Promise<void> {
  say(differencesText(changes));
  const problems = whyNotWithoutYes(changes);
  if (problems.length === 0 || yes) return;
  const { stdin: input, stdout: output } = process;
  if (await confirm('Let these fall back to their defaults?', { input, output })) return;
  throw new Refused(problems);
}

/**
 * Undefined when there is no such stack.
 * @throws Refused when it can't be updated
 */
async function findUpdatableStack(plan: Plan): Promise<Stack | undefined> {
  const stack = await findStack(plan);
  const problem = stack && whyNotUpdatable(stack.status, plan);
  if (problem !== undefined) throw new Refused([problem]);
  return stack;
}

const CORE_TEMPLATE = '.serverless/cloudformation-template-create-stack.json';

async function createWithBucket(plan: Plan): Promise<void> {
  say(`Creating the stack ${stackNameOf(plan)} with the bucket of its deployments …\n`);
  if (!existsSync(`${ROOT}/${CORE_TEMPLATE}`)) {
    throw new Error(`Not deployed: npm run package should have left ${CORE_TEMPLATE}, but there is none`);
  }
  await createStackOfBucket(plan, readFileSync(`${ROOT}/${CORE_TEMPLATE}`, 'utf8'));
}

async function update(plan: Plan, deployed: readonly DeployedParameter[]): Promise<number> {
  // Named after both, so that no deployment uses what a killed run of another one left.
  const file = `build/stack-parameters-${plan.stage}-${plan.region}.json`;
  const hidden = new Set(deployed.filter(({ noEcho }) => noEcho).map(({ key }) => key));
  const parameters = plan.parameters.map(({ parameter: { key: ParameterKey }, value, from }) =>
    // Nobody can see it, so nobody can give it again.
    from === 'default' && hidden.has(ParameterKey)
      ? { ParameterKey, UsePreviousValue: true }
      : { ParameterKey, ParameterValue: value },
  );
  mkdirSync(`${ROOT}/build`, { recursive: true });
  writeFileSync(`${ROOT}/${file}`, JSON.stringify(parameters));
  try {
    // Without --force osls compares code and template only, and would not deploy a changed parameter.
    return await osls('deploy', plan, { options: ['--force'], environment: { STACK_PARAMETERS_FILE: file } });
  } finally {
    rmSync(`${ROOT}/${file}`, { force: true });
  }
}

/** What a person does after a deployment. */
export function nextSteps(plan: Plan, outputs: Stack['outputs']): string {
  const profile = plan.profile === undefined ? '' : ` --profile ${plan.profile}`;
  const name = outputs.FunctionName ?? stackNameOf(plan);
  return `
Deployed. What is left to do:
  1. ${confirmation(plan)}
     Until then nobody gets an alert. Do not use the link: a mail scanner can undo that. See docs/operations.md, "Check".
  2. Send a test notification, and see that it arrives:
     aws lambda invoke --function-name ${name} --payload '{"action":"test-notification"}' --cli-binary-format raw-in-base64-out --region ${plan.region}${profile} /dev/stdout
  3. Look at the dashboard ${outputs.DashboardName ?? stackNameOf(plan)} in CloudWatch (${plan.region}).
`;
}

function confirmation({ parameters }: Plan): string {
  const valueNamed = (name: ParameterName) =>
    parameters.find(({ parameter }) => parameter.name === name)?.value;
  const alerts = valueNamed('alertEmail');
  const operations = valueNamed('operationsEmail') || alerts;
  return alerts === operations
    ? `Confirm both subscriptions that AWS has sent to ${alerts}: alerts, and operations (later deployments send one only to a new address).`
    : `Confirm the subscriptions that AWS has sent to ${alerts} (alerts) and ${operations} (operations) (later deployments send one only to a new address).`;
}

function failed(what: string, code: number): number {
  process.stderr.write(
    `\nThe deployment failed: ${what} ended with exit code ${code}, for the reason above.\n`,
  );
  return code;
}

if (import.meta.main) await runAsProcess('deploy', deploy);
