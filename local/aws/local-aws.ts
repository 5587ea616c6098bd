import type { Item } from '../../lib/aws/records/item.ts';
import type { Instant } from '../../lib/domain/time.ts';
import { type CloudWatchInbox, createCloudWatch } from './cloudwatch/inbox.ts';
import { createDynamoDb, itemsIn } from './dynamodb.ts';
import type { OrganizationOptions } from './identity-center/core.ts';
import { createIdentityCenter } from './identity-center/endpoint.ts';
import type { IdentityCenterFault } from './identity-center/faults.ts';
import { createOrganization, type Organization } from './identity-center/organization.ts';
import { createSns, type SnsInbox } from './sns/inbox.ts';
import { createSsm, type Ssm } from './ssm/endpoint.ts';
import type { Endpoint } from './wire/call.ts';
import { createFaults, type Faults } from './wire/faults.ts';
import { createGateway, type Gateway, type Intercept } from './wire/gateway.ts';
import { type Served, serve } from './wire/serve.ts';

export interface LocalAwsOptions {
  /** `Date.now` by default. */
  readonly now?: () => Instant;
  readonly organization?: Omit<OrganizationOptions, 'now'>;
  /** ARNs of the topics that exist. */
  readonly topics: readonly string[];
  /** The SecureStrings of the Parameter Store, by name. None by default. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Every call passes by default. */
  readonly intercept?: Intercept;
}

export interface LocalAws {
  readonly gateway: Gateway;
  readonly organization: Organization;
  /** Those of Identity Center. */
  readonly faults: Faults<IdentityCenterFault>;
  readonly inbox: SnsInbox;
  readonly metrics: CloudWatchInbox;
  readonly ssm: Ssm;
  /** What is behind the gateway: no fault of the gateway reaches whoever asks here. */
  readonly tableEndpoint: Endpoint;
  readonly calls: Gateway['calls'];
}

/** AWS without a socket, over any DynamoDB. Clients reach it through `gateway.handle`. */
export function createLocalAws(dynamoDb: Endpoint, options: LocalAwsOptions): LocalAws {
  const now = options.now ?? Date.now;
  const organization = createOrganization({ ...options.organization, now });
  const faults = createFaults<IdentityCenterFault>();
  const inbox = createSns({ topics: options.topics, now });
  const metrics = createCloudWatch({ now });
  const ssm = createSsm(options.parameters);
  const gateway = createGateway({
    endpoints: {
      sso: createIdentityCenter(organization, faults),
      sns: inbox.endpoint,
      monitoring: metrics.endpoint,
      ssm: ssm.endpoint,
      dynamodb: dynamoDb,
    },
    now,
    ...(options.intercept && { intercept: options.intercept }),
  });
  return {
    gateway,
    organization,
    faults,
    inbox,
    metrics,
    ssm,
    tableEndpoint: dynamoDb,
    calls: gateway.calls,
  };
}

export interface StartOptions extends LocalAwsOptions {
  /** 0 by default, which takes a free one. */
  readonly port?: number;
  /** The one table that exists. */
  readonly tableName: string;
}

export interface StartedAws extends LocalAws, Served {
  /** What the table holds, whatever goes wrong for those who ask through the gateway. */
  readonly items: () => Promise<readonly Item[]>;
}

/** AWS on this machine: set `AWS_ENDPOINT_URL` to its `url`. @throws Error that names the port when it is in use */
export async function startLocalAws(options: StartOptions): Promise<StartedAws> {
  const { tableName, port = 0 } = options;
  const dynamoDb = await createDynamoDb(tableName);
  const aws = createLocalAws(dynamoDb, options);
  return { ...aws, ...(await serve(aws.gateway, { port })), items: () => itemsIn(dynamoDb, tableName) };
}
