import { type Ledger, type Notification, notificationId, type SummaryNotification } from '../ledger.ts';
import { higher, incidentId, type Resource, type Scope } from '../resource.ts';
import type { Instant } from '../time.ts';

/** Beyond so many pending, what is over and has not been told at all is counted instead of kept. */
const PENDING_AT_MOST = 50;
/** Beyond so many, also the closings of what was told. */
const CLOSINGS_AT_MOST = 100;
const IDS_AT_MOST = 100;

interface SummariseContext {
  readonly scope: Scope;
  readonly now: Instant;
}

/**
 * The oldest of closed incidents and of announced changes become one notification that counts them, so that a record
 * stays small however long SNS refuses. Whoever was told of a beginning is told of its end for as long as that can be.
 */
export function summarise(ledger: Ledger, context: SummariseContext): Ledger {
  const small = fold(ledger, { atMost: PENDING_AT_MOST, isFoldable: isUntold }, context);
  return fold(small, { atMost: CLOSINGS_AT_MOST, isFoldable: isOver }, context);
}

interface Folding {
  readonly atMost: number;
  readonly isFoldable: (ledger: Ledger, pending: Notification) => boolean;
}

function fold(ledger: Ledger, { atMost, isFoldable }: Folding, { scope, now }: SummariseContext): Ledger {
  if (ledger.outbox.length <= atMost) return ledger;
  const before = ledger.outbox.find(isSummary);
  const others = ledger.outbox.filter((pending) => pending !== before);
  const excess = others.length - (atMost - 1);
  const foldable = others.filter((pending) => isFoldable(ledger, pending));
  const incidents = new Set(foldable.slice(0, excess).map((pending) => pending.incident));
  const oldest = foldable.filter((pending) => incidents.has(pending.incident));
  if (!isSome(oldest)) return ledger;
  const summary = summaryOf(oldest, { before, scope, now });
  return { ...ledger, outbox: [summary, ...others.filter((pending) => !oldest.includes(pending))] };
}

/** At least one, the oldest first. */
type Some = readonly [Notification, ...Notification[]];

const isSome = (pending: readonly Notification[]): pending is Some => pending.length > 0;

const isSummary = (pending: Notification): pending is SummaryNotification => pending.reason === 'summarised';

const isOver = (ledger: Ledger, pending: Notification): boolean =>
  !ledger.incidents.some((open) => open.id === pending.incident);

/** It is over, and SNS has accepted nothing of it. */
const isUntold = (ledger: Ledger, pending: Notification): boolean =>
  isOver(ledger, pending) &&
  ledger.outbox.some(({ incident, sequence }) => incident === pending.incident && sequence === 1);

interface SummaryContext extends SummariseContext {
  /** The summary that is pending already. */
  readonly before: SummaryNotification | undefined;
}

function summaryOf(oldest: Some, { before, scope, now }: SummaryContext): SummaryNotification {
  const [first] = oldest;
  const last = oldest.at(-1) ?? first;
  const resource = recordResource(first);
  const counts: Record<string, number> = { ...before?.counts };
  for (const { reason, kind } of oldest) counts[`${reason} ${kind}`] = (counts[`${reason} ${kind}`] ?? 0) + 1;
  const { instance } = last;
  return {
    reason: 'summarised',
    kind: 'summary',
    incident: before?.incident ?? incidentId(scope, { resource, kind: 'summary', since: now }),
    sequence: (before?.sequence ?? 0) + 1,
    severity: oldest.map((pending) => pending.severity).reduce(higher, (before ?? first).severity),
    severities: [...new Set([before, ...oldest].flatMap((pending) => pending?.severities ?? []))],
    resource,
    decidedAt: (before ?? first).decidedAt,
    asked: scope.region,
    counts,
    ids: [...(before?.ids ?? []), ...oldest.map(notificationId)].slice(-IDS_AT_MOST),
    from: before?.from ?? first.decidedAt,
    to: last.decidedAt,
    ...(instance && { instance }),
  };
}

/** What the record is of: the instance, or the scope. */
const recordResource = ({ resource }: Notification): Resource =>
  'arn' in resource ? { type: 'instance', arn: resource.arn } : { type: 'scope' };
