import type { RunTime } from './deadline.ts';
import { compose } from './messages/publication.ts';
import { testMessages } from './messages/test-notification.ts';
import type { Ports } from './ports.ts';
import type { Settings } from './run.ts';

/** Publishes a marked opening and closing, so that people can see that alerts arrive. Touches no record. */
export async function sendTestNotification(
  ports: Pick<Ports, 'publish'>,
  settings: Settings,
  time: RunTime,
): Promise<readonly string[]> {
  const sent: string[] = [];
  for (const message of testMessages(settings.scope, time.now)) {
    await ports.publish(compose(message, { ...settings, now: time.now, test: true }), time.publish);
    sent.push(message.id);
  }
  return sent;
}
