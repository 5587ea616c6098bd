import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildBundled, buildUnbundled } from '../../bench/builds.ts';
import type { MeasuredFunction } from '../../bench/process/process.ts';
import { PRIMARY, SETTINGS, startWorld, type World } from '../../bench/world/world.ts';
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import { itemsIn } from '../../local/aws/dynamodb.ts';
import { healthyArn } from '../../local/aws/identity-center/healthy-instances.ts';
import { sdkInProcess } from '../../local/aws/wire/sdk-in-process.ts';

const ARN = healthyArn(1);
const ADDITIONAL = 'ap-somewhere-1';

const BUILDS = [
  ['unbundled', buildUnbundled],
  ['bundled', buildBundled],
] as const;

let world: World;
beforeEach(async () => {
  world = await startWorld({ instances: 1, regions: 2 });
});
afterEach(() => world.close());

const putAdding = (ageMinutes: number): void => {
  const addedAt = Date.now() - ageMinutes * MINUTE;
  world.aws.organization.putRegion(ARN, { name: ADDITIONAL, status: 'ADDING', addedAt });
};
const putStatus = (status: string): void =>
  world.aws.organization.putRegion(ARN, { name: ADDITIONAL, status });

const subjects = () => world.aws.inbox.messages().map(({ subject }) => subject);

const start = async (build: (source: string) => Promise<URL>): Promise<() => Promise<void>> => {
  const peer: MeasuredFunction = await world.start(await build('peer.ts'));
  return async () => {
    expect((await peer.invoke({})).failure).toBeUndefined();
  };
};

test.each(BUILDS)(
  'the %s peer remembers and measures each Region, and alerts of none that is ACTIVE',
  async (_, build) => {
    const poll = await start(build);
    await poll();
    const items = await itemsIn(world.aws.tableEndpoint, SETTINGS.TABLE_NAME);
    expect(items.map(({ scope, resource, status }) => [scope?.S, resource?.S, status?.S])).toEqual([
      [ARN, ADDITIONAL, 'ACTIVE'],
      [ARN, PRIMARY, 'ACTIVE'],
    ]);
    const points = world.aws.metrics.dataPoints();
    expect(points.map(({ name, value, dimensions }) => [name, value, dimensions.Region])).toEqual([
      ['Stuck', 0, PRIMARY],
      ['Stuck', 0, ADDITIONAL],
    ]);
    expect(subjects()).toEqual([]);
  },
);

test('the peer alerts once of a Region that has been ADDING for longer than 30 minutes, and again of the next time', async () => {
  const poll = await start(buildUnbundled);
  putAdding(29);
  await poll();
  expect(subjects()).toEqual([]);
  putStatus('ACTIVE');
  await poll();
  putAdding(31);
  await poll();
  await poll();
  expect(subjects()).toEqual([`Identity Center: ${ADDITIONAL} is ADDING`]);
  putStatus('ACTIVE');
  await poll();
  putAdding(31);
  await poll();
  expect(subjects()).toHaveLength(2);
  expect(world.aws.metrics.dataPoints().at(-1)).toMatchObject({ name: 'Stuck', value: 1 });
});

test('the peer alerts of a Region that has been REMOVING for longer than 30 minutes since it first saw that', async () => {
  const poll = await start(buildUnbundled);
  putStatus('REMOVING');
  await poll();
  await poll();
  expect(subjects()).toEqual([]);
  const items = await itemsIn(world.aws.tableEndpoint, SETTINGS.TABLE_NAME);
  const removing = items.find(({ resource }) => resource?.S === ADDITIONAL);
  const dynamo = new DynamoDBClient({ requestHandler: sdkInProcess(world.aws.gateway) });
  const earlier = { ...removing, since: { N: String(Date.now() - 31 * MINUTE) } };
  await dynamo.send(new PutItemCommand({ TableName: SETTINGS.TABLE_NAME, Item: earlier }));
  await poll();
  await poll();
  expect(subjects()).toEqual([`Identity Center: ${ADDITIONAL} is REMOVING`]);
});

test('the peer alerts once of an instance that could not be created', async () => {
  const poll = await start(buildUnbundled);
  const [instance] = world.aws.organization.instances();
  if (instance === undefined) throw new Error('There is no instance');
  world.aws.organization.put({ ...instance, status: 'CREATE_FAILED', createdAt: Date.now() - HOUR });
  await poll();
  await poll();
  expect(subjects()).toEqual(['Identity Center: instance is CREATE_FAILED']);
});
