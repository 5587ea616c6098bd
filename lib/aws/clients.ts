import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSOAdminClient, type SSOAdminClientConfig } from '@aws-sdk/client-sso-admin';
import { SECOND } from '../domain/time.ts';

type RequestHandler = NonNullable<SSOAdminClientConfig['requestHandler']>;

export interface ClientOptions {
  /** The primary Region of the instance. Everything else is in the function's own Region. */
  readonly identityCenterRegion: string;
  readonly requestHandler?: RequestHandler;
  readonly maxAttempts?: number;
}

export interface Clients {
  readonly identityCenter: SSOAdminClient;
  /** For an additional Region, which is asked only when the primary is silent. */
  readonly identityCenterIn: (region: string) => SSOAdminClient;
  readonly dynamo: DynamoDBClient;
  readonly sns: SNSClient;
  readonly cloudWatch: CloudWatchClient;
}

/** A request that takes all its attempts takes about 16 s: of the function's 60 s enough is left to tell people. */
const MAX_ATTEMPTS = 3;
/** It is asked late in a run and decides nothing about instances: not worth the time of a second attempt. */
const ATTEMPTS_ELSEWHERE = 1;

/**
 * The SDK's own default is to wait for ever. `requestTimeout` ends with the headers of the answer and by itself only
 * warns; `socketTimeout` ends a body that stops coming.
 */
export const TIMEOUTS = {
  connectionTimeout: 2 * SECOND,
  requestTimeout: 5 * SECOND,
  socketTimeout: 5 * SECOND,
  throwOnRequestTimeout: true,
} as const;

/** DynamoDB answers in milliseconds, and what a run remembers must fit into the end of its time, attempts and all. */
export const RECORD_TIMEOUTS = {
  ...TIMEOUTS,
  connectionTimeout: 1 * SECOND,
  requestTimeout: 2 * SECOND,
  socketTimeout: 2 * SECOND,
} as const;

/** Made once and kept from run to run, with their connections. */
export function makeClients(options: ClientOptions): Clients {
  const { identityCenterRegion, requestHandler = TIMEOUTS, maxAttempts = MAX_ATTEMPTS } = options;
  const common = { requestHandler, maxAttempts, retryMode: 'standard' };
  const elsewhere = new Map<string, SSOAdminClient>();
  return {
    identityCenter: new SSOAdminClient({ ...common, region: identityCenterRegion }),
    identityCenterIn: (region) => {
      const client =
        elsewhere.get(region) ?? new SSOAdminClient({ ...common, region, maxAttempts: ATTEMPTS_ELSEWHERE });
      elsewhere.set(region, client);
      return client;
    },
    dynamo: new DynamoDBClient({ ...common, requestHandler: options.requestHandler ?? RECORD_TIMEOUTS }),
    sns: new SNSClient(common),
    cloudWatch: new CloudWatchClient(common),
  };
}
