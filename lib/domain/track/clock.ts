import type { Episode } from '../episode.ts';
import type { Incident, Ledger } from '../ledger.ts';
import type { InstanceRecord, MonitorRecord, Observed, Presence, ScopeRecord } from '../record.ts';
import type { Instant } from '../time.ts';

/**
 * The clock can go back. A remembered instant that lies in the future is taken as now, and stored so:
 * else what begins afterwards would be younger than nothing, and what was told would wait for ever.
 * Ids hold their instants as text, and `addedAt` is what AWS said: neither is a clock of ours, both stay.
 */
export function settleClock<R extends MonitorRecord>(record: R, now: Instant): R;
export function settleClock(record: MonitorRecord, now: Instant): MonitorRecord {
  const settle: Settle = (at) => Math.min(at, now);
  return record.type === 'instance' ? settleInstance(record, settle) : settleScope(record, settle);
}

type Settle = (at: Instant) => Instant;

const settleInstance = (record: InstanceRecord, settle: Settle): InstanceRecord => ({
  ...record,
  instance: settleObserved(record.instance, settle),
  regions: record.regions.map((region) => settleObserved(region, settle)),
  ledger: settleLedger(record.ledger, settle),
});

const settleScope = (record: ScopeRecord, settle: Settle): ScopeRecord => ({
  ...record,
  lastPolledAt: settle(record.lastPolledAt),
  ...(record.lastSeenAt !== undefined && { lastSeenAt: settle(record.lastSeenAt) }),
  scope: { ...record.scope, episode: settleEpisode(record.scope.episode, settle) },
  unreadable: record.unreadable.map((tracked) => ({
    ...tracked,
    episode: settleEpisode(tracked.episode, settle),
  })),
  ledger: settleLedger(record.ledger, settle),
});

const settleObserved = <T extends Observed<unknown, Episode>>(observed: T, settle: Settle): T => ({
  ...observed,
  presence: settlePresence(observed.presence, settle),
  ...(observed.episode && { episode: settleEpisode(observed.episode, settle) }),
  ...(observed.unknown && { unknown: settleEpisode(observed.unknown, settle) }),
});

const settlePresence = (presence: Presence, settle: Settle): Presence =>
  presence.type === 'present' ? presence : { ...presence, since: settle(presence.since) };

const settleEpisode = <E extends Episode>(episode: E, settle: Settle): E => ({
  ...episode,
  since: settle(episode.since),
  // Once moved it is not what AWS said any more.
  clock: settle(episode.since) === episode.since ? episode.clock : 'monitor',
  ...('rowReadAt' in episode && episode.rowReadAt !== undefined && { rowReadAt: settle(episode.rowReadAt) }),
});

const settleLedger = (ledger: Ledger, settle: Settle): Ledger => ({
  ...ledger,
  incidents: ledger.incidents.map((incident) => settleIncident(incident, settle)),
  outbox: ledger.outbox.map((pending) => ({ ...pending, decidedAt: settle(pending.decidedAt) })),
});

const settleIncident = (incident: Incident, settle: Settle): Incident => ({
  ...incident,
  openedAt: settle(incident.openedAt),
  ...(incident.updatedAt !== undefined && { updatedAt: settle(incident.updatedAt) }),
  ...(incident.acceptedAt !== undefined && { acceptedAt: settle(incident.acceptedAt) }),
});
