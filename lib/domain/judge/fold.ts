import type { Ledger, Notification } from '../ledger.ts';
import { higher, incidentId, type Resource, type Scope, type Severity } from '../resource.ts';
import type { Instant } from '../time.ts';

const OWED_KEPT = 50;

/**
 * Beyond 50 owed, the oldest of closed incidents and of told changes become one notification that counts them,
 * so that a record stays small however long SNS refuses.
 */
export function fold(
  ledger: Ledger,
  { scope, now }: { readonly scope: Scope; readonly now: Instant },
): Ledger {
  if (ledger.owed.length <= OWED_KEPT) return ledger;
  const before = ledger.owed.find(isFolded);
  const others = ledger.owed.filter((owed) => owed !== before);
  const excess = others.length - (OWED_KEPT - 1);
  const over = others.filter((owed) => isOver(ledger, owed));
  const incidents = new Set(over.slice(0, excess).map((owed) => owed.incident));
  const oldest = over.filter((owed) => incidents.has(owed.incident));
  if (oldest.length === 0) return ledger;
  const folded = into(before, oldest, scope, now);
  return { ...ledger, owed: [folded, ...others.filter((owed) => !oldest.includes(owed))] };
}

type Folded = Extract<Notification, { reason: 'folded' }>;

const isFolded = (owed: Notification): owed is Folded => owed.reason === 'folded';

const isOver = (ledger: Ledger, owed: Notification): boolean =>
  !ledger.incidents.some((open) => open.id === owed.incident);

function into(
  before: Folded | undefined,
  oldest: readonly Notification[],
  scope: Scope,
  now: Instant,
): Folded {
  const resource = recordResource(oldest);
  const counts: Record<string, number> = { ...before?.counts };
  for (const { reason, kind } of oldest) counts[`${reason} ${kind}`] = (counts[`${reason} ${kind}`] ?? 0) + 1;
  const instance = oldest.at(-1)?.instance;
  return {
    reason: 'folded',
    kind: 'folded',
    incident: before?.incident ?? incidentId(scope, resource, 'folded', now),
    sequence: (before?.sequence ?? 0) + 1,
    severity: oldest
      .map((owed) => owed.severity)
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
