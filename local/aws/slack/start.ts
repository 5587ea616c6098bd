import type { Instant } from '../../../lib/domain/time.ts';
import { type Served, serve } from '../wire/serve.ts';
import { createSlack, type Slack } from './slack.ts';

const PATH = '/services/T0LOCAL/B0LOCAL/local';

/** The webhook of the simulated Slack, as its parameter holds it. */
export const LOCAL_WEBHOOK = `https://hooks.slack.com${PATH}`;

/** Slack on this machine, with that one webhook. */
export async function startSlack({
  now = Date.now,
}: {
  readonly now?: () => Instant;
} = {}): Promise<Slack & Served> {
  const slack = createSlack({ hooks: [PATH], now });
  return { ...slack, ...(await serve(slack, { port: 0 })) };
}
