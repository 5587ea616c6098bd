import type { Cause, Remedy } from '../episode.ts';
import type { UnseenStatus } from '../status.ts';

/** What keeps a poll from seeing all. Each needs another answer from whoever is woken. */
export const OBSTACLES = ['empty', 'elsewhere', 'partial', 'denied', 'throttled', 'unanswered'] as const;

export type Obstacle = (typeof OBSTACLES)[number];

const REMEDY: Readonly<Record<Obstacle, Remedy>> = {
  empty: 'configuration',
  elsewhere: 'wait',
  partial: 'answer',
  denied: 'permission',
  throttled: 'wait',
  unanswered: 'wait',
};

interface Unseen {
  readonly status: UnseenStatus;
  readonly cause?: Cause;
}

/** What ends it, by what one poll said. */
export const remedyOf = (unseen: Unseen): Remedy => REMEDY[obstacleOf(unseen)];

export function obstacleOf({ status, cause }: Unseen): Obstacle {
  if (status === 'empty' || status === 'elsewhere') return status;
  const code = cause?.code ?? '';
  const refused =
    /denied|unauthori|forbidden|credential|signature|expiredtoken|invalidclienttoken|unrecognizedclient/i;
  if (refused.test(code) || cause?.message.includes('KMS_')) return 'denied';
  if (/throttl|toomanyrequests|limitexceeded/i.test(code)) return 'throttled';
  return status === 'partial' ? status : 'unanswered';
}
