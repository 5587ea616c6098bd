import { expect, test } from 'vitest';
import { envelopeOf } from '../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../lib/domain/ledger.ts';
import { compose } from '../../../lib/messages/publication.ts';
import { NOTIFICATIONS, nameOf } from './sample-notifications.ts';
import { CONTEXT } from './samples.ts';

const BY_KIND = Map.groupBy(NOTIFICATIONS, ({ kind }) => kind);

/** The email as a person reads it, without the ids at its foot. */
function textOf(notification: Notification): string {
  const { subject, bodies } = compose(envelopeOf(notification), CONTEXT);
  const [text = ''] = bodies.email.split('\n\n--\n');
  return `##### ${nameOf(notification)}\n\n${subject}\n\n${text}\n`;
}

/** To be read aloud, as somebody who is woken by it. `npx vitest run test/lib/messages -u` writes them after a change. */
test.each([...BY_KIND])('every email about %s reads as it was read aloud', async (kind, notifications) => {
  await expect(notifications.map(textOf).join('\n')).toMatchFileSnapshot(`goldens/${kind}.txt`);
});
