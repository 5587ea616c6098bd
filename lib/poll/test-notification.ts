import { testEnvelopes } from '../messages/test-notification.ts';
import type { RunContext } from './ports.ts';

/** Publishes a marked opening and closing, so that people can see that alerts arrive. Touches no record. */
export async function sendTestNotification({
  ports,
  config,
  time,
}: Omit<RunContext, 'watch'>): Promise<readonly string[]> {
  const sent: string[] = [];
  for (const envelope of testEnvelopes(config.scope, time.now)) {
    await ports.publish(envelope, time.now, time.publish);
    sent.push(envelope.id);
  }
  return sent;
}
