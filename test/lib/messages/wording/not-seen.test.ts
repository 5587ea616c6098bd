import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../../lib/domain/episode.ts';
import { envelopeOf } from '../../../../lib/domain/judge/outbox.ts';
import type { UnseenStatus } from '../../../../lib/domain/status.ts';
import { compose } from '../../../../lib/messages/publication.ts';
import { SUSPENDED } from '../sample-notifications.ts';
import { CONTEXT, ongoing, unseenEpisode } from '../samples.ts';

const message = 'ListInstances in eu-central-1 answered something';

describe('what stands in the way, in words', () => {
  const table: readonly (readonly [status: UnseenStatus, Cause, says: string])[] = [
    ['empty', { code: 'empty-list', message }, 'wrong Region or a wrong account'],
    ['elsewhere', { code: 'TimeoutError', message, answeredIn: 'us-east-1' }, 'an additional Region does'],
    ['blind', { code: 'TimeoutError', message }, 'no usable answer'],
    ['blind', { code: 'AccessDeniedException', message }, 'sso:ListInstances'],
    ['blind', { code: 'X', message: `${message} (KMS_DisabledException)` }, 'customer managed key'],
    ['blind', { code: 'ThrottlingException', message }, '20 requests a second'],
    ['partial', { code: 'row-unusable', message }, 'This does not mean that sign-in is down.'],
  ];

  it.each(table)('%s, %o: %s', (status, cause, says) => {
    const running = unseenEpisode(status, { cause });
    const newest = ongoing('not-seen', { type: 'scope' }, running, { suspended: SUSPENDED });
    const { email } = compose(envelopeOf(newest), CONTEXT).bodies;
    expect(email).toContain(says);
    expect(email).toContain(cause.code);
    expect(email).toContain('https://ssoins-72234f1e0a5bc6d9.us-east-1.portal.amazonaws.com');
    expect(email).toContain('eu-west-1 ADDING since 2026-11-22 09:00:00 UTC');
  });
});
