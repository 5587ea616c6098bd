import { type Instant, isoInstant } from '../../../lib/domain/time.ts';
import { shuffled } from '../../seeded.ts';
import { ApiError } from '../wire/api-error.ts';
import type { Call, Endpoint } from '../wire/call.ts';
import type { Faults } from '../wire/faults.ts';
import { answerJson, inputOf, type JsonObject, jsonError, type Operations } from '../wire/json-protocol.ts';
import { type IdentityCenterFault, pageShape, refusal } from './faults.ts';
import type { Organization } from './organization.ts';
import { type PageShape, page, pageNumber } from './paging.ts';
import type { InstanceRow, RegionRow } from './state.ts';

const PROTOCOL = {
  version: '1.1',
  target: 'SWBExternalService',
  namespace: 'com.amazonaws.swbexternalservice',
} as const;

/** The API of IAM Identity Center on the wire, in every Region, over one organisation. */
export function createIdentityCenter(
  organization: Organization,
  faults: Faults<IdentityCenterFault>,
): Endpoint {
  const operations = operationsOf(organization, faults);
  return (call) => {
    const refused = refusal(faults, call, pageOf(call));
    if (refused instanceof ApiError) return jsonError(PROTOCOL, call, refused);
    return refused ?? answerJson(PROTOCOL, operations, call);
  };
}

function operationsOf(organization: Organization, faults: Faults<IdentityCenterFault>): Operations {
  return {
    ListInstances: (input, call) => {
      const shape = pageShape(faults, call);
      const { rows, nextToken } = page(organization.listInstances(call.region), input, shape);
      return { Instances: rows.map((row) => instanceMetadata(row, shape)), NextToken: nextToken };
    },
    ListRegions: (input, { region }) => {
      const { rows, nextToken } = page(organization.listRegions(region, input), input);
      return { Regions: rows.map((row) => regionMetadata(row)), NextToken: nextToken };
    },
    DescribeRegion: (input, { region }) => regionMetadata(organization.describeRegion(region, input)),
    AddRegion: (input, { region }) => ({ Status: organization.addRegion(region, input).status }),
    RemoveRegion: (input, { region }) => ({ Status: organization.removeRegion(region, input).status }),
    CreateInstance: (input, { region }) => ({ InstanceArn: organization.createInstance(region, input).arn }),
    DescribeInstance: (input, { region }) => instanceDetails(organization.describeInstance(region, input)),
    DeleteInstance: (input, { region }) => {
      organization.deleteInstance(region, input);
      return {};
    },
  };
}

function instanceMetadata(row: InstanceRow, { seed, textDatesOf }: PageShape): JsonObject {
  const date = row.arn === textDatesOf ? isoInstant : epochSeconds;
  const regions = seed === undefined ? row.regions : row.regions && shuffled(row.regions, seed);
  return {
    InstanceArn: row.hidesArn ? undefined : row.arn,
    IdentityStoreId: row.identityStoreId,
    OwnerAccountId: row.ownerAccountId,
    Name: row.name,
    CreatedDate: date(row.createdAt),
    Status: row.status,
    StatusReason: row.statusReason,
    PrimaryRegion: row.primaryRegion,
    Regions: regions?.map((region) => regionMetadata(region, date)),
  };
}

/** Of keys and permission sets this organisation knows nothing, so it leaves out what AWS says of them. */
const instanceDetails = (row: InstanceRow): JsonObject => ({
  ...instanceMetadata(row, {}),
  IdentityStoreArn: identityStoreArnOf(row),
});

const identityStoreArnOf = ({ ownerAccountId, identityStoreId }: InstanceRow): string | undefined =>
  ownerAccountId && identityStoreId
    ? `arn:aws:identitystore::${ownerAccountId}:identitystore/${identityStoreId}`
    : undefined;

const epochSeconds = (at: Instant): number => at / 1000;

const regionMetadata = (row: RegionRow, date: (at: Instant) => unknown = epochSeconds): JsonObject => ({
  RegionName: row.name,
  Status: row.status,
  AddedDate: row.addedAt === undefined ? undefined : date(row.addedAt),
  IsPrimaryRegion: row.isPrimary,
});

/** The page of `ListInstances` that is asked for, from 1. The operation itself refuses a token that can't be read. */
function pageOf(call: Call): number | undefined {
  if (call.operation !== 'ListInstances') return undefined;
  try {
    return pageNumber(inputOf(call));
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
