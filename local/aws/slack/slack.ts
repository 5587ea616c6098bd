import type { Instant } from '../../../lib/domain/time.ts';
import type { SlackMessage } from '../../../lib/messages/formats/slack/message.ts';
import type { Answer, WireReply, WireRequest } from '../wire/call.ts';
import { createFaults, type Faults } from '../wire/faults.ts';
import { refusalOf } from './payload.ts';

/** What Slack answers instead of taking the message, or that it takes it and the answer is lost. */
export type SlackFault =
  | { readonly type: 'rate-limited'; readonly retryAfter?: string }
  | { readonly type: 'refuse'; readonly code: keyof typeof REFUSALS }
  | { readonly type: 'redirect'; readonly to: string }
  | { readonly type: 'lose-answer'; readonly by: 'silence' | 'reset' }
  | { readonly type: 'silence' }
  | { readonly type: 'reset' };

/** Statuses as Slack documents them for incoming webhooks. */
const REFUSALS = {
  invalid_token: 403,
  action_prohibited: 403,
  no_service: 404,
  channel_not_found: 404,
  channel_is_archived: 410,
  rollup_error: 500,
} as const;

/** A message that Slack accepted. */
export interface SlackPost {
  readonly at: Instant;
  readonly message: SlackMessage;
}

export interface Slack {
  readonly handle: (request: WireRequest) => Promise<WireReply>;
  readonly faults: Faults<SlackFault>;
  /** Every request, also one that was refused. */
  readonly requests: () => number;
  /** In the order of acceptance. */
  readonly posts: () => readonly SlackPost[];
  /** Why a message was refused, which Slack itself does not say. */
  readonly refusals: () => readonly string[];
}

export interface SlackOptions {
  /** The paths of the webhooks that exist, such as `/services/T01/B01/abc`. */
  readonly hooks: readonly string[];
  readonly now: () => Instant;
}

/** Incoming webhooks of Slack: takes what the real one would take, and keeps it. */
export function createSlack({ hooks, now }: SlackOptions): Slack {
  const faults = createFaults<SlackFault>();
  const posts: SlackPost[] = [];
  const refusals: string[] = [];
  let requests = 0;
  const accept = ({ method, path, headers, body }: WireRequest): Answer => {
    if (method !== 'POST' || !hooks.includes(path)) return answer(REFUSALS.no_service, 'no_service');
    if (!headers['content-type']?.startsWith('application/json')) return answer(400, 'invalid_payload');
    const text = body.toString('utf8');
    const refusal = refusalOf(text);
    if (refusal !== undefined) {
      refusals.push(refusal.why);
      return answer(refusal.status, refusal.code);
    }
    posts.push({ at: now(), message: JSON.parse(text) });
    return answer(200, 'ok');
  };
  return {
    faults,
    requests: () => requests,
    posts: () => [...posts],
    refusals: () => [...refusals],
    handle: async (request) => {
      requests += 1;
      return withFault(faults, () => accept(request));
    },
  };
}

/** Faults have no Region and no operation here. */
const ANY = { region: 'slack', operation: 'post' };

function withFault(faults: Faults<SlackFault>, accept: () => Answer): WireReply {
  const fault = faults.take(ANY, () => true);
  switch (fault?.type) {
    case 'rate-limited':
      return answer(
        429,
        'rate_limited',
        fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
      );
    case 'refuse':
      return answer(REFUSALS[fault.code], fault.code);
    case 'redirect':
      return answer(302, '', { location: fault.to });
    case 'silence':
    case 'reset':
      return { type: fault.type };
    case 'lose-answer':
      accept();
      return { type: fault.by };
    case undefined:
      return accept();
  }
}

const answer = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  type: 'answer',
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body,
});
