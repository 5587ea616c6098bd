import { makeClients } from '../../lib/aws/clients.ts';
import { readConfig } from '../../lib/config.ts';
import { runTime } from '../../lib/deadline.ts';
import type { MonitorRecord } from '../../lib/domain/record.ts';
import { notificationId } from '../../lib/domain/record.ts';
import { MINUTE } from '../../lib/domain/time.ts';
import { makePorts } from '../../lib/ports.ts';
import type { Report } from '../../lib/report.ts';
import { run } from '../../lib/run.ts';
import { createLocalAws, type LocalAws } from '../../local/aws/local-aws.ts';
import { operationOf, type WireReply, type WireRequest } from '../../local/aws/wire/call.ts';
import { sdkInProcess } from '../support/sdk/in-process.ts';
import { createTable, type Table } from '../support/table/table.ts';

export type Operation = 'ListInstances' | 'Query' | 'PutItem' | 'PutMetricData' | 'Publish';

/** What a call ends with in place of its answer: a reply, or what the network says. */
export type Ending = WireReply | Error;

/** One that depends on what was asked, as an echo does. */
export type Answering = (request: WireRequest) => Ending;

/** What a run did that had an incident to open while one call went wrong, and what arrived once all went well again. */
export interface Outlived {
  readonly report: Report;
  /** Ids of what the table owes after that run. */
  readonly owed: readonly string[];
  /** Subjects of the messages that arrived in that run, and in the healthy ones after it. */
  readonly subjects: readonly string[];
  readonly later: readonly string[];
  readonly aws: LocalAws;
}

const ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alerts';
const START = Date.UTC(2026, 0, 1);

const CONFIG = readConfig({
  IDENTITY_CENTER_REGION: 'eu-west-1',
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: TOPIC,
});

/** A Region comes to be stuck in the run in which every call of the operation ends so. */
export async function outlive(operation: Operation, answering: Ending | Answering): Promise<Outlived> {
  let now = START;
  let wrong = false;
  const table = createTable({ name: CONFIG.tableName });
  const aws = createLocalAws(table.endpoint, { now: () => now, topics: [TOPIC] });
  stuckRegion(aws);
  const requestHandler = sdkInProcess(
    {
      handle: async (request) => {
        if (!wrong || operationOf(request) !== operation) return aws.gateway.handle(request);
        const ending = typeof answering === 'function' ? answering(request) : answering;
        if (ending instanceof Error) throw ending;
        return ending;
      },
    },
    { requestTimeout: 40 },
  );
  const ports = makePorts(
    CONFIG,
    makeClients({ identityCenterRegion: 'eu-west-1', requestHandler, maxAttempts: 1 }),
  );
  const runAt = (minutes: number): Promise<Report> => {
    now = START + minutes * MINUTE;
    return run(
      ports,
      CONFIG,
      runTime(now, MINUTE, () => now),
    );
  };
  const subjects = () => aws.inbox.messages().map(({ subject }) => subject ?? '');
  await runAt(0);
  wrong = true;
  const report = await runAt(30);
  const [owed, told] = [owedIn(table), subjects()];
  wrong = false;
  await runAt(35);
  await runAt(40);
  return { report, owed, subjects: told, later: subjects().slice(told.length), aws };
}

const stuckRegion = ({ organization }: LocalAws): void =>
  organization.put({
    arn: ARN,
    name: 'Main',
    createdAt: START,
    status: 'ACTIVE',
    primaryRegion: 'eu-west-1',
    regions: [
      { name: 'eu-west-1', status: 'ACTIVE', isPrimary: true },
      { name: 'us-east-1', status: 'ADDING', addedAt: START },
    ],
  });

const owedIn = (table: Table): readonly string[] =>
  table
    .items()
    .flatMap(({ record }) => (JSON.parse(record?.S ?? '') as MonitorRecord).ledger.owed.map(notificationId));
