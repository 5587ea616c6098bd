import type { Decision } from '../domain/decide.ts';
import { notificationId } from '../domain/ledger.ts';
import type { Listing } from '../domain/observe/listing.ts';
import { resourceId } from '../domain/resource.ts';
import type { Duration } from '../domain/time.ts';

/** What one run saw, decided and did. */
export type Report =
  | {
      readonly type: 'decided';
      readonly decision: Decision;
      readonly unreadable: readonly { readonly key: string; readonly reason: string }[];
      /** How many records were committed. */
      readonly committed: number;
      /** Keys of the records that another run wrote first. */
      readonly stale: readonly string[];
      /** Keys of the records that another run was delivering. */
      readonly claimed: readonly string[];
      /** Ids of the notifications that SNS has accepted. */
      readonly sent: readonly string[];
      readonly failures: readonly Error[];
      readonly took: Readonly<Record<string, Duration>>;
    }
  | {
      /** The records could not be loaded, or the scope's own can't be read. */
      readonly type: 'undecided';
      readonly listing: Listing;
      readonly failures: readonly Error[];
      readonly took: Readonly<Record<string, Duration>>;
    };

/** One line of the log: what was seen, what changed, what was sent, what failed, and how long each step took (ms). */
export interface LogLine {
  /** `warn`: a person should look at it. */
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export function logLine(report: Report): LogLine {
  const ending = endingOf(report);
  if (report.type === 'undecided') {
    const facts = { ...listed(report.listing), ...ending };
    return { level: 'error', message: 'Nothing could be decided', facts };
  }
  const { decision, unreadable, stale, claimed, sent, committed, failures } = report;
  const { observation } = decision;
  const pending = stillPending(report);
  const facts = {
    poll: observation.status,
    ...('cause' in observation && { cause: observation.cause }),
    instances: observation.instances.length,
    regions: observation.instances.reduce((count, { regions }) => count + (regions?.size ?? 0), 0),
    changes: decision.changes.map(({ resource, outcome }) => `${resourceId(resource)} ${outcome}`),
    committed,
    sent,
    ...(pending.length > 0 && { pending }),
    ...(stale.length > 0 && { stale }),
    ...(claimed.length > 0 && { claimed }),
    ...(unreadable.length > 0 && { unreadable }),
    ...ending,
  };
  const attention = observation.status !== 'seen' || unreadable.length > 0 || stale.length > 0;
  const level = failures.length > 0 ? 'error' : attention ? 'warn' : 'info';
  return { level, message: failures.length > 0 ? 'Run failed' : 'Run', facts };
}

function endingOf({ failures, took }: Report): Readonly<Record<string, unknown>> {
  const failed = failures.map((failure) => failure.message);
  const stacks = failures
    .map(rootOf)
    .filter(isBug)
    .map(({ stack }) => stack);
  return { ...(failed.length > 0 && { failed }), ...(stacks.length > 0 && { stacks }), took };
}

/** What AWS said, when it could not be compared with anything. */
function listed(listing: Listing): Readonly<Record<string, unknown>> {
  const rows = 'rows' in listing ? { instances: listing.rows.length } : {};
  const cause = 'cause' in listing ? { cause: listing.cause } : {};
  return { listed: listing.type, ...rows, ...cause };
}

const rootOf = (error: Error): Error => (error.cause instanceof Error ? rootOf(error.cause) : error);

/** What only a fault of ours throws: without its place in the code nobody could mend it. */
const isBug = (error: Error): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;

function stillPending({ decision, sent }: Extract<Report, { type: 'decided' }>): readonly string[] {
  const decided = [decision.scope, ...decision.instances].flatMap((record) => record.ledger.outbox);
  const accepted = new Set(sent);
  // A message carries the id of its newest notification and covers the earlier ones of its incident.
  const delivered = new Set(
    decided.filter((one) => accepted.has(notificationId(one))).map(({ incident }) => incident),
  );
  return decided.filter(({ incident }) => !delivered.has(incident)).map(notificationId);
}
