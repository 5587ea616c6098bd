import { type Decision, decide, type Memory } from '../../../lib/domain/decide.ts';
import type { Listing, Row } from '../../../lib/domain/observe/listing.ts';
import type { Policy } from '../../../lib/domain/policy.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import type { Scope } from '../../../lib/domain/resource.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../lib/domain/time.ts';

export const ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
export const SCOPE: Scope = { accountId: '111122223333', stage: 'prod', region: 'eu-west-1' };
export const T0: Instant = Date.UTC(2026, 0, 1);

export const POLICY: Policy = {
  adding: { warning: 30 * MINUTE, critical: 2 * HOUR },
  removing: { warning: 30 * MINUTE, critical: DAY },
  creating: { warning: 30 * MINUTE, critical: 2 * HOUR },
  deleting: { warning: 2 * HOUR, critical: 0 },
  notSeen: { warning: 15 * MINUTE, critical: HOUR },
  tellFrom: 'warning',
  reminders: [4 * HOUR, DAY, 7 * DAY],
  updateEvery: HOUR,
  interval: 5 * MINUTE,
};

export const NOTHING: Memory = { instances: [], unreadable: [], claimed: [] };

export const complete = (...rows: readonly Row[]): Listing => ({ type: 'complete', rows });

/** One decision, in the default policy. */
export const decideOnce = (memory: Memory, listing: Listing, now: Instant): Decision =>
  decide(memory, listing, { scope: SCOPE, policy: POLICY, now });

/** What the next run loads when this one could commit everything. */
export const remember = ({ scope, instances }: Decision): Memory => ({ ...NOTHING, scope, instances });

export const bytesOf = (record: MonitorRecord): number => Buffer.byteLength(JSON.stringify(record));
