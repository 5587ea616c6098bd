import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { PARAMETERS } from '../parameters/parameter.ts';
import { announcement, stackIs } from './announce.ts';
import { readArguments } from './arguments.ts';
import { command } from './command.ts';
import { deployHelp } from './help.ts';
import { nextSteps } from './next-steps.ts';
import { osls } from './osls.ts';
import { deployedStack } from './outcome.ts';
import { type Plan, planOf } from './plan.ts';
import { npmRun, ROOT } from './process.ts';
import { Refused } from './refused.ts';
import { createStackOfBucket, findStack, stackNameOf } from './stack.ts';
import { whyNotUpdatable } from './updatable.ts';

/** What `npm run deploy` does; the exit code. */
async function deploy(): Promise<number> {
  const declared = PARAMETERS;
  const given = readArguments('deploy', process.argv.slice(2), process.env);
  if (given.help) {
    process.stdout.write(deployHelp(declared));
    return 0;
  }
  const plan = planOf(given, declared, ROOT);
  say(announcement(plan));
  const isFirst = await isMissing(plan);
  say(stackIs(isFirst));
  say('\nBuilding and packaging …\n');
  const packaged = await npmRun('package');
  if (packaged !== 0) return failed('npm run package', packaged);
  if (isFirst) await prepare(plan);
  say('\nUploading and updating the stack …\n');
  const deployed = await update(plan);
  if (deployed !== 0) return failed('osls deploy', deployed);
  say(nextSteps(plan, (await deployedStack(plan)).outputs));
  return 0;
}

async function isMissing(plan: Plan): Promise<boolean> {
  const stack = await findStack(plan);
  const problem = stack === undefined ? undefined : whyNotUpdatable(stack.status, plan);
  if (problem !== undefined) throw new Refused([problem]);
  return stack === undefined;
}

const CORE_TEMPLATE = '.serverless/cloudformation-template-create-stack.json';

async function prepare(plan: Plan): Promise<void> {
  say(`Creating the stack ${stackNameOf(plan)} with the bucket of its deployments …\n`);
  if (!existsSync(`${ROOT}/${CORE_TEMPLATE}`)) {
    throw new Error(`Not deployed: npm run package should have left ${CORE_TEMPLATE}, but there is none`);
  }
  await createStackOfBucket(plan, readFileSync(`${ROOT}/${CORE_TEMPLATE}`, 'utf8'));
}

async function update(plan: Plan): Promise<number> {
  // Named after both, so that what a killed run left is never taken for another deployment.
  const file = `build/stack-parameters-${plan.stage}-${plan.region}.json`;
  const parameters = plan.parameters.map(({ parameter, choice }) => ({
    ParameterKey: parameter.key,
    ParameterValue: choice.value,
  }));
  mkdirSync(`${ROOT}/build`, { recursive: true });
  writeFileSync(`${ROOT}/${file}`, JSON.stringify(parameters));
  try {
    // Without --force osls compares code and template only, and would not deploy a changed parameter.
    return await osls('deploy', plan, { options: ['--force'], environment: { STACK_PARAMETERS_FILE: file } });
  } finally {
    rmSync(`${ROOT}/${file}`, { force: true });
  }
}

function failed(what: string, code: number): number {
  process.stderr.write(
    `\nThe deployment failed: ${what} ended with exit code ${code}, for the reason above.\n`,
  );
  return code;
}

const say = (text: string): void => {
  process.stdout.write(text);
};

await command('deploy', deploy);
