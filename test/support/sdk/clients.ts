import {
  type ClientOptions,
  cloudWatchClient,
  dynamoClient,
  identityCenterClient,
  identityCenterClients,
  snsClient,
} from '../../../lib/aws/clients.ts';
import type { PollClients } from '../../../lib/poll/ports.ts';

/** The clients of a run, all with the same options. */
export const pollClients = (identityCenterRegion: string, options: ClientOptions = {}): PollClients => ({
  identityCenter: identityCenterClient(identityCenterRegion, options),
  identityCenterIn: identityCenterClients(options),
  dynamo: dynamoClient(options),
  sns: snsClient(options),
  cloudWatch: cloudWatchClient(options),
});
