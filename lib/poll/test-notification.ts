import { compose } from '../messages/publication.ts';
import { testEnvelopes } from '../messages/test-notification.ts';
import type { RunConfig } from './config.ts';
import type { RunTime } from './deadline.ts';
import type { Ports } from './ports.ts';

/** Publishes a marked opening and closing, so that people can see that alerts arrive. Touches no record. */
export async function sendTestNotification(
  ports: Pick<Ports, 'publish'>,
  config: RunConfig,
  time: RunTime,
): Promise<readonly string[]> {
  const sent: string[] = [];
  for (const envelope of testEnvelopes(config.scope, time.now)) {
    await ports.publish(
      compose(envelope, { ...config.messages, scope: config.scope, now: time.now }),
      time.publish,
    );
    sent.push(envelope.id);
  }
  return sent;
}
