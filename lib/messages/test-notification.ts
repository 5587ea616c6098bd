import type { RegionEpisode } from '../domain/episode.ts';
import { type Envelope, envelopeOf } from '../domain/judge/outbox.ts';
import type { InstanceFacts } from '../domain/ledger.ts';
import type { Scope } from '../domain/resource.ts';
import { type Instant, isoInstant, MINUTE } from '../domain/time.ts';

const MADE_UP_REGION = 'xx-test-1';
const MADE_UP_ARN = 'arn:aws:sso:::instance/ssoins-0000000000000000';
/** No other incident begins so: theirs begin with an account. */
const PREFIX = 'test.';

export const isTest = ({ newest }: Envelope): boolean => newest.incident.startsWith(PREFIX);

/** An opening and its closing, both made up, to see whether messages arrive and what they look like. */
export function testEnvelopes(scope: Scope, now: Instant): readonly Envelope[] {
  const episode: RegionEpisode = { type: 'region', status: 'ADDING', since: now - 30 * MINUTE, clock: 'aws' };
  const about = {
    incident: `${PREFIX}${isoInstant(now)}`,
    kind: 'region-adding',
    severity: 'warning',
    resource: { type: 'region', arn: MADE_UP_ARN, region: MADE_UP_REGION },
    severities: ['warning'],
    decidedAt: now,
    asked: scope.region,
    instance: madeUpInstance(scope),
  } as const;
  const to: RegionEpisode = { type: 'region', status: 'ACTIVE', since: now, clock: 'monitor' };
  const change = {
    type: 'region',
    resource: about.resource,
    from: episode,
    to,
    at: now,
    outcome: 'completed',
    severity: 'info',
  } as const;
  return [
    envelopeOf({ ...about, reason: 'opened', sequence: 1, openedAt: now, episode }),
    envelopeOf({ ...about, reason: 'closed', sequence: 2, openedAt: now, change }),
  ];
}

const madeUpInstance = (scope: Scope): InstanceFacts => ({
  arn: MADE_UP_ARN,
  name: 'test-instance',
  ownerAccountId: scope.accountId,
  primaryRegion: scope.region,
  activeRegions: [scope.region],
});
