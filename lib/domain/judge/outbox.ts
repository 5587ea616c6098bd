import { type Ledger, type Notification, notificationId } from '../ledger.ts';
import type { MonitorRecord } from '../record.ts';
import { higher, type Severity } from '../resource.ts';
import type { Instant } from '../time.ts';

/** What goes out as one message: all that is owed for one incident. */
export interface Envelope {
  /** Of the newest notification. */
  readonly id: string;
  readonly newest: Notification;
  /** Those that were not delivered in their time, the oldest first. */
  readonly earlier: readonly Notification[];
  /** The highest of them all. */
  readonly severity: Severity;
}

/** What a ledger owes, in the order in which the first of each was decided. */
export function envelopesOf(ledger: Ledger): readonly Envelope[] {
  const byIncident = Map.groupBy(ledger.owed, (owed) => owed.incident);
  return [...byIncident.values()].flatMap((owed) => {
    const newest = owed.at(-1);
    return newest === undefined ? [] : [envelopeOf(newest, owed.slice(0, -1))];
  });
}

/** Some notifications of one incident, in the order in which they were decided. */
export const envelopeOf = (newest: Notification, earlier: readonly Notification[] = []): Envelope => ({
  id: notificationId(newest),
  newest,
  earlier,
  severity: earlier.map((owed) => owed.severity).reduce(higher, newest.severity),
});

/** The record once SNS has accepted a message: what it told is no longer owed, and reminders count from here. */
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
      owed: ledger.owed.filter(
        (owed) => owed.incident !== newest.incident || owed.sequence > newest.sequence,
      ),
      incidents: ledger.incidents.map((incident) =>
        incident.id === newest.incident ? { ...incident, acceptedAt } : incident,
      ),
    },
  };
}
