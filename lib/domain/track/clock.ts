import type { Episode, LostEpisode } from '../episode.ts';
import type { Incident, Ledger } from '../ledger.ts';
import type { InstanceRecord, MonitorRecord, Observed, Presence, ScopeRecord } from '../record.ts';
import { DAY, type Instant } from '../time.ts';

/**
 * The clock can go back. An instant that lies in the future is stored as now. Otherwise new episodes would seem to begin
 * before it, and reminders would never be due. Ids and `addedAt` stay: they are not readings of our clock.
 */
export function withoutFuture<R extends MonitorRecord>(record: R, now: Instant): R;
export function withoutFuture(record: MonitorRecord, now: Instant): MonitorRecord {
  const cap: Cap = (at) => Math.min(at, now);
  return record.type === 'instance' ? capInstance(record, cap) : capScope(record, cap);
}

type Cap = (at: Instant) => Instant;

const capInstance = (record: InstanceRecord, cap: Cap): InstanceRecord => ({
  ...record,
  ...(record.primary && { primary: capEpisode(record.primary, cap) }),
  ...(record.unwatched && { unwatched: capEpisode(record.unwatched, cap) }),
  ...(record.unlisted && { unlisted: capEpisode(record.unlisted, cap) }),
  instance: capObserved(record.instance, cap),
  regions: record.regions.map((region) => capObserved(region, cap)),
  ledger: capLedger(record.ledger, cap),
});

const capScope = (record: ScopeRecord, cap: Cap): ScopeRecord => ({
  ...record,
  lastPolledAt: cap(record.lastPolledAt),
  ...(record.lastSeenAt !== undefined && { lastSeenAt: cap(record.lastSeenAt) }),
  lagging: record.lagging.map((one) => ({
    ...one,
    ...(one.lastSeenAt !== undefined && { lastSeenAt: cap(one.lastSeenAt) }),
  })),
  ...(record.idle && { idle: capEpisode(record.idle, cap) }),
  scope: { ...record.scope, episode: capEpisode(record.scope.episode, cap) },
  unreadable: record.unreadable.map((tracked) => ({
    ...tracked,
    episode: capEpisode(tracked.episode, cap),
  })),
  ledger: capLedger(record.ledger, cap),
});

const capObserved = <T extends Observed<unknown, Episode>>(observed: T, cap: Cap): T => ({
  ...observed,
  presence: capPresence(observed.presence, cap),
  ...(observed.episode && { episode: capEpisode(observed.episode, cap) }),
  ...(observed.lost && { lost: capLost(observed.lost, cap) }),
  ...(observed.unknown && { unknown: capEpisode(observed.unknown, cap) }),
});

/** A day that lies in the future has not been proved. */
function capLost(lost: LostEpisode, cap: Cap): LostEpisode {
  const capped = capEpisode(lost, cap);
  const proved = cap(lost.since + lost.lastProvedDay * DAY);
  return { ...capped, lastProvedDay: Math.floor((proved - capped.since) / DAY) };
}

const capPresence = (presence: Presence, cap: Cap): Presence =>
  presence.type === 'present' ? presence : { ...presence, since: cap(presence.since) };

const capEpisode = <E extends Episode>(episode: E, cap: Cap): E => ({
  ...episode,
  since: cap(episode.since),
  // Once moved it is not what AWS said any more.
  clock: cap(episode.since) === episode.since ? episode.clock : 'monitor',
  ...('rowReadAt' in episode && episode.rowReadAt !== undefined && { rowReadAt: cap(episode.rowReadAt) }),
});

const capLedger = (ledger: Ledger, cap: Cap): Ledger => ({
  ...ledger,
  incidents: ledger.incidents.map((incident) => capIncident(incident, cap)),
  outbox: ledger.outbox.map((pending) => ({ ...pending, decidedAt: cap(pending.decidedAt) })),
});

const capIncident = (incident: Incident, cap: Cap): Incident => ({
  ...incident,
  openedAt: cap(incident.openedAt),
  ...(incident.updatedAt !== undefined && { updatedAt: cap(incident.updatedAt) }),
  ...(incident.acceptedAt !== undefined && { acceptedAt: cap(incident.acceptedAt) }),
});
