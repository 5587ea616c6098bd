import type { Incident, Ledger, MonitorRecord, Presence, Tracked } from '../record.ts';
import type { Episode, Resource } from '../resource.ts';
import type { Instant } from '../time.ts';

/**
 * The clock can go back. A remembered instant that lies in the future is taken as now, and stored so:
 * else what begins afterwards would be younger than nothing, and what was told would wait for ever.
 * Ids hold their instants as text, and `addedAt` is what AWS said: neither is a clock of ours, both stay.
 */
export function settleClock<R extends MonitorRecord>(record: R, now: Instant): R;
export function settleClock(record: MonitorRecord, now: Instant): MonitorRecord {
  const settle = settler(now);
  const ledger = settleLedger(record.ledger, settle);
  if (record.type === 'instance') {
    return {
      ...record,
      instance: settleTracked(record.instance, settle),
      regions: record.regions.map((region) => settleTracked(region, settle)),
      ledger,
    };
  }
  return {
    ...record,
    lastPolledAt: settle(record.lastPolledAt),
    ...(record.lastSeenAt !== undefined && { lastSeenAt: settle(record.lastSeenAt) }),
    scope: settleTracked(record.scope, settle),
    unreadable: record.unreadable.map((tracked) => settleTracked(tracked, settle)),
    ledger,
  };
}

type Settle = (at: Instant) => Instant;

const settler =
  (now: Instant): Settle =>
  (at) =>
    Math.min(at, now);

function settleTracked<R extends Resource>(tracked: Tracked<R>, settle: Settle): Tracked<R> {
  return {
    ...tracked,
    presence: settlePresence(tracked.presence, settle),
    ...(tracked.episode && { episode: settleEpisode(tracked.episode, settle) }),
    ...(tracked.unknown && { unknown: settleEpisode(tracked.unknown, settle) }),
  };
}

const settlePresence = (presence: Presence, settle: Settle): Presence =>
  presence.type === 'present' ? presence : { ...presence, since: settle(presence.since) };

const settleEpisode = (episode: Episode, settle: Settle): Episode => ({
  ...episode,
  since: settle(episode.since),
  // Once moved it is not what AWS said any more.
  clock: settle(episode.since) === episode.since ? episode.clock : 'monitor',
  ...(episode.rowReadAt !== undefined && { rowReadAt: settle(episode.rowReadAt) }),
});

const settleLedger = (ledger: Ledger, settle: Settle): Ledger => ({
  ...ledger,
  incidents: ledger.incidents.map((incident) => settleIncident(incident, settle)),
  owed: ledger.owed.map((owed) => ({ ...owed, decidedAt: settle(owed.decidedAt) })),
});

const settleIncident = (incident: Incident, settle: Settle): Incident => ({
  ...incident,
  openedAt: settle(incident.openedAt),
  ...(incident.updatedAt !== undefined && { updatedAt: settle(incident.updatedAt) }),
  ...(incident.acceptedAt !== undefined && { acceptedAt: settle(incident.acceptedAt) }),
});
