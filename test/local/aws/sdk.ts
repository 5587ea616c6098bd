import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import type { Gateway } from '../../../local/aws/wire/gateway.ts';
import { sdkInProcess } from '../../../local/aws/wire/sdk-in-process.ts';

/** The SDK's own clients, each for one Region. */
export interface Clients {
  readonly identityCenter: (region?: string) => SSOAdminClient;
  readonly sns: (region?: string) => SNSClient;
  readonly cloudWatch: (region?: string) => CloudWatchClient;
  readonly dynamoDb: (region?: string) => DynamoDBClient;
}

export const PRIMARY = 'eu-west-1';

type Way = Pick<ConstructorParameters<typeof SNSClient>[0] & object, 'endpoint' | 'requestHandler'>;

export const overHttp = (url: string, requestTimeout = 0): Clients =>
  clients({ endpoint: url, requestHandler: { requestTimeout, throwOnRequestTimeout: true } });

/** Gives up at once on silence. */
export const inProcess = (gateway: Gateway): Clients =>
  clients({ endpoint: 'http://in-process', requestHandler: sdkInProcess(gateway, { requestTimeout: 0 }) });

function clients(way: Way): Clients {
  const config = (region: string) => ({
    ...way,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    identityCenter: (region = PRIMARY) => new SSOAdminClient(config(region)),
    sns: (region = PRIMARY) => new SNSClient(config(region)),
    cloudWatch: (region = PRIMARY) => new CloudWatchClient(config(region)),
    dynamoDb: (region = PRIMARY) => new DynamoDBClient(config(region)),
  };
}

/** What a call was refused with: name, message and what else the SDK read out of the answer. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return error as Refusal;
    throw error;
  }
  throw new Error('The call was expected to be refused, and was not');
}

export interface Refusal extends Error {
  readonly Reason?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}
