import { type Duration, type Instant, SECOND } from '../domain/time.ts';
import { webhookAddress } from './address.ts';
import { type Posted, post } from './post.ts';

export interface SlackPorts {
  /** What the parameter holds now. */
  readonly readSecret: () => Promise<string>;
  readonly fetch: typeof fetch;
  readonly sleep: (wait: Duration) => Promise<unknown>;
  readonly now: () => Instant;
}

export interface Webhook {
  /**
   * Resolves once Slack has accepted the message. Whatever else happens is thrown, so that Lambda tries again, and then
   * keeps the message in the failure queue. A repetition can be one too many, so it carries the same ids.
   */
  readonly deliver: (body: string, until: Instant) => Promise<void>;
}

const ATTEMPT: Duration = 5 * SECOND;

/** The webhook in that parameter, which is read once, and again when Slack refuses it. */
export function webhook(parameter: string, ports: SlackPorts): Webhook {
  let known: URL | undefined;
  const read = async (): Promise<URL> => webhookAddress(await ports.readSecret(), parameter);
  return {
    deliver: async (body, until) => {
      known ??= await read();
      const posted = await postUntil(ports, { address: known, body, until });
      if (posted.type === 'accepted') return;
      const before = known;
      // Somebody may have put a new one there since it was read.
      known = undefined;
      const address = await read();
      if (address.href === before.href) throw deadChannel(posted.answer, parameter);
      const again = await postUntil(ports, { address, body, until });
      if (again.type === 'dead') throw deadChannel(again.answer, parameter);
      known = address;
    },
  };
}

interface Post {
  readonly address: URL;
  readonly body: string;
  readonly until: Instant;
}

/** Waits as long as Slack asks, while the run has the time to try again after that. */
async function postUntil(
  { fetch, sleep, now }: SlackPorts,
  { address, body, until }: Post,
): Promise<Exclude<Posted, { type: 'rate-limited' }>> {
  for (;;) {
    const timeout = Math.min(ATTEMPT, until - now());
    if (timeout <= 0) throw new Error('Slack did not take the message: the run has no more time');
    const posted = await post(fetch, { address, body, timeout });
    if (posted.type !== 'rate-limited') return posted;
    const { retryAfter } = posted;
    if (now() + retryAfter + ATTEMPT > until) {
      throw new Error(
        `Slack did not take the message: it asks to wait ${retryAfter / SECOND} s (429), which is longer than the run has`,
      );
    }
    await sleep(retryAfter);
  }
}

/** What happened to the webhook, by the word that Slack answers. */
const WHY: Readonly<Record<string, string>> = {
  channel_is_archived: 'Its channel is archived: unarchive it, or make a webhook for another channel.',
  channel_not_found: 'Its channel is gone: make a webhook for another channel.',
  action_prohibited:
    'An administrator of the workspace does not allow it: ask them, or make another webhook.',
};
const OTHERWISE = 'It was deleted, its app was removed, or the address is wrong: make a new webhook.';

function deadChannel(answer: string, parameter: string): Error {
  const [, word = ''] = answer.split(' ');
  return new Error(
    `Slack refuses the webhook in the SSM parameter ${parameter}: it answered ${answer}. ${WHY[word] ?? OTHERWISE} Put its address into the parameter: docs/operations.md, "Slack without Amazon Q".`,
  );
}
