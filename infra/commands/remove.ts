import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { redacted } from '../../lib/redact.ts';
import { npmRun, ROOT } from '../command-line/child-process.ts';
import { Refused, runAsProcess, say } from '../command-line/command.ts';
import { REMOVE_HELP } from '../command-line/help.ts';
import { type Options, readOptions } from '../command-line/options.ts';
import { accountOf, type Target } from '../command-line/target.ts';
import { brokenRule } from '../parameters/checks.ts';
import { parameterNamed } from '../parameters/parameter.ts';
import { findStack, type Stack, stackNameOf } from '../stack/cloudformation.ts';
import { osls } from '../stack/osls.ts';
import { requireRemoved } from '../stack/status.ts';

/** What `npm run remove` does; the exit code. */
async function remove(): Promise<number> {
  const options = readOptions('remove', process.argv.slice(2), process.env);
  if (options.help) {
    say(REMOVE_HELP);
    return 0;
  }

  // 1. Check the options, and that the stack exists.
  requireStage(options);
  const stack = await requireStack(options);

  // 2. Remove it.
  say(
    `Removing the stack ${stackNameOf(options)} from ${options.region}, in the account of ${accountOf(options)} …\n`,
  );
  const code = (await npmRun('build')) || (await osls('remove', options));
  if (code !== 0) {
    process.stderr.write(`\nThe removal failed with exit code ${code}, for the reason above.\n`);
    return code;
  }

  // 3. Ask CloudFormation what became of it, and say what is left.
  await requireRemoved(options);
  say(whatRemains(options, stack.outputs.TableName));
  return 0;
}

/** @throws Refused with every mistake in the options */
function requireStage({ stage, mistakes }: Options): void {
  const rule = brokenRule(parameterNamed('stage'), stage);
  const all = rule === undefined ? mistakes : [...mistakes, `--stage ${rule}, got ${redacted(stage)}`];
  if (all.length > 0) throw new Refused(all);
}

/** @throws Refused when there is none: a mistake in the stage or the Region is more likely than a second removal */
async function requireStack(target: Target): Promise<Stack> {
  const stack = await findStack(target);
  if (stack !== undefined) return stack;
  const { stage, region } = target;
  throw new Refused([
    `there is no stack ${stackNameOf(target)} in ${region}: is the stage (--stage=${stage}) right, and the Region (--region=${region})?`,
  ]);
}

/** What is left after a removal, and how to delete it. */
export const whatRemains = (target: Target, tableName: string | undefined): string => `
${recordsThatRemain(target, tableName)}
AWS itself keeps for a while:
  the metrics, as all metrics, for 15 months
  with Slack: the log of Q Developer, /aws/chatbot/${stackNameOf(target)} in us-east-1
  with kmsKey=create: the key, until its waiting time is over
Deploying again starts as on the first run.
`;

function recordsThatRemain(target: Target, tableName: string | undefined): string {
  if (!keepsRecords(target.stage)) return 'Removed, with its records: nothing of it is kept.';
  if (tableName === undefined) return tablesThatMayRemain(target);
  const options = `--table-name ${tableName} ${optionsOf(target)}`;
  return `Removed, but for its records: the table ${tableName} in ${target.region} is kept, and protected from deletion.
Deploying again makes a new one. To really delete the records:
  aws dynamodb update-table --no-deletion-protection-enabled ${options}
  aws dynamodb delete-table ${options}`;
}

/** A deployment that failed half-way has no outputs, but may have made its table. */
const tablesThatMayRemain = (
  target: Target,
): string => `Removed. It named no table; one that a failed deployment has made would be kept. To see:
  aws dynamodb list-tables --query "TableNames[?starts_with(@, '${stackNameOf(target)}-RecordsTable')]" ${optionsOf(target)}`;

/** For the AWS CLI. */
const optionsOf = ({ region, profile }: Target): string =>
  `--region ${region}${profile === undefined ? '' : ` --profile ${profile}`}`;

interface Service {
  readonly custom: {
    readonly records: { readonly others: RecordsPolicy } & Readonly<
      Record<string, RecordsPolicy | undefined>
    >;
  };
}

interface RecordsPolicy {
  readonly policy: 'Delete' | 'Retain';
}

/** As serverless.yml says. */
function keepsRecords(stage: string): boolean {
  const { custom } = parse(readFileSync(`${ROOT}/serverless.yml`, 'utf8'), { logLevel: 'error' }) as Service;
  const own = Object.hasOwn(custom.records, stage) ? custom.records[stage] : undefined;
  return (own ?? custom.records.others).policy === 'Retain';
}

if (import.meta.main) await runAsProcess('remove', remove);
