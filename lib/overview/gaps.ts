import { HISTORY_AT_MOST, type Past } from '../domain/ledger.ts';
import type { InstanceRecord, ScopeRecord } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import { beganAt } from './stretches.ts';
import { type Segment, type Span, unseen } from './timeline.ts';

/** When the monitor saw nothing, or less than all: nobody knows what was so then. */
export function gapsOf(scope: ScopeRecord | undefined, { now, isLate }: Watch): readonly Segment[] {
  if (scope === undefined) return [];
  const { episode } = scope.scope;
  return [
    ...scope.ledger.history.flatMap(notSeen),
    ...(episode.status === 'seen' ? [] : [unseen('not-seen', { from: episode.since, to: now })]),
    ...scope.ledger.history.flatMap(noRun),
    ...(isLate ? [unseen('no-run', { from: scope.lastPolledAt, to: now })] : []),
  ];
}

export interface Watch {
  readonly now: Instant;
  /** Whether no run has polled for so long that the monitor must count as stopped. */
  readonly isLate: boolean;
}

const notSeen = (past: Past): readonly Segment[] =>
  'from' in past && past.from?.type === 'scope' && past.from.status !== 'seen'
    ? [unseen('not-seen', { from: past.from.since, to: past.at })]
    : [];

const noRun = (past: Past): readonly Segment[] =>
  'noRunFrom' in past ? [unseen('no-run', { from: past.noRunFrom, to: past.noRunTo })] : [];

/** What is in the range of the time before the oldest line of a full history, and before there was a record of the polls. */
export function forgotten(
  record: InstanceRecord,
  scope: ScopeRecord | undefined,
  { range, now }: { readonly range: Span; readonly now: Instant },
): readonly Segment[] {
  const pollsSince = scope ? beganOfPolls(scope) : now;
  const until = Math.max(
    ...[record, scope].map((one) => forgottenUntil(one?.ledger.history ?? [])),
    // The record of the polls was lost, and another one has begun.
    pollsSince > beganAt(record) ? pollsSince : 0,
  );
  return until > range.from ? [{ type: 'forgotten', from: range.from, to: until, isAtLeast: false }] : [];
}

/** 0 when nothing is forgotten yet. */
function forgottenUntil(history: readonly Past[]): Instant {
  const [oldest] = history;
  return oldest === undefined || history.length < HISTORY_AT_MOST ? 0 : instantOf(oldest);
}

const instantOf = (past: Past): Instant => ('noRunFrom' in past ? past.noRunFrom : past.at);

/** The earliest that the record of the polls names. */
const beganOfPolls = ({ scope, ledger }: ScopeRecord): Instant =>
  Math.min(
    scope.episode.since,
    ...ledger.history.map((past) => ('from' in past && past.from ? past.from.since : instantOf(past))),
  );
