import { describe, expect, test } from 'vitest';
import { listInstances } from '../../../lib/aws/identity-center.ts';
import type { Listing, RegionEntry, Row } from '../../../lib/domain/observe/listing.ts';
import { httpEndpoint } from '../../support/sdk/http-endpoint.ts';
import { clientsAt, inTime } from './clients-at.ts';

const ARN = 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6';
const GOOD = `{"InstanceArn":"${ARN}","Status":"ACTIVE","Regions":[{"RegionName":"us-east-1","AddedDate":1795305600.5}]}`;
const GOOD_ROW: Row = {
  arn: ARN,
  status: 'ACTIVE',
  regions: [{ region: 'us-east-1', addedAt: 1_795_305_600_500 }],
};

/** The whole list, over HTTP and with the SDK's own client. */
async function listed(...instances: readonly string[]): Promise<Listing> {
  await using endpoint = await httpEndpoint([{ body: `{"Instances":[${instances.join(',')}]}` }]);
  const { identityCenter } = clientsAt(endpoint.url, { maxAttempts: 1 });
  return await listInstances(identityCenter, { signal: inTime() });
}

const complete = (...rows: readonly Row[]): Listing => ({ type: 'complete', rows });

const NO_DATES = [
  '"2026-06-01T00:00:00Z"',
  '"Mon, 01 Jun 2026 00:00:00 GMT"',
  '"1795305600"',
  '"nonsense"',
  '""',
  'null',
  'true',
  '{}',
  '{"tag":1,"value":1795305600}',
  '[]',
  '[1795305600]',
  '1e999',
  '-1e999',
  '1e300',
  '8640000000001',
];

describe('S20: what is wrong in one row is missing in that row, and the others are as they are', () => {
  test.each(NO_DATES)('AddedDate %s is no date', async (date) => {
    const bad = `{"InstanceArn":"bad","Regions":[{"RegionName":"a","Status":"ADDING","AddedDate":${date}}]}`;
    const row: Row = { arn: 'bad', regions: [{ region: 'a', status: 'ADDING' }] };
    expect(await listed(bad, GOOD)).toStrictEqual(complete(row, GOOD_ROW));
  });

  test.each(NO_DATES)('CreatedDate %s changes nothing', async (date) => {
    const bad = `{"InstanceArn":"bad","CreatedDate":${date},"Status":"ACTIVE"}`;
    expect(await listed(bad, GOOD)).toStrictEqual(complete({ arn: 'bad', status: 'ACTIVE' }, GOOD_ROW));
  });

  test.each<[json: string, row: Row]>([
    ['null', {}],
    ['5', {}],
    ['"row"', {}],
    ['[]', {}],
    ['{"InstanceArn":{},"Status":"ACTIVE"}', { status: 'ACTIVE' }],
    ['{"InstanceArn":"bad","Status":5}', { arn: 'bad' }],
    ['{"InstanceArn":"bad","PrimaryRegion":["a"],"OwnerAccountId":111122223333}', { arn: 'bad' }],
    ['{"InstanceArn":"bad","Regions":{"RegionName":"a"}}', { arn: 'bad' }],
    ['{"__type":"x","InstanceArn":"bad","AddedDate":"x"}', { arn: 'bad' }],
  ])('the row %s', async (json, row) => {
    expect(await listed(json, GOOD)).toStrictEqual(complete(row, GOOD_ROW));
  });

  test.each<[json: string, entry: RegionEntry]>([
    ['null', {}],
    ['5', {}],
    ['"us-east-1"', {}],
    ['{"RegionName":5,"Status":"ADDING"}', { status: 'ADDING' }],
    ['{"RegionName":"a","Status":{}}', { region: 'a' }],
    ['{"RegionName":"a","IsPrimaryRegion":"true"}', { region: 'a' }],
  ])('the entry %s of Regions', async (json, entry) => {
    const row: Row = { arn: 'bad', regions: [entry, { region: 'b' }] };
    const bad = `{"InstanceArn":"bad","Regions":[${json},{"RegionName":"b"}]}`;
    expect(await listed(bad, GOOD)).toStrictEqual(complete(row, GOOD_ROW));
  });
});

test.each([
  ['0', 0],
  ['-1.5', -1500],
  ['1795305600', 1_795_305_600_000],
  ['1.7953056001239E9', 1_795_305_600_124],
  ['8640000000000', 8_640_000_000_000_000],
])('AddedDate %s, in seconds, is a date to the millisecond', async (seconds, addedAt) => {
  const row = `{"InstanceArn":"a","Regions":[{"AddedDate":${seconds}}]}`;
  expect(await listed(row)).toStrictEqual(complete({ arn: 'a', regions: [{ addedAt }] }));
});
