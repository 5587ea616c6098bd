import { expect } from 'vitest';
import { type Decision, decide, type Memory } from '../../../lib/domain/decide.ts';
import { acknowledge, envelopesOf } from '../../../lib/domain/judge/outbox.ts';
import type { Notification } from '../../../lib/domain/ledger.ts';
import type { Listing, RegionEntry, Row } from '../../../lib/domain/observe/listing.ts';
import type { Policy } from '../../../lib/domain/policy.ts';
import type { MonitorRecord } from '../../../lib/domain/record.ts';
import { type Instant, MINUTE } from '../../../lib/domain/time.ts';
import { ARN, complete, NOTHING, POLICY, SCOPE, T0 } from './decide-once.ts';

export interface Poll {
  /** Since `T0`. */
  readonly minute: number;
  readonly listing: Listing;
  /** The Region that the monitor asks, if it is not that of `SCOPE`. */
  readonly asked?: string;
  readonly unreadable?: readonly string[];
  readonly claimed?: readonly string[];
}

interface Played {
  readonly memory: Memory;
  readonly last: Decision;
  /** Everything that people were told. */
  readonly notifications: readonly Notification[];
  /** The same in a line each: `<minute> <reason> <kind> <severity>`, and how it ended. */
  readonly told: readonly string[];
}

/** What follows from polls one after another, when SNS accepts everything at once. */
export function play(
  polls: readonly Poll[],
  { from = NOTHING, policy = {} }: { readonly from?: Memory; readonly policy?: Partial<Policy> } = {},
): Played {
  let memory = from;
  let last: Decision | undefined;
  const notifications: Notification[] = [];
  for (const { minute, listing, asked = SCOPE.region, unreadable = [], claimed = [] } of polls) {
    const now = T0 + minute * MINUTE;
    last = decide({ ...readable(memory, unreadable), unreadable, claimed }, listing, {
      scope: { ...SCOPE, region: asked },
      policy: { ...POLICY, ...policy },
      now,
    });
    for (const record of [last.scope, ...last.instances]) expect(holesIn(record)).toEqual([]);
    const hidden = memory.instances.filter(({ arn }) => unreadable.includes(arn));
    notifications.push(...[last.scope, ...last.instances].flatMap(({ ledger }) => ledger.outbox));
    memory = {
      ...NOTHING,
      scope: delivered(last.scope, now),
      instances: [...hidden, ...last.instances].map((record) => delivered(record, now)),
    };
  }
  if (last === undefined) throw new Error('no poll');
  return { memory, last, notifications, told: notifications.map(lineOf) };
}

/** Members without a value, by their names. A record that was stored and read has none. */
const holesIn = (data: unknown): readonly string[] =>
  typeof data !== 'object' || data === null
    ? []
    : Object.entries(data).flatMap(([name, value]) => (value === undefined ? [name] : holesIn(value)));

const readable = (memory: Memory, unreadable: readonly string[]): Memory => ({
  ...memory,
  instances: memory.instances.filter(({ arn }) => !unreadable.includes(arn)),
});

const delivered = <R extends MonitorRecord>(record: R, now: Instant): R =>
  envelopesOf(record.ledger).reduce((held, envelope) => acknowledge(held, envelope, now), record);

function lineOf(notification: Notification): string {
  const { reason, kind, severity, decidedAt } = notification;
  const outcome = reason === 'closed' ? [notification.change.outcome] : [];
  return [(decidedAt - T0) / MINUTE, reason, kind, severity, ...outcome].join(' ');
}

/** The same answer in several polls. */
export const at = (minutes: readonly number[], listing: Listing, more: Partial<Poll> = {}): readonly Poll[] =>
  minutes.map((minute) => ({ minute, listing, ...more }));

/** An `ACTIVE` instance with the primary Region `eu-west-1` and these others. */
export const regions = (others: Readonly<Record<string, string>>, more: Row = {}): Listing =>
  complete(rowOf(others, more));

export const rowOf = (others: Readonly<Record<string, string>>, more: Row = {}): Row => ({
  arn: ARN,
  status: 'ACTIVE',
  primaryRegion: 'eu-west-1',
  regions: Object.entries({ 'eu-west-1': 'ACTIVE', ...others }).map(
    ([region, status]): RegionEntry => ({ region, status }),
  ),
  ...more,
});

/** An instance without Regions in its row. */
export const instance = (status: string, more: Row = {}): Listing =>
  complete({ arn: ARN, status, primaryRegion: 'eu-west-1', ...more });

export const BETA = `${ARN}-beta`;
/** Another instance, in which nothing happens. */
export const beta: Row = rowOf({}, { arn: BETA });

export const BLIND: Listing = {
  type: 'failed',
  cause: { code: 'TimeoutError', message: 'No answer' },
  silent: true,
};
