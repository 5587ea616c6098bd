import type { SSOAdminClientConfig } from '@aws-sdk/client-sso-admin';
import { SECOND } from '../domain/time.ts';

type RequestHandler = NonNullable<SSOAdminClientConfig['requestHandler']>;

export interface ClientOptions {
  readonly requestHandler?: RequestHandler;
  readonly maxAttempts?: number;
}

/** A request that takes all its attempts takes about 16 s: of the function's 60 s enough is left to tell people. */
const MAX_ATTEMPTS = 3;

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

// Each client is made beside the calls that it is for, so that a bundle can leave out or put off those that it does not
// need. A function makes it once, and keeps it from run to run with its connections. All but Identity Center's are in the
// function's own Region.

/** What every client has, unless it is given something else. */
export const clientOptions = ({ requestHandler = TIMEOUTS, maxAttempts = MAX_ATTEMPTS }: ClientOptions) =>
  ({ requestHandler, maxAttempts, retryMode: 'standard' }) as const;
