import { MINUTE } from '../../lib/domain/time.ts';
import { readConfig } from '../../lib/poll/config.ts';
import { makePorts } from '../../lib/poll/ports.ts';
import type { Report } from '../../lib/poll/report.ts';
import { run } from '../../lib/poll/run.ts';
import type { LocalAws } from '../../local/aws/local-aws.ts';
import { operationOf, type WireReply, type WireRequest } from '../../local/aws/wire/call.ts';
import { sdkInProcess } from '../../local/aws/wire/sdk-in-process.ts';
import { pollClients } from '../support/sdk/clients.ts';
import { pendingIn } from '../support/story/records.ts';
import { environmentFor, openWorld, stillClock, TIME_LIMIT } from '../support/story/world.ts';

export type Operation = 'ListInstances' | 'Query' | 'PutItem' | 'PutMetricData' | 'Publish';

/** What a call ends with in place of its answer: a reply, or what the network says. */
export type Ending = WireReply | Error;

/** One that depends on what was asked, as an echo does. */
export type Answering = (request: WireRequest) => Ending;

/** What a run did that had an incident to open while calls went wrong, and what arrived once everything worked again. */
export interface Outlived {
  readonly report: Report;
  /** Ids of what is pending in the table after that run. */
  readonly outbox: readonly string[];
  /** Subjects of the messages that arrived in that run, and in the healthy ones after it. */
  readonly subjects: readonly string[];
  readonly later: readonly string[];
  readonly aws: LocalAws;
}

const ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
const REGION = 'eu-west-1';
const START = Date.UTC(2026, 0, 1);
const CONFIG = readConfig(environmentFor(REGION));

/** A Region becomes stuck in the run in which every call of the operation ends in this way. */
export async function outlive(operation: Operation, answering: Ending | Answering): Promise<Outlived> {
  let wrong = false;
  const { aws, table, clock } = openWorld({ clock: stillClock(START) });
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
  const ports = makePorts(CONFIG, pollClients(REGION, { requestHandler, maxAttempts: 1 }));
  const runAt = (minutes: number): Promise<Report> => {
    clock.moveTo(START + minutes * MINUTE);
    return run(ports, CONFIG, clock.runTime(TIME_LIMIT));
  };
  const subjects = () => aws.inbox.messages().map(({ subject }) => subject ?? '');
  await runAt(0);
  wrong = true;
  const report = await runAt(30);
  const [outbox, sent] = [pendingIn(table.items()), subjects()];
  wrong = false;
  await runAt(35);
  await runAt(40);
  return { report, outbox, subjects: sent, later: subjects().slice(sent.length), aws };
}

const stuckRegion = ({ organization }: LocalAws): void =>
  organization.put({
    arn: ARN,
    name: 'Main',
    createdAt: START,
    status: 'ACTIVE',
    primaryRegion: REGION,
    regions: [
      { name: REGION, status: 'ACTIVE', isPrimary: true },
      { name: 'us-east-1', status: 'ADDING', addedAt: START },
    ],
  });
