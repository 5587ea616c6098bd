import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Target } from './osls.ts';
import { ROOT } from './process.ts';
import { stackNameOf } from './stack.ts';

/** What is left after a removal, and how to be rid of it. */
export const whatIsKept = (target: Target, tableName: string | undefined): string => `
${recordsOf(target, tableName)}
AWS itself keeps for a while:
  the metrics, as all metrics, for 15 months
  with Slack: the log of Q Developer, /aws/chatbot/${stackNameOf(target)} in us-east-1
  with kmsKey=create: the key, until its waiting time is over
Deploying again starts as on the first run.
`;

function recordsOf(target: Target, tableName: string | undefined): string {
  if (!keepsRecords(target.stage)) return 'Removed, with its records: nothing of it is kept.';
  if (tableName === undefined) return maybeKept(target);
  const of = `--table-name ${tableName} ${where(target)}`;
  return `Removed, but for its records: the table ${tableName} in ${target.region} is kept, and protected from deletion.
Deploying again makes a new one. To really delete the records:
  aws dynamodb update-table --no-deletion-protection-enabled ${of}
  aws dynamodb delete-table ${of}`;
}

/** A deployment that failed half-way has no outputs, but may have made its table. */
const maybeKept = (
  target: Target,
): string => `Removed. It named no table; one that a failed deployment has made would be kept. To see:
  aws dynamodb list-tables --query "TableNames[?starts_with(@, '${stackNameOf(target)}-RecordsTable')]" ${where(target)}`;

const where = ({ region, profile }: Target): string =>
  `--region ${region}${profile === undefined ? '' : ` --profile ${profile}`}`;

interface Service {
  readonly custom: {
    readonly records: { readonly others: Policy } & Readonly<Record<string, Policy | undefined>>;
  };
}

interface Policy {
  readonly policy: 'Delete' | 'Retain';
}

/** As serverless.yml has deployed it. */
function keepsRecords(stage: string): boolean {
  const { custom } = parse(readFileSync(`${ROOT}/serverless.yml`, 'utf8'), { logLevel: 'error' }) as Service;
  const own = Object.hasOwn(custom.records, stage) ? custom.records[stage] : undefined;
  return (own ?? custom.records.others).policy === 'Retain';
}
