import type { Reason } from '../../domain/ledger.ts';

/** Why there is a message at all. */
export const REASONS: Readonly<Record<Reason, string>> = {
  opened: 'opened, the first about this',
  escalated: 'escalated, its severity has risen',
  updated: 'update, what AWS answers has changed',
  reminded: 'reminder, it goes on',
  closed: 'closed',
  announced: 'a change',
  summarised: 'several in one',
};
