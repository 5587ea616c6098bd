import { describe, expect, it } from 'vitest';
import { envelopeOf } from '../../../lib/domain/judge/outbox.ts';
import { MINUTE } from '../../../lib/domain/time.ts';
import type { CustomNotification } from '../../../lib/messages/formats/amazon-q.ts';
import { compose } from '../../../lib/messages/publication.ts';
import { testEnvelopes } from '../../../lib/messages/test-notification.ts';
import { CONTEXT, episode, NOON, ongoing, REGION, SCOPE } from './samples.ts';

const stuck = ongoing(
  'region-adding',
  REGION,
  episode('ADDING', { since: NOON - 30 * MINUTE, clock: 'aws' }),
  { sequence: 1 },
);

describe('the test notification', () => {
  const messages = testEnvelopes(SCOPE, NOON);
  const publications = messages.map((message) => compose(message, CONTEXT));

  it('is an opening and its closing, with an id that no incident has', () => {
    expect(messages.map(({ id, newest }) => [id, newest.reason])).toEqual([
      ['test.2026-11-22T12:00:00.000Z.1', 'opened'],
      ['test.2026-11-22T12:00:00.000Z.2', 'closed'],
    ]);
  });

  it('says in every text that it is a test', () => {
    for (const { subject, bodies } of publications) {
      expect(subject).toMatch(/^\[TEST\] /);
      expect(bodies.email).toMatch(/^THIS IS A TEST/);
      const { content, metadata } = JSON.parse(bodies.https) as CustomNotification;
      expect(content.title).toMatch(/^:\S+: TEST - /);
      expect(content.description).toMatch(/^THIS IS A TEST/);
      expect(metadata.summary).toMatch(/^TEST - /);
      expect(JSON.parse(bodies.sqs)).toHaveProperty('test', true);
    }
  });

  it('says so even when nobody asks for that', () => {
    for (const message of messages) expect(compose(message, CONTEXT).subject).toMatch(/^\[TEST\] /);
  });

  it('and nothing else says so', () => {
    expect(JSON.stringify(compose(envelopeOf(stuck), CONTEXT))).not.toMatch(/\bTEST\b|"test/);
  });
});
