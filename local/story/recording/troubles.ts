import type { IdentityCenterFault } from '../../aws/identity-center/faults.ts';
import type { Faults } from '../../aws/wire/faults.ts';
import type { EndpointTrouble } from '../story.ts';

type InForce = ReturnType<Faults<IdentityCenterFault>['inForce']>[number];

/** What a story says of the faults that are in force: the other way round than a stage sets them. */
export const troublesOf = (inForce: readonly InForce[]): readonly EndpointTrouble[] =>
  inForce.flatMap(troubleOf);

function troubleOf({ fault, reach }: InForce): readonly EndpointTrouble[] {
  switch (fault.type) {
    case 'throttle':
      return [{ type: 'throttled' }];
    case 'fail':
      return [{ type: 'failing' }];
    case 'empty-list':
      return [{ type: 'empty' }];
    case 'deny':
      return [{ type: 'denied', ...(fault.reason !== undefined && { reason: fault.reason }) }];
    case 'reset':
      return [{ type: 'silent', ...(reach.region !== undefined && { but: ELSEWHERE }) }];
    case 'repeat-token':
      return [{ type: 'token-repeats' }];
    case 'break-page':
      return [{ type: 'page-fails', page: fault.page }];
    // The first goes with the two above. No story sets the others.
    case 'short-pages':
    case 'invalid':
    case 'silence':
    case 'empty-pages':
    case 'shuffle':
    case 'text-dates':
      return [];
  }
}

/** Only the primary Region is silent, so it does not matter which one answers. */
const ELSEWHERE = 'eu-west-1';
