import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../lib/domain/time.ts';
import { readConfig } from '../../../lib/poll/config.ts';
import { runTime } from '../../../lib/poll/deadline.ts';
import type { Ports } from '../../../lib/poll/ports.ts';
import { run } from '../../../lib/poll/run.ts';
import { settleIncident } from '../../../lib/poll/settle.ts';
import { parseStories } from '../../../local/story/parse.ts';
import { STORY_START } from '../../../local/story/story.ts';
import { play } from '../../support/story/play.ts';
import { recordsIn } from '../../support/story/records.ts';
import { environmentFor } from '../../support/story/world.ts';

const LOST = `story lost
00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
`;
const INCIDENT =
  '111122223333/prod/ssoins-0000000000000org/ap-southeast-2/region-lost/2026-01-01T00:05:00.000Z';
const CONFIG = readConfig(environmentFor('eu-west-1'));
const NOW = STORY_START + 15 * MINUTE;
const time = (now = NOW) => runTime(now, MINUTE, () => now);

/** What it takes to settle after the Region was lost. */
async function afterLoss() {
  const [story] = parseStories(LOST, 'lost.story');
  let ports: Ports | undefined;
  const played =
    story &&
    (await play(story, {
      ports: (made) => {
        ports = made;
        return made;
      },
    }));
  if (played === undefined || ports === undefined) throw new Error('nothing was played');
  const context = (changed: Partial<Ports> = {}) => ({
    ports: { ...(ports as Ports), ...changed },
    config: CONFIG,
    time: time(),
  });
  const open = () =>
    recordsIn(played.table.items()).flatMap(({ ledger }) => ledger.incidents.map(({ kind }) => kind));
  return { ...played, ports, context, open };
}

const settlement = { incident: INCIDENT, because: 'intended' };

describe('S83: settling', () => {
  test('is committed and delivered, and touches neither the heartbeat nor the last poll', async () => {
    const { context, aws, table, open } = await afterLoss();
    const calls = aws.calls().length;
    const scopeBefore = table.items().find(({ resource }) => resource?.S === 'scope');
    expect(await settleIncident(settlement, context())).toEqual({
      answer: { type: 'settled', incident: INCIDENT, sent: [`${INCIDENT}.2`] },
      failures: [],
    });
    expect(open()).toEqual([]);
    expect(
      aws
        .calls()
        .slice(calls)
        .map(({ operation }) => operation),
    ).toEqual(['Query', 'PutItem', 'Publish', 'PutItem']);
    expect(table.items().find(({ resource }) => resource?.S === 'scope')).toEqual(scopeBefore);
  });

  test('answers that it is busy while a run delivers that record, and changes nothing', async () => {
    const { context, table } = await afterLoss();
    const [item] = table.items().filter(({ resource }) => resource?.S !== 'scope');
    table.put({ ...item, claimedUntil: { N: String(NOW + 1) } });
    const before = table.items();
    expect(await settleIncident(settlement, context())).toMatchObject({ answer: { type: 'busy' } });
    expect(table.items()).toEqual(before);
  });

  test('answers that it is busy when a run writes the record meanwhile, and publishes nothing', async () => {
    const { context, ports, aws } = await afterLoss();
    const messages = aws.inbox.messages().length;
    const save: Ports['records']['save'] = async (record, expected, options) => {
      await ports.records.save(record, expected, { signal: options.signal });
      return ports.records.save(record, expected, options);
    };
    const answer = await settleIncident(settlement, context({ records: { ...ports.records, save } }));
    expect(answer).toMatchObject({ answer: { type: 'busy' }, failures: [] });
    expect(aws.inbox.messages()).toHaveLength(messages);
  });

  test('fails when the record can not be stored: nothing is settled', async () => {
    const { context, ports, open } = await afterLoss();
    const save = () => Promise.reject(new Error('no table'));
    const { failures } = await settleIncident(settlement, context({ records: { ...ports.records, save } }));
    expect(failures.map(({ message }) => message)).toEqual(['no table']);
    expect(open()).toEqual(['region-lost']);
  });

  test('fails when SNS refuses the closing, which the next run delivers', async () => {
    const { context, ports, aws, open } = await afterLoss();
    const publish = () => Promise.reject(new Error('no topic'));
    const { failures } = await settleIncident(settlement, context({ publish }));
    expect(failures.map(({ message }) => message)).toEqual([
      `${INCIDENT}.2 could not be published: no topic`,
    ]);
    expect(open()).toEqual([]);
    const messages = aws.inbox.messages().length;
    const report = await run(ports, CONFIG, time(NOW + 5 * MINUTE));
    expect(report).toMatchObject({ type: 'decided', sent: [`${INCIDENT}.2`], failures: [] });
    expect(aws.inbox.messages()).toHaveLength(messages + 1);
  });

  test('is refused for what is not open, without a word to AWS but the question', async () => {
    const { context, aws } = await afterLoss();
    const calls = aws.calls().length;
    expect(await settleIncident({ incident: 'none' }, context())).toMatchObject({
      answer: { type: 'refused' },
    });
    expect(aws.calls()).toHaveLength(calls + 1);
  });
});
