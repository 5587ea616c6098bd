import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { envelopeOf } from '../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../lib/domain/ledger.ts';
import { slackMessage } from '../../../lib/messages/formats/slack/message.ts';
import { compose } from '../../../lib/messages/publication.ts';
import { visibleText } from './formats/slack/messages.ts';
import { NOTIFICATIONS, nameOf } from './sample-notifications.ts';
import { CONTEXT } from './samples.ts';

const BY_KIND = Map.groupBy(NOTIFICATIONS, ({ kind }) => kind);

const titled = (notification: Notification, text: string): string =>
  `##### ${nameOf(notification)}\n\n${text}\n`;

/** The email as a person reads it, without the ids at its foot. */
function emailOf(notification: Notification): string {
  const { subject, bodies } = compose(envelopeOf(notification), CONTEXT);
  const [text = ''] = bodies.email.split('\n\n--\n');
  return titled(notification, `${subject}\n\n${text}`);
}

/** What Slack shows, a paragraph for each block. */
function slackOf(notification: Notification): string {
  const { lambda } = compose(envelopeOf(notification), CONTEXT).bodies;
  return titled(notification, visibleText(slackMessage({ id: '', message: lambda }, '<!here>')));
}

/** To be read aloud, as somebody who is woken by it. `npx vitest run test/lib/messages -u` writes them after a change. */
test.each(['email', 'slack'])('nothing is kept of a kind that there is no more, as %s', (format) => {
  const kept = readdirSync(new URL(`goldens/${format}/`, import.meta.url));
  expect(kept.toSorted()).toEqual([...BY_KIND.keys()].map((kind) => `${kind}.txt`).toSorted());
});

test.each([...BY_KIND])('everything about %s reads as it was read aloud', async (kind, notifications) => {
  await expect(notifications.map(emailOf).join('\n')).toMatchFileSnapshot(`goldens/email/${kind}.txt`);
  await expect(notifications.map(slackOf).join('\n')).toMatchFileSnapshot(`goldens/slack/${kind}.txt`);
});
