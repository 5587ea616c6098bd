import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../../lib/domain/episode.ts';
import { envelopeOf } from '../../../../lib/domain/judge/outbox.ts';
import type { UnseenStatus } from '../../../../lib/domain/status.ts';
import { compose } from '../../../../lib/messages/publication.ts';
import { type Obstacle, obstacleOf } from '../../../../lib/messages/wording/not-seen.ts';
import { CONTEXT, ongoing, SUSPENDED, unseenEpisode } from '../samples.ts';

const message = 'ListInstances in eu-central-1 answered something';

describe('what stands in the way', () => {
  const table: readonly (readonly [status: UnseenStatus, Cause, Obstacle, says: string])[] = [
    ['empty', { code: 'empty-list', message }, 'empty', 'wrong Region or a wrong account'],
    [
      'elsewhere',
      { code: 'TimeoutError', message, answeredIn: 'us-east-1' },
      'elsewhere',
      'an additional Region does',
    ],
    ['blind', { code: 'TimeoutError', message }, 'unanswered', 'no usable answer'],
    ['blind', { code: 'ECONNREFUSED', message }, 'unanswered', 'no usable answer'],
    ['blind', { code: 'unreadable-answer', message }, 'unanswered', 'no usable answer'],
    ['blind', { code: 'AccessDeniedException', message }, 'denied', 'sso:ListInstances'],
    ['blind', { code: 'ExpiredTokenException', message }, 'denied', 'sso:ListInstances'],
    ['blind', { code: 'CredentialsProviderError', message }, 'denied', 'sso:ListInstances'],
    ['blind', { code: 'X', message: `${message} (KMS_DisabledException)` }, 'denied', 'customer managed key'],
    ['blind', { code: 'ThrottlingException', message }, 'throttled', '20 requests a second'],
    ['partial', { code: 'ThrottlingException', message }, 'throttled', '20 requests a second'],
    ['partial', { code: 'row-unusable', message }, 'partial', 'This does not mean that sign-in is down.'],
    [
      'partial',
      { code: 'token-repeated', message: 'gave the same NextToken twice' },
      'partial',
      'only a part',
    ],
  ];

  it.each(table)('%s, %o: %s', (status, cause, obstacle, says) => {
    const running = unseenEpisode(status, { cause });
    expect(obstacleOf(running)).toBe(obstacle);
    const newest = ongoing('not-seen', { type: 'scope' }, running, { suspended: SUSPENDED });
    const { email } = compose(envelopeOf(newest), CONTEXT).bodies;
    expect(email).toContain(says);
    expect(email).toContain(cause.code);
    expect(email).toContain('https://ssoins-72234f1e0a5bc6d9.us-east-1.portal.amazonaws.com');
    expect(email).toContain('eu-west-1 ADDING since 2026-11-22 09:00:00 UTC');
  });
});
