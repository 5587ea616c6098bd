import { type Duration, SECOND } from '../domain/time.ts';

/** What Slack said. Whatever else happens is an error. */
export type Posted =
  | { readonly type: 'accepted' }
  | { readonly type: 'rate-limited'; readonly retryAfter: Duration }
  /** Nothing will ever arrive there: `no_service`, `channel_is_archived`, `invalid_token`. */
  | { readonly type: 'dead'; readonly answer: string };

export interface Attempt {
  readonly address: URL;
  readonly body: string;
  /** How long Slack may take. */
  readonly timeout: Duration;
}

const DEAD = [403, 404, 410];

/**
 * One attempt. `@slack/webhook` is not used: it has no timeout of its own, and keeps `Retry-After` to itself. A redirect
 * is not followed, because it would take the message to an address that nobody has checked. No error holds the
 * address: whoever knows it can write to the channel.
 */
export async function post(send: typeof fetch, { address, body, timeout }: Attempt): Promise<Posted> {
  const { status, retryAfter, text } = await answerOf(send, { address, body, timeout });
  const answer = `${status} ${wordOf(text)}`;
  if (status === 200 && text.trim() === 'ok') return { type: 'accepted' };
  if (status === 429) return { type: 'rate-limited', retryAfter: secondsOf(retryAfter) };
  if (DEAD.includes(status)) return { type: 'dead', answer };
  throw new Error(`Slack did not take the message: it answered ${answer}`);
}

async function answerOf(send: typeof fetch, { address, body, timeout }: Attempt) {
  try {
    const response = await send(address, {
      method: 'POST',
      // Between two runs the process is frozen, and a connection that was kept would be dead in the next one.
      headers: { 'content-type': 'application/json; charset=utf-8', connection: 'close' },
      body,
      redirect: 'manual',
      // Also ends a body that stops coming.
      signal: AbortSignal.timeout(timeout),
    });
    const { status, headers } = response;
    return { status, retryAfter: headers.get('retry-after'), text: await response.text() };
  } catch (error) {
    // Without its cause, which may repeat the request.
    throw new Error(
      `Slack did not take the message, or only its answer is lost: ${reasonOf(error, timeout)}`,
    );
  }
}

function reasonOf(error: unknown, timeout: Duration): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return `no answer within ${timeout / SECOND} s`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
  return `the connection failed (${code})`;
}

/** The word with which a webhook answers. A page of a proxy is not repeated. */
function wordOf(text: string): string {
  const word = text.trim();
  return /^[a-z_]{1,60}$/.test(word)
    ? word
    : `with ${text.length} characters that are no answer of a webhook`;
}

const secondsOf = (header: string | null): Duration =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Math.max(1, Number(header)) * SECOND : SECOND;
