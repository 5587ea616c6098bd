import { type Ledger, type Notification, notificationId } from '../ledger.ts';
import type { MonitorRecord } from '../record.ts';
import { higher, type Severity } from '../resource.ts';
import type { Instant } from '../time.ts';

/** What goes out as one message: all that is pending of one incident. */
export interface Envelope {
  /** Of the newest notification. */
  readonly id: string;
  readonly newest: Notification;
  /** Those that were not delivered in their time, the oldest first. */
  readonly earlier: readonly Notification[];
  /** The highest of them all. */
  readonly severity: Severity;
}

/** What is in the outbox, in the order in which the first of each incident was decided. */
export function envelopesOf(ledger: Ledger): readonly Envelope[] {
  const byIncident = Map.groupBy(ledger.outbox, (pending) => pending.incident);
  return [...byIncident.values()].flatMap((pending) =>
    pending.slice(-1).map((newest) => envelopeOf(newest, pending.slice(0, -1))),
  );
}

/** Some notifications of one incident, in the order in which they were decided. */
export const envelopeOf = (newest: Notification, earlier: readonly Notification[] = []): Envelope => ({
  id: notificationId(newest),
  newest,
  earlier,
  severity: earlier.map((pending) => pending.severity).reduce(higher, newest.severity),
});

/** The record after SNS accepted a message: its notifications leave the outbox, and reminders count from now. */
export function acknowledge<R extends MonitorRecord>(
  record: R,
  { newest }: Envelope,
  acceptedAt: Instant,
): R {
  const { ledger } = record;
  return {
    ...record,
    ledger: {
      ...ledger,
      outbox: ledger.outbox.filter(
        (pending) => pending.incident !== newest.incident || pending.sequence > newest.sequence,
      ),
      incidents: ledger.incidents.map((incident) =>
        incident.id === newest.incident ? { ...incident, acceptedAt } : incident,
      ),
    },
  };
}
