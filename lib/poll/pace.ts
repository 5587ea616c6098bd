import { setTimeout as sleep } from 'node:timers/promises';
import type { Duration } from '../domain/time.ts';

/** SNS suspends an email subscription that gets more than 10 messages a second (so its quotas say). */
const AT_ONCE = 5;
const GAP: Duration = 200;

/** Resolves when the next message may go out: the first few at once, then five a second. */
export function pacer(wait: (gap: Duration) => Promise<unknown> = sleep): () => Promise<void> {
  let sent = 0;
  return async () => {
    sent += 1;
    if (sent > AT_ONCE) await wait(GAP);
  };
}
