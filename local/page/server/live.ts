import type { SSEStreamingApi } from 'hono/streaming';
import { SECOND } from '../../../lib/domain/time.ts';
import type { Changes } from './changes.ts';

/** Parts of the page, as HTML by the id of the element that they fill. */
export type Parts = Readonly<Record<string, string>>;

const AT_LEAST_EVERY = 1 * SECOND;

/** Sends each part when it has changed, until the browser goes away. */
export async function sendLive(
  stream: SSEStreamingApi,
  changes: Changes,
  render: () => Parts | Promise<Parts>,
): Promise<void> {
  const sent = new Map<string, string>();
  while (!stream.aborted && !stream.closed) {
    // What changes while this is drawn must be drawn too.
    const next = changes.next(AT_LEAST_EVERY);
    for (const [id, html] of Object.entries(await render())) {
      if (sent.get(id) === html) continue;
      sent.set(id, html);
      await stream.writeSSE({ event: 'part', data: JSON.stringify({ id, html }) });
    }
    await next;
  }
}
