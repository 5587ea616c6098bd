import { expect, test } from 'vitest';
import { envelopeOf } from '../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../lib/domain/ledger.ts';
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import { compose } from '../../lib/messages/publication.ts';
import { SUSPENDED } from '../lib/messages/sample-notifications.ts';
import {
  CONTEXT,
  closed,
  episode,
  INSTANCE_ITSELF,
  instanceEpisode,
  lostEpisode,
  NOON,
  ongoing,
  REGION,
  unseenEpisode,
} from '../lib/messages/samples.ts';

const adding = episode('ADDING', { since: NOON - 2 * HOUR, clock: 'aws' });
const active = episode('ACTIVE', { since: NOON });
const silent = unseenEpisode('elsewhere', {
  since: NOON - 15 * MINUTE,
  cause: {
    code: 'TimeoutError',
    message: 'ListInstances in eu-central-1 did not answer in time',
    answeredIn: 'us-east-1',
  },
});

const MESSAGES: readonly (readonly [title: string, notification: Notification])[] = [
  [
    'A Region that is being added for too long',
    ongoing('region-adding', REGION, { ...adding, since: NOON - 30 * MINUTE }, { sequence: 1 }),
  ],
  [
    'The same, critical now',
    ongoing('region-adding', REGION, adding, {
      reason: 'escalated',
      severity: 'critical',
      severities: ['warning', 'critical'],
      openedAt: NOON - 90 * MINUTE,
    }),
  ],
  [
    'The same, finished',
    closed(
      'region-adding',
      {
        type: 'region',
        resource: REGION,
        from: adding,
        to: active,
        at: NOON,
        outcome: 'completed',
        severity: 'info',
      },
      {
        severity: 'critical',
        severities: ['warning', 'critical'],
        openedAt: NOON - 90 * MINUTE,
        sequence: 3,
      },
    ),
  ],
  [
    'A Region that is gone',
    ongoing('region-lost', REGION, lostEpisode('region', { since: NOON - 5 * MINUTE }), {
      severity: 'critical',
      severities: ['critical'],
      sequence: 1,
    }),
  ],
  [
    'An instance that is being deleted',
    ongoing(
      'instance-deleting',
      INSTANCE_ITSELF,
      instanceEpisode('DELETE_IN_PROGRESS', { since: NOON, after: 'ACTIVE' }),
      { severity: 'critical', severities: ['critical'], sequence: 1 },
    ),
  ],
  [
    "A primary Region that doesn't answer",
    ongoing('not-seen', { type: 'scope' }, silent, {
      lastSeenAt: NOON - 20 * MINUTE,
      suspended: SUSPENDED,
      sequence: 1,
    }),
  ],
];

function section([title, notification]: (typeof MESSAGES)[number]): string {
  const { subject, bodies } = compose(envelopeOf(notification), { ...CONTEXT, timeZone: 'Europe/Berlin' });
  const [text = ''] = bodies.email.split('\n\n--\n');
  return `## ${title}\n\n\`\`\`text\nSubject: ${subject}\n\n${text}\n\`\`\`\n`;
}

const INTRODUCTION = `# Messages

Six of them, as email, with \`timeZone=Europe/Berlin\`. \`npx vitest run test/docs/messages.test.ts -u\` writes this page.

The subject says what an incident is about, and stays the same but for the mark in front of it, so that mail programs keep its
messages in one thread. The first line says what it means for signing in; it claims only what follows from what the monitor saw.
Then come what happened, since when and why there is a message now; what it means; what to do; and particulars last. Whoever was
told before gets the one next step instead, and is told where the rest stands.
`;

test('docs/messages.md shows six messages as they are', async () => {
  const page = [INTRODUCTION, ...MESSAGES.map(section)].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/messages.md');
});
