import type { ClientOptions } from '../../../lib/aws/client-options.ts';
import { cloudWatchClient } from '../../../lib/aws/cloudwatch.ts';
import { identityCenterClient, identityCenterClients } from '../../../lib/aws/identity-center.ts';
import { dynamoClient } from '../../../lib/aws/records/table.ts';
import { snsClient } from '../../../lib/aws/sns.ts';
import type { PollClients } from '../../../lib/poll/ports.ts';
// A run loads it when it has something to publish. On a virtual clock no run may wait for a file.
import '../../../lib/poll/publisher.ts';

/** The clients of a run, all with the same options. */
export const pollClients = (
  identityCenterRegion: string,
  options: ClientOptions = {},
): Required<PollClients> => ({
  identityCenter: identityCenterClient(identityCenterRegion, options),
  identityCenterIn: identityCenterClients(options),
  dynamo: dynamoClient(options),
  sns: snsClient(options),
  cloudWatch: cloudWatchClient(options),
});
