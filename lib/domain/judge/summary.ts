import type { Ledger, Notification, SummaryNotification } from '../ledger.ts';
import { higher, incidentId, type Resource, type Scope, type Severity } from '../resource.ts';
import type { Instant } from '../time.ts';

const PENDING_AT_MOST = 50;

/**
 * Beyond 50 pending, the oldest of closed incidents and of announced changes become one notification that counts
 * them, so that a record stays small however long SNS refuses.
 */
export function summarise(
  ledger: Ledger,
  { scope, now }: { readonly scope: Scope; readonly now: Instant },
): Ledger {
  if (ledger.outbox.length <= PENDING_AT_MOST) return ledger;
  const before = ledger.outbox.find(isSummary);
  const others = ledger.outbox.filter((pending) => pending !== before);
  const excess = others.length - (PENDING_AT_MOST - 1);
  const over = others.filter((pending) => isOver(ledger, pending));
  const incidents = new Set(over.slice(0, excess).map((pending) => pending.incident));
  const oldest = over.filter((pending) => incidents.has(pending.incident));
  if (oldest.length === 0) return ledger;
  const summary = summaryOf(oldest, { before, scope, now });
  return { ...ledger, outbox: [summary, ...others.filter((pending) => !oldest.includes(pending))] };
}

const isSummary = (pending: Notification): pending is SummaryNotification => pending.reason === 'summarised';

const isOver = (ledger: Ledger, pending: Notification): boolean =>
  !ledger.incidents.some((open) => open.id === pending.incident);

interface SummaryContext {
  /** The summary that is pending already. */
  readonly before: SummaryNotification | undefined;
  readonly scope: Scope;
  readonly now: Instant;
}

function summaryOf(
  oldest: readonly Notification[],
  { before, scope, now }: SummaryContext,
): SummaryNotification {
  const resource = recordResource(oldest);
  const counts: Record<string, number> = { ...before?.counts };
  for (const { reason, kind } of oldest) counts[`${reason} ${kind}`] = (counts[`${reason} ${kind}`] ?? 0) + 1;
  const instance = oldest.at(-1)?.instance;
  return {
    reason: 'summarised',
    kind: 'summary',
    incident: before?.incident ?? incidentId(scope, { resource, kind: 'summary', since: now }),
    sequence: (before?.sequence ?? 0) + 1,
    severity: oldest
      .map((pending) => pending.severity)
      .reduce(higher, before?.severity ?? ('info' satisfies Severity)),
    resource,
    decidedAt: before?.decidedAt ?? oldest[0]?.decidedAt ?? now,
    counts,
    from: before?.from ?? oldest[0]?.decidedAt ?? now,
    to: oldest.at(-1)?.decidedAt ?? now,
    ...(instance && { instance }),
  };
}

/** What the record is of: the instance, or the scope. */
function recordResource(oldest: readonly Notification[]): Resource {
  const resource = oldest[0]?.resource;
  if (resource?.type === 'instance' || resource?.type === 'region')
    return { type: 'instance', arn: resource.arn };
  return { type: 'scope' };
}
