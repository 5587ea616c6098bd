import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { SSOAdminClient, type SSOAdminClientConfig } from '@aws-sdk/client-sso-admin';
import { SECOND } from '../domain/time.ts';

type RequestHandler = NonNullable<SSOAdminClientConfig['requestHandler']>;

export interface ClientOptions {
  readonly requestHandler?: RequestHandler;
  readonly maxAttempts?: number;
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

// A function makes those that it uses, once, and keeps them from run to run with their connections. All but Identity
// Center's are in the function's own Region.

export const identityCenterClient = (region: string, options: ClientOptions = {}): SSOAdminClient =>
  new SSOAdminClient({ ...common(options), region });

/** One for each additional Region, which is asked only when the primary is silent. */
export function identityCenterClients(options: ClientOptions = {}): (region: string) => SSOAdminClient {
  const clients = new Map<string, SSOAdminClient>();
  return (region) => {
    const client =
      clients.get(region) ?? identityCenterClient(region, { ...options, maxAttempts: ATTEMPTS_ELSEWHERE });
    clients.set(region, client);
    return client;
  };
}

export const dynamoClient = (options: ClientOptions = {}): DynamoDBClient =>
  new DynamoDBClient(common({ requestHandler: RECORD_TIMEOUTS, ...options }));

export const snsClient = (options: ClientOptions = {}): SNSClient => new SNSClient(common(options));

export const cloudWatchClient = (options: ClientOptions = {}): CloudWatchClient =>
  new CloudWatchClient(common(options));

export const ssmClient = (options: ClientOptions = {}): SSMClient => new SSMClient(common(options));

const common = ({ requestHandler = TIMEOUTS, maxAttempts = MAX_ATTEMPTS }: ClientOptions) =>
  ({ requestHandler, maxAttempts, retryMode: 'standard' }) as const;
