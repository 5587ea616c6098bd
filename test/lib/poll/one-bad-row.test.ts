import { expect, onTestFinished, test } from 'vitest';
import { type Duration, MINUTE } from '../../../lib/domain/time.ts';
import { readConfig } from '../../../lib/poll/config.ts';
import { runTime } from '../../../lib/poll/deadline.ts';
import { makePorts } from '../../../lib/poll/ports.ts';
import { logLine } from '../../../lib/poll/report.ts';
import { run } from '../../../lib/poll/run.ts';
import { createLocalAws } from '../../../local/aws/local-aws.ts';
import { serve } from '../../../local/aws/wire/serve.ts';
import { arnOf } from '../../../local/story/stage.ts';
import { createTable } from '../../support/table/table.ts';
import { clientsAt, PRIMARY } from '../aws/clients-at.ts';

const START = Date.UTC(2026, 0, 1);
const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const CONFIG = readConfig({
  IDENTITY_CENTER_REGION: PRIMARY,
  ACCOUNT_ID: '111122223333',
  TABLE_NAME: 'records',
  ALERT_TOPIC_ARN: TOPIC,
});

/** The monitor over HTTP. A Region of `org` and one of `beta` have been `ADDING` since the start. */
async function monitor() {
  let now = START;
  const aws = createLocalAws(createTable({ name: 'records' }).endpoint, { now: () => now, topics: [TOPIC] });
  for (const name of ['org', 'beta']) {
    const region = { name: PRIMARY, status: 'ACTIVE', addedAt: START, isPrimary: true };
    const adding = { name: 'us-east-1', status: 'ADDING', addedAt: START };
    const row = { arn: arnOf(name), name, createdAt: START, status: 'ACTIVE', primaryRegion: PRIMARY };
    aws.organization.put({ ...row, regions: [region, adding] });
  }
  const { url, close } = await serve(aws.gateway, { port: 0 });
  onTestFinished(close);
  const ports = makePorts(CONFIG, clientsAt(url));
  const runAt = (at: Duration) => {
    now = START + at;
    return run(
      ports,
      CONFIG,
      runTime(now, MINUTE, () => now),
    );
  };
  return { aws, runAt, subjects: () => aws.inbox.messages().map(({ subject }) => subject ?? '') };
}

test('S20 S87: a row whose dates are no numbers is aged from its first poll, the other one from its date', async () => {
  const { aws, runAt, subjects } = await monitor();
  aws.faults.set({ type: 'text-dates', arn: arnOf('org') });
  const reports = [await runAt(20 * MINUTE), await runAt(40 * MINUTE)];
  expect(subjects()).toEqual([expect.stringContaining('beta')]);
  reports.push(await runAt(50 * MINUTE));
  expect(subjects()).toEqual([expect.stringContaining('beta'), expect.stringContaining('org')]);
  expect(reports.map((report) => logLine(report).facts.poll)).toEqual(['seen', 'seen', 'seen']);
});
