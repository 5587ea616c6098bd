import { type ClientOptions, TIMEOUTS } from '../../../lib/aws/client-options.ts';
import type { PollClients } from '../../../lib/poll/ports.ts';
import { pollClients } from '../../support/sdk/clients.ts';

export const PRIMARY = 'eu-west-1';
export const OWN_REGION = 'eu-central-1';
export const SESSION_TOKEN = 'the-session-token';

/** The real clients, pointed at an endpoint in the way that the SDK itself offers. */
export function clientsAt(url: string, options: ClientOptions = {}): Required<PollClients> {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: OWN_REGION,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'the-secret',
    AWS_SESSION_TOKEN: SESSION_TOKEN,
  });
  return pollClients(PRIMARY, options);
}

/** As in production, only shorter. */
export const SHORT = { ...TIMEOUTS, requestTimeout: 60, socketTimeout: 60 };

/** For the tests in which time plays no part: it ends a test that hangs. */
export const inTime = (): AbortSignal => AbortSignal.timeout(60_000);
