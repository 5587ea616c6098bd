import { PARAMETERS } from '../parameters/parameter.ts';
import { readArguments } from './arguments.ts';
import { checkValues } from './check-values.ts';
import { command } from './command.ts';
import { REMOVE_HELP } from './help.ts';
import { whatIsKept } from './kept.ts';
import { osls } from './osls.ts';
import { requireRemoved } from './outcome.ts';
import { npmRun } from './process.ts';
import { Refused } from './refused.ts';
import { findStack, stackNameOf } from './stack.ts';
import { accountOf } from './where.ts';

/** What `npm run remove` does; the exit code. */
async function remove(): Promise<number> {
  const given = readArguments('remove', process.argv.slice(2), process.env);
  if (given.help) {
    process.stdout.write(REMOVE_HELP);
    return 0;
  }
  const mistakes = [...given.mistakes, ...stageProblems(given.stage)];
  if (mistakes.length > 0) throw new Refused(mistakes);
  const stack = await findStack(given);
  // More likely a slip in the stage or the Region than a removal that was done before.
  if (stack === undefined) throw new Refused([missing(given.stage, given.region)]);
  process.stdout.write(
    `Removing the stack ${stackNameOf(given)} from ${given.region}, in the account of ${accountOf(given)} …\n`,
  );
  const code = (await npmRun('build')) || (await osls('remove', given));
  if (code !== 0) {
    process.stderr.write(`\nThe removal failed with exit code ${code}, for the reason above.\n`);
    return code;
  }
  await requireRemoved(given);
  process.stdout.write(whatIsKept(given, stack.outputs.TableName));
  return 0;
}

function stageProblems(stage: string): readonly string[] {
  const declared = PARAMETERS.filter(({ name }) => name === 'stage');
  const chosen = new Map([['stage', { value: stage, from: 'command line' as const }]]);
  return checkValues(declared, chosen, { file: '', mistakes: [] }).map(({ text }) => text);
}

const missing = (stage: string, region: string): string =>
  `there is no stack ${stackNameOf({ stage })} in ${region}: is the stage (--stage=${stage}) right, and the Region (--region=${region})?`;

await command('remove', remove);
