import { describe, expect, it } from 'vitest';
import type { Cause, Remedy } from '../../../../lib/domain/episode.ts';
import { OBSTACLES, type Obstacle, obstacleOf, remedyOf } from '../../../../lib/domain/observe/remedy.ts';
import type { UnseenStatus } from '../../../../lib/domain/status.ts';

const message = 'ListInstances in eu-central-1 answered something';
const named = (code: string): Cause => ({ code, message });

const TABLE: readonly (readonly [UnseenStatus, Cause | undefined, Obstacle, Remedy])[] = [
  ['empty', named('empty-list'), 'empty', 'configuration'],
  ['empty', undefined, 'empty', 'configuration'],
  ['elsewhere', { ...named('TimeoutError'), answeredIn: 'us-east-1' }, 'elsewhere', 'wait'],
  ['elsewhere', named('AccessDeniedException'), 'elsewhere', 'wait'],
  ['blind', undefined, 'unanswered', 'wait'],
  ['blind', named('TimeoutError'), 'unanswered', 'wait'],
  ['blind', named('ECONNREFUSED'), 'unanswered', 'wait'],
  ['blind', named('unreadable-answer'), 'unanswered', 'wait'],
  ['blind', named('AccessDeniedException'), 'denied', 'permission'],
  ['blind', named('ExpiredTokenException'), 'denied', 'permission'],
  ['blind', named('UnrecognizedClientException'), 'denied', 'permission'],
  ['blind', named('CredentialsProviderError'), 'denied', 'permission'],
  ['blind', { code: 'X', message: `${message} (KMS_DisabledException)` }, 'denied', 'permission'],
  ['partial', named('AccessDeniedException'), 'denied', 'permission'],
  ['blind', named('ThrottlingException'), 'throttled', 'wait'],
  ['blind', named('TooManyRequestsException'), 'throttled', 'wait'],
  ['partial', named('ThrottlingException'), 'throttled', 'wait'],
  ['partial', named('row-unusable'), 'partial', 'answer'],
  ['partial', { code: 'token-repeated', message: 'gave the same NextToken twice' }, 'partial', 'answer'],
  ['partial', undefined, 'partial', 'answer'],
];

describe('what stands in the way, and what ends it', () => {
  it.each(TABLE)('%s, %o: %s, which %s ends', (status, cause, obstacle, remedy) => {
    const unseen = { status, ...(cause && { cause }) };
    expect(obstacleOf(unseen)).toBe(obstacle);
    expect(remedyOf(unseen)).toBe(remedy);
  });

  it('names each obstacle once', () => {
    expect(new Set(TABLE.map(([, , obstacle]) => obstacle))).toEqual(new Set(OBSTACLES));
  });
});
